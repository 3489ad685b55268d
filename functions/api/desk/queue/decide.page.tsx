import type { FC } from 'hono/jsx'
import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import type { WorkItem } from '../../lists/work-items.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { UnitList } from '../forms/field.page.tsx'
import type { UnitNames } from '../forms/input.ts'
import { choiceLabelOf } from '../forms/labels.ts'
import { Offers } from '../forms/outcome.page.tsx'
import { suggestionPath } from '../links.ts'
import type { ListPlace } from '../lists/row.page.tsx'
import { Shell } from '../shell.page.tsx'
import { say } from '../texts/language.ts'
import { office } from '../texts/office.ts'
import { DayOf, LightOf } from '../time.tsx'
import type { Viewer } from '../viewer.ts'
import type { Queued } from './read.ts'
import type { Reason } from './reason.ts'

export type Decision = Queued & { why: Reason }

type Props = {
  viewer: Viewer
  place: ListPlace
  units: UnitNames
  decisions: readonly Decision[]
  total: number
  /** What waits for somebody who is not there. */
  unattended: readonly WorkItem[]
  done?: string
  refused?: string
}

/** In which order the kinds of decisions stand. */
export const decided = ['reassign', 'decide-extension', 'coordinate', 'redo'] as const

const Facts: FC<{ place: ListPlace; decision: Decision }> = ({ place, decision: { why, handling } }) => {
  const { lang, today } = place
  const t = office[lang].decide
  return (
    <dl>
      {why.by && (
        <>
          <dt>{t.by}</dt>
          <dd lang="zh-CN">{place.unitName(why.by)}</dd>
        </>
      )}
      {handling && handling.unit !== why.by && (
        <>
          <dt>{t.holder}</dt>
          <dd lang="zh-CN">{place.unitName(handling.unit)}</dd>
        </>
      )}
      {why.result && (
        <>
          <dt>{t.rating}</dt>
          <dd>{choiceLabelOf(lang, 'evaluate.rate', 'result', why.result)}</dd>
        </>
      )}
      <dt>{t.reason}</dt>
      <dd class="prose" lang="zh-CN">
        {why.reason || t.noReason}
      </dd>
      {why.proposedUnit && (
        <>
          <dt>{t.proposed}</dt>
          <dd lang="zh-CN">{place.unitName(why.proposedUnit)}</dd>
        </>
      )}
      {why.dueOn && (
        <>
          <dt>{t.asked}</dt>
          <dd>
            <DayOf lang={lang} day={why.dueOn} today={today} />
            {handling?.dueOn && (
              <span class="quiet">
                {' '}
                {t.now} <DayOf lang={lang} day={handling.dueOn} today={today} />
              </span>
            )}
          </dd>
        </>
      )}
    </dl>
  )
}

const One: FC<{ place: ListPlace; decision: Decision }> = ({ place, decision }) => {
  const { lang, today } = place
  const { item, offers } = decision
  const heading = `${item.stepId}-heading`
  return (
    <article class="decision" id={item.stepId} aria-labelledby={heading}>
      <h3 id={heading}>
        {item.number}{' '}
        <a href={suggestionPath(item.suggestion)} lang="zh-CN">
          {item.title || item.suggestion}
        </a>
      </h3>
      <p class="small">
        <LightOf lang={lang} light={item.light} dueOn={item.dueOn} today={today} />{' '}
        {item.dueOn && <DayOf lang={lang} day={item.dueOn} today={today} />}
      </p>
      <div class="decision-body">
        <Facts place={place} decision={decision} />
        <Offers offers={offers} closed />
      </div>
    </article>
  )
}

const Unattended: FC<Pick<Props, 'place' | 'unattended'>> = ({ place: { lang, today }, unattended }) => {
  const t = office[lang].decide
  if (unattended.length === 0) return null
  return (
    <section aria-labelledby="unattended">
      <h2 id="unattended">
        {t.unattended} <span class="quiet small">{unattended.length}</span>
      </h2>
      <p class="hint">{t.unattendedHint}</p>
      <table class="rows">
        <caption class="hidden">{t.unattended}</caption>
        <thead>
          <tr>
            {Object.values(t.columns).map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {unattended.map((item) => (
            <tr>
              <td class="number">{item.number}</td>
              <td class="wide">
                <a class="row" href={suggestionPath(item.suggestion, item.stepId)} lang="zh-CN">
                  {item.title || item.suggestion}
                </a>
              </td>
              <td class="number">{say(lang, stepNamed(item.step).labels)}</td>
              <td class="number">{item.unattended && t.why[item.unattended]}</td>
              <td class="number">
                <LightOf lang={lang} light={item.light} dueOn={item.dueOn} today={today} />{' '}
                {item.dueOn && <DayOf lang={lang} day={item.dueOn} today={today} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** 审批: what units ask the secretariat to decide, with the reason and the form at hand. */
export const DecidePage: FC<Props> = ({ viewer, place, units, decisions, total, unattended, done, refused }) => {
  const { lang } = viewer
  const t = office[lang].decide
  const wrong = decisions.flatMap((d) => d.offers).find((o) => o.context.errors.length > 0)
  return (
    <Shell viewer={viewer} title={t.title}>
      <div class="title">
        <h1>{t.title}</h1>
        {total > 0 && <span class="quiet">{t.total(total)}</span>}
      </div>
      {done && (
        <p class="notice" role="status">
          {done}
        </p>
      )}
      {refused !== undefined && (
        <div class="notice wrong" role="alert" tabindex={-1}>
          <p lang="zh-CN">{refused}</p>
        </div>
      )}
      {wrong && <ErrorSummary context={wrong.context} />}
      {decisions.length === 0 && unattended.length === 0 && (
        <>
          <p>{t.empty}</p>
          <p class="quiet">{t.emptyHint}</p>
        </>
      )}
      {decided.map((step) => {
        const group = decisions.filter((d) => d.item.step === step)
        return group.length === 0 ? null : (
          <section aria-labelledby={`group-${step}`}>
            <h2 id={`group-${step}`}>
              {t.groups[step] ?? say(lang, stepNamed(step).labels)} <span class="quiet small">{group.length}</span>
            </h2>
            {group.map((decision) => (
              <One place={place} decision={decision} />
            ))}
          </section>
        )
      })}
      {total > decisions.length && <p class="quiet">{t.more(total - decisions.length)}</p>}
      <Unattended place={place} unattended={unattended} />
      <UnitList units={units} />
    </Shell>
  )
}
