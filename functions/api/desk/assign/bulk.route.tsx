import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { suggestionOf } from '../../../../shared/case/ids.ts'
import { readCase } from '../../acts/read-case.ts'
import type { WorkItem } from '../../lists/work-items.ts'
import { worklistOf } from '../../lists/worklist.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { postedOne } from '../forms/send.ts'
import { postedOf } from '../forms/values.ts'
import { placeOf } from '../lists/place.ts'
import { doneWords } from '../queue/done.ts'
import { secretariatOnly } from '../secretariat.ts'
import { assign as texts } from '../texts/assign.ts'
import type { Person } from '../viewer.ts'
import { BulkPage } from './bulk.page.tsx'
import { assignAll, type Result, type Typed, typedRows } from './bulk.ts'
import { type Candidate, candidates, type TopicHistory, topicHistory } from './history.ts'

/** So many are in the table; the next follow when these are done. */
const atOnce = 40

type Shown = { typed?: readonly Typed[]; results?: readonly Result[]; fill?: boolean }

/** 交办 of all that wait for it. */
export const bulkAssignRoute = (deps: DeskDeps) => {
  const likely = async (person: Person, items: readonly WorkItem[]): Promise<Map<string, Candidate[]>> => {
    const cases = await Promise.all(items.map((i) => readCase(deps, i.suggestion, person)))
    const histories = new Map<string, TopicHistory>()
    for (const { state } of cases) {
      const { session } = state.suggestion
      if (!histories.has(session)) histories.set(session, await topicHistory(deps, person, session))
    }
    return new Map(
      cases.map(({ state: { id, suggestion } }) => {
        const { session, topics, proposedUnits: proposed = [] } = suggestion
        return [id, candidates(histories.get(session) ?? new Map(), { topics, proposed })]
      }),
    )
  }

  const page = async (c: DeskContext, { typed = [], results, fill = false }: Shown = {}) => {
    const person = secretariatOnly(c)
    const { lang } = c.var.viewer
    const units = await deps.rules.units()
    const place = placeOf(lang, dayOf(deps.now()), units)
    const t = texts[lang]
    const settled = new Set(results?.flatMap((r) => ('why' in r ? [] : [r.stepId])))
    const items = (await worklistOf(deps, person, { step: 'assign' })).filter((i) => !settled.has(i.stepId))
    const shown = items.filter((i, n) => n < atOnce || typed.some((row) => row.stepId === i.stepId))
    const byCase = await likely(person, shown)
    const waiting = shown.map((item) => {
      const all = byCase.get(item.suggestion) ?? []
      const [first] = all
      const now = typed.find((row) => row.stepId === item.stepId)?.unit ?? ''
      const result = results?.find((r) => r.stepId === item.stepId)
      return {
        item,
        typed: now === '' && fill && first ? place.unitName(first.unit) : now,
        candidates: all,
        ...(result && 'why' in result && { why: result.why ?? t.unexpected }),
      }
    })
    const done = doneWords(c)
    return show(
      c,
      <BulkPage
        viewer={{ ...c.var.viewer, path: '/assign' }}
        place={place}
        units={units}
        waiting={waiting}
        total={items.length}
        once={randomUUID()}
        numberOf={(stepId) =>
          items.find((i) => i.stepId === stepId)?.number ?? suggestionOf(stepId).split('-').slice(2).join('-')
        }
        {...(results && { results })}
        {...(done && { done: t.sent(done.what, done.number) })}
      />,
    )
  }

  return new Hono<DeskEnv>()
    .get('/assign', (c) => page(c))
    .post('/assign', async (c) => {
      const person = secretariatOnly(c)
      const posted = postedOf(await c.req.formData())
      const typed = typedRows(posted)
      if (postedOne(posted, 'fill') !== undefined) return page(c, { typed, fill: true })
      const once = postedOne(posted, 'once') ?? randomUUID()
      const results = await assignAll(deps, { person, once, units: await deps.rules.units() }, typed)
      return page(c, { typed, results })
    })
}
