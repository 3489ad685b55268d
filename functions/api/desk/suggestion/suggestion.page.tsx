import type { FC } from 'hono/jsx'
import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import type { caseView } from '../../views/case.view.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { UnitList } from '../forms/field.page.tsx'
import type { UnitNames } from '../forms/input.ts'
import { Shell } from '../shell.page.tsx'
import { type Lang, say } from '../texts/language.ts'
import { suggestion } from '../texts/suggestion.ts'
import { DayOf } from '../time.tsx'
import type { Person, Viewer } from '../viewer.ts'
import { StepTask, type StepView } from './step.page.tsx'

export type CaseView = Awaited<ReturnType<typeof caseView>>

export type SuggestionPageProps = {
  viewer: Viewer & { person: Person }
  today: string
  view: CaseView
  units: UnitNames
  /** The open steps of this person. */
  steps: readonly StepView[]
  /** Whom the other open steps wait for. */
  waiting: readonly string[]
  /** What was just done, in words. */
  done?: string
  /** Why what was sent did not go through, where there is no form left to say it at. */
  refused?: { message: string; typed: readonly string[] }
}

const words = (text: unknown): string => (typeof text === 'string' ? text : '')

const Handling: FC<{ lang: Lang; today: string; of: CaseView['handlings'][number]; units: UnitNames }> = (p) => {
  const { lang, today, of, units } = p
  const t = suggestion[lang]
  const nameOf = (code: string) => units.find((u) => u.code === code)?.name ?? code
  const reply = of.replies.at(-1)
  return (
    <section>
      <h3>{nameOf(of.unit)}</h3>
      <dl>
        <dt>{t.stage}</dt>
        <dd>{t.stages[of.stage]}</dd>
        <dt>{t.assigned}</dt>
        <dd>
          <DayOf lang={lang} day={of.assignedOn} today={today} />
        </dd>
        <dt>{t.due}</dt>
        <dd>{of.dueOn === null ? t.noDate : <DayOf lang={lang} day={of.dueOn} today={today} />}</dd>
        {of.co.length > 0 && (
          <>
            <dt>{t.co}</dt>
            <dd>{of.co.map(nameOf).join('、')}</dd>
          </>
        )}
        {of.officer && (
          <>
            <dt>{t.officer}</dt>
            <dd>
              {of.section} {of.officer}
            </dd>
          </>
        )}
        {reply && (
          <>
            <dt>{t.reply}</dt>
            <dd>
              {reply.documentNumber} <DayOf lang={lang} day={reply.issuedOn} today={today} />
            </dd>
          </>
        )}
      </dl>
      {of.draft && !reply && (
        <details>
          <summary>
            {t.draft(of.draft.version)} · {t.category(of.draft.category)}
          </summary>
          <h4 lang="zh-CN">{words(of.draft.title)}</h4>
          <p class="prose" lang="zh-CN">
            {words(of.draft.body)}
          </p>
        </details>
      )}
    </section>
  )
}

/** 建议: what it says, where it stands, who has it, and what the person can do to it now. */
export const SuggestionPage: FC<SuggestionPageProps> = (p) => {
  const { viewer, today, view, units, steps, waiting, done, refused } = p
  const { lang } = viewer
  const t = suggestion[lang]
  const wrong = steps.flatMap((s) => s.offers).find((o) => o.context.errors.length > 0)
  const lead = (view.deputies.find((d) => d.lead) ?? view.deputies[0])?.name ?? ''
  return (
    <Shell viewer={viewer} title={`${t.numbered(view.number)} ${words(view.title)}`}>
      {wrong && <ErrorSummary context={wrong.context} />}
      {refused && (
        <div class="notice wrong" role="alert" tabindex={-1} autofocus>
          <h2>{t.conflict}</h2>
          <p lang="zh-CN">{refused.message}</p>
          {refused.typed.map((text) => (
            <p class="prose">{text}</p>
          ))}
        </div>
      )}
      {done && (
        <p class="notice" role="status">
          {done}
        </p>
      )}
      <p class="quiet">
        {t.numbered(view.number)} · {t.signers(lead, view.deputies.length)} · {t.stages[view.stage]}
        {view.confidential && ` · ${t.confidential}`}
      </p>
      <h1 lang="zh-CN">{words(view.title)}</h1>
      {steps.map((step) => (
        <StepTask lang={lang} today={today} step={step} />
      ))}
      {waiting.length > 0 && (
        <p class="quiet">
          {t.waiting}
          {lang === 'zh' ? '：' : ': '}
          {waiting.join(lang === 'zh' ? '、' : ', ')}
        </p>
      )}
      {steps.length === 0 && waiting.length === 0 && view.stage !== 'closed' && (
        <p class="quiet">
          {t.between} <a href={viewer.path}>{t.refresh}</a>
        </p>
      )}
      {view.handlings.length > 0 && (
        <section>
          <h2>{t.handlings}</h2>
          {view.handlings.map((of) => (
            <Handling lang={lang} today={today} of={of} units={units} />
          ))}
        </section>
      )}
      <section>
        <h2>{t.text}</h2>
        <p class="prose" lang="zh-CN">
          {words(view.body)}
        </p>
        <p class="quiet small">
          {t.received} <DayOf lang={lang} day={view.receivedOn} today={today} />
          {view.topics.length > 0 && ` · ${t.topics} ${view.topics.join('、')}`}
        </p>
      </section>
      <UnitList units={units} />
    </Shell>
  )
}

/** Whom an open step waits for, in words. */
export const waitsForWords = (
  lang: Lang,
  step: { step: string; assignee: { role: string; unit?: string; duty?: string } },
  units: UnitNames,
): string => {
  const t = suggestion[lang]
  const { role, unit, duty } = step.assignee
  const name = unit === undefined ? t.roles[role] : units.find((u) => u.code === unit)?.name
  const who = [name ?? role, ...(duty ? [t.duties[duty] ?? duty] : [])].join(' ')
  return t.waitsFor(say(lang, stepNamed(step.step).labels), who)
}
