import type { FC } from 'hono/jsx'
import type { Similar } from '../../lists/similar.ts'
import type { WorkItem } from '../../lists/work-items.ts'
import type { FormContext } from '../forms/context.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { Fields, UnitList } from '../forms/field.page.tsx'
import type { UnitNames } from '../forms/input.ts'
import { type Offer, Offers } from '../forms/outcome.page.tsx'
import { isBlank, type Values } from '../forms/values.ts'
import { suggestionPath } from '../links.ts'
import type { ListPlace } from '../lists/row.page.tsx'
import { SimilarList } from '../lists/similar.page.tsx'
import { Shell } from '../shell.page.tsx'
import { type CaseView, words } from '../suggestion/case-view.ts'
import { assign } from '../texts/assign.ts'
import { lists } from '../texts/lists.ts'
import { suggestion } from '../texts/suggestion.ts'
import { DayOf, LightOf } from '../time.tsx'
import type { Viewer } from '../viewer.ts'
import { Candidates } from './candidates.page.tsx'
import type { Candidate } from './history.ts'
import { unusual, usual } from './values.ts'

const formId = 'assign'

type Props = {
  viewer: Viewer
  place: ListPlace
  units: UnitNames
  item: WorkItem
  view: CaseView
  candidates: readonly Candidate[]
  similar: readonly Similar[]
  context: FormContext
  values: Values
  once: string
  transfer: Offer
  back: boolean
}

/** 交办 of one suggestion: the text, the form, and who handled the like before. */
export const AssignPage: FC<Props> = (p) => {
  const { viewer, place, units, item, view, candidates, similar, context, values, once, transfer, back } = p
  const { lang, today } = place
  const t = assign[lang]
  const lead = view.deputies.find((d) => d.lead) ?? view.deputies[0]
  const wrong = transfer.context.errors.length > 0 ? transfer.context : context
  const waiverOpens = !isBlank(values.waiver ?? '') || context.errors.some((e) => e.path.startsWith('waiver'))
  return (
    <Shell viewer={viewer} title={t.one(view.number)}>
      <p>
        <a href="/assign">{t.back}</a>
      </p>
      <p class="quiet">
        {t.one(view.number)}
        {view.topics.map((topic) => (
          <span class="tag after" lang="zh-CN">
            {topic}
          </span>
        ))}
      </p>
      <h1>
        <a href={suggestionPath(view.id)} lang="zh-CN">
          {words(view.title)}
        </a>
      </h1>
      <p>
        {lead && suggestion[lang].signers(lead.name, view.deputies.length)}
        {!lead && view.delegation} <LightOf lang={lang} light={item.light} dueOn={item.dueOn} today={today} />{' '}
        {item.dueOn && <DayOf lang={lang} day={item.dueOn} today={today} />}
      </p>
      <details class="prose-fold">
        <summary>{t.text}</summary>
        <div class="prose" lang="zh-CN">
          {words(view.body)}
        </div>
      </details>
      <ErrorSummary context={wrong} />
      <div class="with-beside">
        <div>
          <form
            id={formId}
            class="entry"
            method="post"
            action={context.action}
            novalidate
            data-guard={back ? 'unsent' : ''}
          >
            <input type="hidden" name="outcome" value="assign" />
            <input type="hidden" name="once" value={once} />
            {/* Enter in a field presses the first button of a form: it must be the one that sends it. */}
            <button type="submit" hidden>
              {t.title}
            </button>
            <Fields fields={usual} values={values} context={context} />
            <p class="hint">{t.modeHint}</p>
            <details open={waiverOpens}>
              <summary>{t.waiver}</summary>
              <Fields fields={unusual} values={values} context={context} />
            </details>
            <p class="actions">
              <button type="submit">{t.title}</button>
            </p>
          </form>
          <details open={transfer.open === true}>
            <summary>{t.transferTitle}</summary>
            <Offers offers={[transfer]} />
          </details>
        </div>
        <aside class="beside">
          <h2>{t.candidates}</h2>
          <p class="hint">{t.candidatesHint}</p>
          <Candidates place={place} candidates={candidates} form={formId} action={context.action} />
          <h2>{lists[lang].similar}</h2>
          <SimilarList place={place} similar={similar.slice(0, 5)} />
        </aside>
      </div>
      <UnitList units={units} />
    </Shell>
  )
}
