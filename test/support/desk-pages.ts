import { type Cases, everybody, type Who } from './desk-world.ts'

/** A page of the app as its router knows it, where it is for a set of cases, and what it answers to whom. */
export type PageOf = {
  route: string
  path(cases: Cases): string
  /** Of a case: where it is foreign there is no such page. */
  ofCase?: true
  /** Of a case: who may read it, where these are fewer than `readers`. */
  readBy?: readonly Who[]
  /** It is a file to be kept, not a page. */
  isFile?: true
  /** Who is shown it. */
  seenBy: readonly Who[]
  /** Who is led on to another page instead. */
  ledOn?: readonly Who[]
  /** Also without sign-in. */
  isPublic?: true
  /** It leads on wherever it is opened from, and has nothing of its own to show. */
  alwaysLeadsOn?: true
}

const units: readonly Who[] = ['office', 'officer', 'head', 'coOffice']
const congress: readonly Who[] = ['secretariat', 'inspector', 'leader']
/** Those who may read the cases of `own`. */
export const readers: readonly Who[] = [...congress, 'committee', ...units]
const readsFigures: readonly Who[] = [...congress, ...units, 'unrelated']

const at = (path: string, seenBy: readonly Who[], more: Partial<PageOf> = {}): PageOf => ({
  route: path.split('?')[0] ?? path,
  path: () => path,
  seenBy,
  ...more,
})

const admin = (path: string, route = `/admin/${path}`): PageOf => ({
  route,
  path: () => `/admin/${path}`,
  seenBy: ['admin'],
})

/** Every page of the desk, the public and the deputies. A new one is entered here: test/api/desk/matrix.test.ts asks the app which there are. */
export const pages: readonly PageOf[] = [
  at(
    '/',
    everybody.filter((who) => who !== 'leader' && who !== 'admin'),
    { ledOn: ['leader', 'admin'] },
  ),
  at('/sign-in', [], { alwaysLeadsOn: true }),
  at('/signed-out', everybody, { isPublic: true }),
  at('/suggestions', everybody),
  at('/suggestions/new', ['secretariat']),
  at('/suggestions/import', ['secretariat']),
  at('/suggestions/history', ['secretariat']),
  at('/suggestions/history/entry', ['secretariat']),
  at('/suggestions/import/template.xlsx', ['secretariat'], { isFile: true }),
  at('/suggestions/ledger.xlsx?session=16-5', everybody, { isFile: true }),
  at('/suggestions/archive.zip?session=16-5', ['secretariat'], { isFile: true }),
  at('/review', ['secretariat']),
  at('/assign', ['secretariat']),
  at('/decide', ['secretariat']),
  at('/board', congress),
  at('/figures', readsFigures),
  at('/figures/wall', readsFigures),
  at('/figures/annual-report.docx?session=16-5', readsFigures, { isFile: true }),
  at('/figures/promises.xlsx?session=16-5', readsFigures, { isFile: true }),
  at('/figures/promise-letters.docx?session=16-5', readsFigures, { isFile: true }),
  at('/figures/explain?rate=onTime', readsFigures),
  at('/figures/list?what=key', readsFigures),
  {
    route: '/suggestions/:id',
    path: ({ drafted: { id } }) => `/suggestions/${id}`,
    ofCase: true,
    seenBy: readers,
  },
  {
    route: '/suggestions/:id/assign/:stepId',
    path: ({ assigned: { id, stepId } }) => `/suggestions/${id}/assign/${stepId}`,
    ofCase: true,
    readBy: [...congress, 'committee'],
    seenBy: ['secretariat'],
  },
  {
    route: '/board/urge/:handling',
    path: ({ drafting: { handling } }) => `/board/urge/${handling}`,
    ofCase: true,
    seenBy: ['secretariat'],
  },
  {
    route: '/suggestions/:id/deputies',
    path: ({ drafting: { id } }) => `/suggestions/${id}/deputies`,
    ofCase: true,
    seenBy: ['secretariat', 'office', 'officer'],
  },
  {
    route: '/suggestions/:id/reply/:stepId',
    path: ({ drafting: { id, stepId } }) => `/suggestions/${id}/reply/${stepId}`,
    ofCase: true,
    seenBy: ['officer'],
    ledOn: readers.filter((who) => who !== 'officer'),
  },
  {
    route: '/suggestions/:id/letters/:handling/:which',
    path: ({ issued: { id, handling } }) => `/suggestions/${id}/letters/${handling}/1`,
    ofCase: true,
    seenBy: readers,
  },
  {
    route: '/suggestions/:id/letters/:handling/:which/word',
    path: ({ issued: { id, handling } }) => `/suggestions/${id}/letters/${handling}/1/word`,
    ofCase: true,
    isFile: true,
    seenBy: readers,
  },
  {
    route: '/suggestions/:id/attachments/:sha256',
    path: ({ reviewed: { id, sha256 } }) => `/suggestions/${id}/attachments/${sha256}`,
    ofCase: true,
    isFile: true,
    readBy: [...congress, 'committee'],
    seenBy: [...congress, 'committee'],
  },
  at('/admin', [], { alwaysLeadsOn: true }),
  admin('sessions'),
  admin('sessions/new'),
  {
    route: '/admin/sessions/:id',
    path: ({ reviewed: { id } }) => `/admin/sessions/${id.split('-', 2).join('-')}`,
    seenBy: ['admin'],
  },
  admin('sessions/rules/national', '/admin/sessions/rules/:name'),
  admin('units'),
  admin('units/new'),
  admin('units/ybj', '/admin/units/:code'),
  admin('people'),
  admin('people/new'),
  admin('people/nobody', '/admin/people/:sub'),
  admin('calendar'),
  admin('calendar/load'),
  admin('messages'),
  admin('health'),
  at('/public/replies', everybody, { isPublic: true }),
  {
    route: '/public/replies/:indexNumber',
    path: ({ issued: { indexNumber } }) => `/public/replies/${indexNumber}`,
    isPublic: true,
    seenBy: everybody,
  },
  at('/d', everybody, { isPublic: true }),
]

/** Routes that answer with something else than a page for a person who is signed in; each is tested where it is at home. */
export const noPages: Readonly<Record<string, string>> = {
  '/healthz': 'for machines',
  '/assets/:file': 'files of the pages (pages.test.ts)',
  '/sign-in/callback': 'the provider’s answer (sign-in.test.ts)',
  '/public/replies.xml': 'a feed (public.test.ts)',
  '/d/attachments/:sha256': 'with a deputy’s session alone (attachments.test.ts)',
  '/d/suggestion': 'with a deputy’s session alone (links.test.ts, and below)',
  '/d/earlier': 'with a deputy’s session alone (links-earlier.test.ts)',
}

/** The pages that somebody is shown, as the first of those who may see them. */
export const shownPages: readonly { page: PageOf; who: Who }[] = pages.flatMap((page) => {
  const [who] = page.seenBy
  return who && !page.isFile ? [{ page, who }] : []
})
