import { Hono } from 'hono'
import { formatInstant } from '../../../../shared/calendar/index.ts'
import { lightOf } from '../../../../shared/case/decide/keep-time.ts'
import { suggestionOf } from '../../../../shared/case/ids.ts'
import type { Light } from '../../../../shared/profiles/index.ts'
import { explain } from '../../../../shared/rates/explain.ts'
import type { Question } from '../../../../shared/rates/question.ts'
import { dueOf } from '../../figures/due.ts'
import { overviewOf } from '../../figures/overview.ts'
import { questionOf } from '../../figures/query.ts'
import { keyRows } from '../../lists/key.ts'
import { scanRows } from '../../lists/scan.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { signedIn } from '../session.ts'
import { figures } from '../texts/figures.ts'
import type { Person } from '../viewer.ts'
import { type AskedList, type Chosen, chosenOf, listPath, readAsked, readList, readReason } from './asked.ts'
import { handlingsBehind } from './cases.ts'
import { categoriesChart, trendChart } from './charts.ts'
import { FiguresPage } from './figures.page.tsx'
import { atOnce, type ListedCase, ListPage, ReasonPage } from './list.page.tsx'
import { categoryRows, shownMonths } from './trends.page.tsx'
import { WallPage } from './wall.page.tsx'

/** A list that a number opens is read whole up to this. */
const most = 5000

const slice = <T,>(all: readonly T[], page: number): T[] => all.slice((page - 1) * atOnce, page * atOnce)

/** 办理情况: the page, the wall screen, and the list behind every number. What may be asked is what the API lets ask. */
export const figuresRoute = (deps: DeskDeps) => {
  const question = async (person: Person, asked: Chosen): Promise<Question> => {
    const { alone, ...selection } = chosenOf(asked)
    return { ...(await questionOf(deps, selection, person)), ...(alone && { own: true }) }
  }
  const overview = (c: DeskContext) => {
    const person = signedIn(c.var.viewer.person)
    const asked = readAsked(c.req.query(), person)
    const { alone: _, ...selection } = chosenOf(asked)
    return overviewOf(deps, person, selection).then((data) => ({ asked, data }))
  }
  const titled = async <T extends { suggestion: string }>(rows: readonly T[]) => {
    const keys = new Map(rows.map(({ suggestion: id }) => [id, { id, session: id.split('-').slice(0, 2).join('-') }]))
    const found = new Map((await deps.store.getRows([...keys.values()])).map((row) => [row.id, row]))
    return rows.map((row) => {
      const of = found.get(row.suggestion)
      return { ...row, number: of?.number ?? '', title: of?.title ?? '' }
    })
  }

  return new Hono<DeskEnv>()
    .get('/figures', async (c) => {
      const { asked, data } = await overview(c)
      const [sessions, units, rules] = await Promise.all([
        deps.rules.sessions(),
        deps.rules.units(),
        deps.rules.rulesFor(data.session.id),
      ])
      const choices = {
        sessions: [...sessions].sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1)),
        units: [...units].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
      }
      const months = shownMonths(data.months)
      const categories = categoryRows(c.var.viewer.lang, data, rules.profile.categories)
      const charts = { trend: await trendChart(months), categories: await categoriesChart(categories) }
      const page = { viewer: c.var.viewer, asked, data, choices, months, categories, charts }
      return show(c, <FiguresPage {...page} />)
    })
    .get('/figures/wall', async (c) => {
      const { asked, data } = await overview(c)
      const at = formatInstant(deps.now()).slice(11, 16)
      const trend = await trendChart(shownMonths(data.months))
      return show(c, <WallPage viewer={c.var.viewer} asked={asked} data={data} at={at} trend={trend} />)
    })
    .get('/figures/explain', async (c) => {
      const person = signedIn(c.var.viewer.person)
      const asked = readReason(c.req.query(), person)
      const q = await question(person, asked)
      const explanation = await explain(deps.store, q, asked.rate)
      const numerator = new Set(explanation.numerator.map((n) => JSON.stringify(n)))
      const all = explanation.denominator
        .map((n) => ({ ...n, counts: numerator.has(JSON.stringify(n)) }))
        .filter(({ counts }) => asked.part === 'all' || counts === (asked.part === 'numerator'))
      const cases = await titled(slice(all, asked.page))
      return show(
        c,
        <ReasonPage
          viewer={c.var.viewer}
          asked={asked}
          today={q.today}
          explanation={explanation}
          cases={cases}
          total={all.length}
        />,
      )
    })
    .get('/figures/list', async (c) => {
      const person = signedIn(c.var.viewer.person)
      const asked = readList(c.req.query(), person)
      const q = await question(person, asked)
      const all = await behind(person, asked, q)
      const cases = await titled(slice(all, asked.page))
      const { list } = figures[c.var.viewer.lang]
      const { what, category = '' } = asked
      const chosen = chosenOf(asked)
      return show(
        c,
        <ListPage
          viewer={c.var.viewer}
          name={what === 'category' ? list.category(category) : (list.what[what] ?? what)}
          asOf={q.asOf}
          today={q.today}
          chosen={chosen}
          cases={cases}
          total={all.length}
          page={asked.page}
          to={(page) => listPath(chosen, what, { page, ...(category && { category }) })}
        />,
      )
    })

  async function behind(
    person: Person,
    asked: AskedList,
    q: Question,
  ): Promise<Omit<ListedCase, 'number' | 'title'>[]> {
    const { what, category, session, unit, topic } = asked
    const filters = { ...(session && { session }), ...(unit && { unit }), ...(topic && { topic }) }
    if (what === 'due') {
      const { cases } = await dueOf(deps, q, { limit: most })
      return cases.map(({ suggestion, unitName, dueOn, light }) => ({
        suggestion,
        unitName,
        dueOn,
        light: light as Light,
      }))
    }
    if (what === 'key') {
      const pages = await Promise.all(q.sessions.map(({ id }) => keyRows(deps, person, { ...filters, session: id })))
      return pages.flat().map(({ id, handlings }) => ({ suggestion: id, unitName: unitsOf(q, handlings) }))
    }
    if (what === 'unassigned') {
      const pages = await Promise.all(
        (['intake', 'assignment'] as const).map((stage) =>
          scanRows(deps, person, { ...filters, stage }, { limit: most }),
        ),
      )
      return pages.flatMap(({ items }) =>
        items.filter((r) => r.handlings.length === 0).map(({ id }) => ({ suggestion: id })),
      )
    }
    const books = new Map(
      await Promise.all(q.sessions.map(async ({ id }) => [id, await deps.rules.rulesFor(id)] as const)),
    )
    return (await handlingsBehind(deps, q, what, category)).map(({ session: of, handling, unit: code, dueOn }) => {
      const rules = books.get(of)
      const isOpen = what !== 'category'
      return {
        suggestion: suggestionOf(handling),
        unitName: q.units.get(code)?.name ?? code,
        ...(isOpen && { dueOn }),
        ...(isOpen && rules && dueOn && { light: lightOf(dueOn, rules) }),
      }
    })
  }
}

const unitsOf = (q: Question, handlings: readonly { unit: string }[]): string =>
  [...new Set(handlings.map((h) => q.units.get(h.unit)?.name ?? h.unit))].join('、')
