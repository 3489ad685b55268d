import type { Person } from '../../functions/api/desk/viewer.ts'
import { type Claims, subjectOf } from '../../infra/local/issuer.ts'
import { attach } from './attach.ts'
import { admin, Harness, secretariat, unit } from './harness.ts'
import { sessionCookie } from './session-cookie.ts'

/** Suggestions of one owner in every state that has a page of its own. */
export type Cases = {
  /** With a file of this hash attached. */
  reviewed: { id: string; stepId: string; sha256: string }
  assigned: { id: string; stepId: string }
  drafting: { id: string; stepId: string; handling: string }
  drafted: { id: string; handling: string }
  issued: { id: string; handling: string; indexNumber: string }
}

const supervising = '社会建设委员会'

/** Everybody who signs in, by what they are to the cases of `own`: led by ybj, with wjw beside it, supervised by a committee. */
export const persons = {
  secretariat: { role: 'secretariat', name: '闻若谷' },
  office: { role: 'unit', unit: 'ybj', duties: ['office'], name: '聂晓棠' },
  officer: { role: 'unit', unit: 'ybj', duties: ['officer'], name: '邵立安' },
  head: { role: 'unit', unit: 'ybj', duties: ['head'], name: '温致和' },
  coOffice: { role: 'unit', unit: 'wjw', duties: ['office', 'officer'], name: '傅明舟' },
  unrelated: { role: 'unit', unit: 'jtj', duties: ['office', 'officer', 'head'], name: '盛亦凡' },
  inspector: { role: 'inspector', name: '暴雪松' },
  committee: { role: 'committee', committee: supervising, name: '屈彦清' },
  leader: { role: 'leader', name: '解云帆' },
  admin: { role: 'admin', name: '安子墨' },
} as const satisfies Record<string, Claims | (Omit<Claims, 'duties'> & { duties: readonly string[] })>
export type Who = keyof typeof persons
export const everybody = Object.keys(persons) as Who[]

const personOf = (who: Who): Person => {
  const claims = persons[who] as Claims
  return { ...claims, sub: subjectOf(claims) } as Person
}

/** The only one who may see the cases of `foreign`: none of `persons`. */
const keeper: Claims = { role: 'secretariat', name: '保密员' }

type Kind = { first: number; as: Claims; lead: string; co: string[]; submission: object; disclosure: object }

/** The five cases of a kind, driven to where they are through the API. */
const driveAll = async (h: Harness, { first, as, lead, co, submission, disclosure }: Kind): Promise<Cases> => {
  const at = async (n: number): Promise<string> => {
    const number = `0${first + n}`
    const { id } = await h.ok(as, 'POST', '/api/suggestions', {
      ...h.submission(number, { title: `关于第${number}号事项的建议` }),
      ...submission,
    })
    await h.runtime.settled()
    return id
  }
  const stepOf = async (id: string, step: string): Promise<string> => {
    const state = await h.runtime.store.load(id, { fresh: true })
    return state?.openSteps.find((s) => s.step === step)?.stepId ?? ''
  }
  const act = async (by: Claims, id: string, step: string, outcome: string, form: object = {}) => {
    const answer = await h.tryAct(by, id, await stepOf(id, step), outcome, { ...form })
    if (answer.status !== 200) throw new Error(`${id} ${step}: ${JSON.stringify(answer.body)}`)
    await h.runtime.settled()
  }
  const accepted = async (n: number): Promise<string> => {
    const id = await at(n)
    await act(as, id, 'review', 'accept')
    return id
  }
  const drafting = async (n: number): Promise<string> => {
    const id = await accepted(n)
    const handlings = [{ lead, ...(co.length > 0 && { co }) }]
    await act(as, id, 'assign', 'assign', { mode: co.length > 0 ? 'joint' : 'sole', handlings })
    await act(unit(lead, 'office'), id, 'acknowledge', 'accept')
    for (const code of co) await act(unit(code, 'officer'), id, 'opine', 'opined', { text: '会办意见。' })
    await act(unit(lead, 'office'), id, 'dispatch', 'dispatch', { section: '综合处', officer: '邵立安' })
    const contact = { mode: 'face-to-face', on: h.today(), with: ['林一'], summary: '面谈' }
    await act(unit(lead, 'officer'), id, 'contact', 'contacted', contact)
    return id
  }
  const drafted = async (n: number): Promise<string> => {
    const id = await drafting(n)
    const letter = { category: 'C', title: '答复的函', body: '一、情况\n二、措施', ...disclosure }
    await act(unit(lead, 'officer'), id, 'draft', 'submit', letter)
    await act(unit(lead, 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: h.today() })
    return id
  }
  const issued = async (n: number): Promise<string> => {
    const id = await drafted(n)
    await act(unit(lead, 'office'), id, 'clear', 'approve')
    await act(unit(lead, 'head'), id, 'sign', 'sign')
    await act(unit(lead, 'office'), id, 'issue', 'issue')
    return id
  }
  const ids = [await at(1), await accepted(2), await drafting(3), await drafted(4), await issued(5)] as const
  const [review, assign, draft, clear, evaluate] = ids
  return {
    reviewed: { id: review, stepId: await stepOf(review, 'review'), sha256: await attach(h, as, review) },
    assigned: { id: assign, stepId: await stepOf(assign, 'assign') },
    drafting: { id: draft, stepId: await stepOf(draft, 'draft'), handling: `${draft}.1` },
    drafted: { id: clear, handling: `${clear}.1` },
    issued: { id: evaluate, handling: `${evaluate}.1`, indexNumber: `XM-0${first + 5}` },
  }
}

/** A running system in which everybody has cases of their own, and there are those that are kept from all. */
export const startDeskWorld = async () => {
  const harness = await Harness.xiamen()
  const own = await driveAll(harness, {
    first: 800,
    as: secretariat,
    lead: 'ybj',
    co: ['wjw'],
    submission: {},
    disclosure: { disclosure: 'open' },
  })
  const { id, indexNumber } = own.issued
  await harness.act(unit('ybj', 'office'), id, 'publish', 'published', {
    on: harness.today(),
    text: 'full',
    indexNumber,
  })
  for (const of of Object.values(own)) {
    const form = { decidedOn: harness.today(), supervisor: '张主任', committee: supervising, reason: '主任会议确定' }
    await harness.ok(secretariat, 'POST', `/api/suggestions/${of.id}/key`, form)
    await harness.runtime.settled()
  }
  const foreign = await driveAll(harness, {
    first: 900,
    as: keeper,
    lead: 'jrj',
    co: [],
    submission: { confidential: 'content', visibleTo: ['保密员'] },
    disclosure: { disclosure: 'closed', disclosureReason: '内部事项' },
  })
  const person = { name: '林某', role: 'unit', unit: 'ybj', duties: ['officer'] }
  await harness.ok(admin, 'PUT', '/api/people/nobody', person)
  const sealing = { linkKey: harness.runtime.links.linkKey, wall: () => new Date() }
  const cookies = new Map<Who, string>()
  for (const who of everybody) cookies.set(who, await sessionCookie(sealing, personOf(who)))
  return { harness, own, foreign, cookieOf: (who: Who): string => cookies.get(who) ?? '' }
}
export type DeskWorld = Awaited<ReturnType<typeof startDeskWorld>>
