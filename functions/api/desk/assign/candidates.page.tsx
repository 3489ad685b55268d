import type { FC } from 'hono/jsx'
import type { ListPlace } from '../lists/row.page.tsx'
import { assign } from '../texts/assign.ts'
import type { Lang } from '../texts/language.ts'
import type { Candidate } from './history.ts'

/** Why a unit is likely, in words. */
export const whyWords = (lang: Lang, { proposed, similar, topic }: Candidate): string => {
  const t = assign[lang]
  const why = [
    ...(proposed ? [t.proposed] : []),
    ...(similar > 0 ? [t.similar(similar)] : []),
    ...(topic > 0 ? [t.topic(topic)] : []),
  ]
  return why.join(lang === 'zh' ? '，' : ', ')
}

type Props = { place: ListPlace; candidates: readonly Candidate[]; form: string; action: string }

/** The likely units; each can be filled into the form, which is sent for it like for a new row. */
export const Candidates: FC<Props> = ({ place, candidates, form, action }) => {
  const { lang } = place
  const t = assign[lang]
  if (candidates.length === 0) return <p class="quiet">{t.candidatesNone}</p>
  const use = (as: string, unit: string, label: string, full: string) => (
    <button
      type="submit"
      form={form}
      class="minor"
      name="use"
      value={`${as}.${unit}`}
      formaction={`${action}#${form}`}
      aria-label={full}
    >
      {label}
    </button>
  )
  return (
    <ul class="similar">
      {candidates.map((one) => {
        const name = place.unitName(one.unit)
        return (
          <li>
            <b lang="zh-CN">{name}</b>
            <p class="small quiet">{whyWords(lang, one)}</p>
            <p class="buttons">
              {use('lead', one.unit, t.asLead, t.asLeadOf(name))}
              {use('co', one.unit, t.asCo, t.asCoOf(name))}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
