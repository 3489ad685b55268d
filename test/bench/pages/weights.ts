import type { Person } from '../../../functions/api/desk/viewer.ts'
import { fillDemo } from '../../../infra/local/demo/fill.ts'
import { demoSession } from '../../../infra/local/demo/texts/index.ts'
import type { Row } from '../../../shared/projection/row.ts'
import { shownPages } from '../../support/desk-pages.ts'
import type { Cases, Who } from '../../support/desk-world.ts'
import { persons } from '../../support/desk-world.ts'
import { admin, Harness } from '../../support/harness.ts'
import { mostWeight, type Weight, weigh } from '../../support/page-weight.ts'
import { sessionCookie } from '../../support/session-cookie.ts'
import { showProgress } from '../support/progress.ts'

/** Cases of the demonstration in the states that have pages of their own. */
const casesOf = async ({ runtime: { store } }: Harness): Promise<Cases> => {
  const rows = await store.listRows(demoSession.id, { limit: 1000 })
  const at = (step: string) => {
    for (const row of rows) {
      const open = row.openSteps.find((s) => s.step === step && !s.side)
      if (open) return { id: row.id, stepId: open.stepId, handling: open.handling ?? '' }
    }
    throw new Error(`nothing in the demonstration is at ${step}`)
  }
  // The fullest page: the case with most to tell.
  const [longest] = [...rows].sort((a, b) => b.version - a.version) as [Row]
  const issued = rows.find((r) => r.handlings.some((h) => h.issuedOn)) ?? longest
  const { items } = await store.listPublic({ limit: 20 })
  const published = items.find(({ letter }) => letter)?.letter
  return {
    reviewed: { ...at('review'), sha256: '0'.repeat(64) },
    assigned: at('assign'),
    drafting: at('draft'),
    drafted: { id: longest.id, handling: longest.handlings[0]?.id ?? '' },
    issued: {
      id: issued.id,
      handling: issued.handlings.find((h) => h.issuedOn)?.id ?? '',
      indexNumber: published?.indexNumber ?? '',
    },
  }
}

/** Who opens a page: of the units the one whose draft it is. */
const personFor = async ({ runtime: { store } }: Harness, who: Who, { drafting }: Cases): Promise<Person> => {
  const claims = { ...persons[who], sub: who } as Person
  if (claims.role !== 'unit') return claims
  const state = await store.load(drafting.id)
  return { ...claims, unit: state?.handlings.find((h) => h.id === drafting.handling)?.unit ?? claims.unit }
}

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1)

/** The weight of every page of the demonstration session, as the first one opened. */
export const weighAll = async () => {
  const progress = showProgress('the demonstration session is acted out')
  const harness = await Harness.start()
  try {
    await fillDemo(harness.runtime, { onProgress: progress.step })
    progress.done('the demonstration session is there')
    await harness.ok(admin, 'PUT', '/api/people/nobody', {
      name: '林某',
      role: 'unit',
      unit: 'ybj',
      duties: ['officer'],
    })
    const cases = await casesOf(harness)
    const sealing = { linkKey: harness.runtime.links.linkKey, wall: () => new Date() }
    const weighed: { route: string; weight: Weight }[] = []
    for (const { page, who } of shownPages) {
      const cookie = await sessionCookie(sealing, await personFor(harness, who, cases))
      const weight = await weigh({ app: harness.runtime.app, cookie }, page.path(cases))
      if (weight.status !== 200) throw new Error(`${page.path(cases)} answered ${weight.status}`)
      weighed.push({ route: page.route, weight })
    }
    const most = (hasChart: boolean): number =>
      Math.max(0, ...weighed.filter(({ weight }) => weight.hasChart === hasChart).map(({ weight }) => weight.total)) /
      1024
    return {
      rows: [
        ['page', 'page KB', 'files KB', 'total KB', 'at most KB'],
        ...weighed.map(({ route, weight }) => [
          `${route}${weight.hasChart ? ' (charts)' : ''}`,
          kilobytes(weight.page),
          kilobytes(weight.files),
          kilobytes(weight.total),
          kilobytes(mostWeight(weight)),
        ]),
      ],
      targets: [
        { name: 'KB of the heaviest page with charts', figure: most(true), most: 100 },
        { name: 'KB of the heaviest page without', figure: most(false), most: 40 },
      ],
    }
  } finally {
    await harness.close()
  }
}
