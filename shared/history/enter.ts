import { dayOf } from '../calendar/index.ts'
import type { Actor } from '../case/actor.ts'
import { canonical, sha256 } from '../case/commit.ts'
import { inScope } from '../case/decide/authorize.ts'
import { signersOf } from '../case/decide/submit.ts'
import type { CaseEvent } from '../case/events.ts'
import { handlingId, suggestionId } from '../case/ids.ts'
import { invalid, Refusal } from '../case/refusal.ts'
import type { CaseState } from '../case/state.ts'
import { unitsAbove } from '../organisation.ts'
import type { Rules } from '../rules.ts'
import { limitDay } from '../steps/due.ts'
import type { EnteredRecord } from './entered.ts'
import type { EnteredHandling, HistoryInput } from './entry.ts'

/**
 * Enters a suggestion that was answered before it came into the system, as closed; again with other contents takes the
 * place of what was entered, and the same again is no event. Refuses what contradicts itself or the place's rules, and a
 * number that is being handled here.
 */
export const enterHistory = (
  input: HistoryInput,
  before: CaseState | undefined,
  rules: Rules,
  actor: Actor,
): CaseEvent[] => {
  if (before && !before.entered)
    throw new Refusal('CONFLICT', `编号 ${input.number} 是在本系统办理的建议，不能补录`, [
      { path: 'number', message: '请核对编号' },
    ])
  const digest = sha256(canonical(input))
  if (before?.entered?.digest === digest && !before.entered.revoked) return []
  const id = suggestionId(input.session, input.kind, input.number)
  const handlings = input.handlings.map((handling, i) => {
    const path = `handlings.${i}.`
    checkUnits(rules, path, handling, input.handlings.slice(0, i))
    if (actor.role === 'secretariat' && !inScope(actor.scope, rules.unit(handling.lead)))
      throw invalid(`${path}lead`, '该单位不在您的交办范围内')
    checkSaid(path, handling)
    checkDays(rules, path, handling)
    checkReply(rules, path, handling)
    return recordOf(rules, handling, handlingId(id, i + 1))
  })
  const { session, number, kind, title, body = '', topics, delegation, disclosure, source } = input
  const [receivedOn = dayOf(rules.now)] = handlings.map((h) => h.assignedOn).sort()
  return [
    {
      type: 'HistoryEntered',
      suggestion: {
        session,
        number,
        kind,
        title,
        body,
        topics,
        deputies: signersOf(input),
        ...(delegation && { delegation }),
        disclosure,
        receivedOn,
      },
      handlings,
      digest,
      ...(source && { source }),
    },
  ]
}

/** What is said to be unknown or not there is not given too. */
const checkSaid = (path: string, { contacts = [], uncontacted, rating, unrated }: EnteredHandling): void => {
  if (uncontacted && contacts.length > 0) throw invalid(`${path}uncontacted`, '已经列出联络，就不选没有联络')
  if (unrated && rating) throw invalid(`${path}unrated`, '已经填写评价，就不选未评价')
}

/** Units of the past may be inactive now, but must be known, so that figures have a place for them. */
const checkUnits = (rules: Rules, path: string, handling: EnteredHandling, earlier: readonly EnteredHandling[]) => {
  const { lead, co = [], commitments = [] } = handling
  const known = (at: string, code: string) => {
    if (!rules.unit(code)) throw invalid(`${path}${at}`, `没有代码为「${code}」的单位，请先登记（可以标为停用）`)
  }
  known('lead', lead)
  if (earlier.some((h) => h.lead === lead)) throw invalid(`${path}lead`, '同一单位只补录一个承办件')
  for (const [i, code] of co.entries()) {
    known(`co.${i}`, code)
    if (code === lead) throw invalid(`${path}co.${i}`, '主办单位不能同时是会办单位')
    if (co.indexOf(code) !== i) throw invalid(`${path}co.${i}`, '会办单位重复')
  }
  for (const [i, { unit }] of commitments.entries()) if (unit) known(`commitments.${i}.unit`, unit)
}

const checkDays = (rules: Rules, path: string, { assignedOn, dueOn, contacts = [], ...rest }: EnteredHandling) => {
  const today = dayOf(rules.now)
  const { reply, rating, commitments = [] } = rest
  const { issuedOn, publishedOn } = reply
  const between = (at: string, day: string | undefined, from: string, what: string) => {
    if (day === undefined) return
    if (day > today) throw invalid(`${path}${at}`, '日期不能晚于今天')
    if (day < from) throw invalid(`${path}${at}`, `不能早于${what} ${from}`)
  }
  between('reply.issuedOn', issuedOn, assignedOn, '交办日期')
  between('reply.publishedOn', publishedOn, issuedOn, '发文日期')
  if (dueOn && dueOn < assignedOn) throw invalid(`${path}dueOn`, `不能早于交办日期 ${assignedOn}`)
  for (const [i, { on }] of contacts.entries()) between(`contacts.${i}.on`, on, '', '')
  between('rating.on', rating?.on, issuedOn, '发文日期')
  for (const [i, { state, fulfilledOn }] of commitments.entries()) {
    const at = `commitments.${i}.fulfilledOn`
    if (state === 'fulfilled' && !fulfilledOn) throw invalid(`${path}${at}`, '请填写落实日期')
    if (state !== 'fulfilled' && fulfilledOn) throw invalid(`${path}${at}`, '没有落实的事项不填落实日期')
    between(at, fulfilledOn, issuedOn, '发文日期')
  }
}

const checkReply = ({ profile }: Rules, path: string, { reply }: EnteredHandling): void => {
  const codes = profile.categories.map((c) => c.code)
  if (!codes.includes(reply.category)) throw invalid(`${path}reply.category`, `答复类别只有 ${codes.join('、')}`)
  if (reply.publishedOn && reply.disclosure !== 'open')
    throw invalid(`${path}reply.publishedOn`, '已在网上公开的答复，公开方式应为主动公开')
  if (reply.indexNumber && !reply.publishedOn) throw invalid(`${path}reply.indexNumber`, '填了索引号的，请填写公开日期')
}

const recordOf = (rules: Rules, handling: EnteredHandling, id: string): EnteredRecord => {
  const {
    lead,
    co = [],
    part,
    assignedOn,
    contacts = [],
    uncontacted,
    reply,
    rating,
    unrated,
    commitments = [],
  } = handling
  const { issuedOn, ...letter } = reply
  const starts = { assignedOn, receivedOn: assignedOn, openedOn: assignedOn }
  const limit = limitDay(rules, 'reply', starts).dueOn
  const dueOn = handling.dueOn ?? limit
  const modes: readonly string[] | null = rules.profile.faceToFace.modes
  const within = unitsAbove(rules.unit, lead)
  return {
    id,
    unit: { code: lead, name: rules.unit(lead)?.name ?? lead, ...(within.length > 0 && { within }) },
    co,
    ...(part && { part }),
    assignedOn,
    dueOn,
    // A limit that was set earlier than the rules' was the first one too; a later one was an extension.
    firstDueOn: dueOn !== null && limit !== null && limit < dueOn ? limit : dueOn,
    ...((uncontacted || contacts.length > 0) && {
      contacts: contacts.map((c) => ({ ...c, meets: !modes || modes.includes(c.mode) })),
    }),
    reply: { issuedOn, ...letter },
    ...(rating && { rating }),
    ...(unrated && { unratedOn: windowEnd(rules, issuedOn) }),
    commitments: commitments.map(({ unit = lead, dueOn: by, ...c }, i) => ({
      id: `c${i + 1}`,
      ...c,
      unit,
      dueOn: by ?? null,
    })),
  }
}

/** When the window for rating ended; where the place sets none, or it runs still, what is known today counts from the issue. */
const windowEnd = (rules: Rules, issuedOn: string): string => {
  const { dueOn } = limitDay(rules, 'evaluate', { issuedOn, deliveredOn: issuedOn, openedOn: issuedOn })
  return dueOn !== null && dueOn <= dayOf(rules.now) ? dueOn : issuedOn
}
