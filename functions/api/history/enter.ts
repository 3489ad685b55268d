import type { Actor } from '../../../shared/case/actor.ts'
import type { RequestKey } from '../../../shared/case/commit.ts'
import { suggestionId } from '../../../shared/case/ids.ts'
import { invalid, Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { commitTo, transact } from '../../../shared/case/transact.ts'
import { enterHistory } from '../../../shared/history/enter.ts'
import type { HistoryInput } from '../../../shared/history/entry.ts'
import { seriesOf } from '../acts/document-number.ts'
import { notFound } from '../acts/read-case.ts'
import type { ApiDeps } from '../deps.ts'

export type Change = 'created' | 'updated' | 'unchanged'

/** Refuses who may not enter what was answered before (历史补录). */
export const assertEnters = (actor: Actor): void => {
  if (actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '历史答复由代表工作机构补录')
}

/**
 * Enters a suggestion that was answered before it came into the system. Again with other contents puts it right, the
 * same again changes nothing. Its letters' numbers are claimed first, as those of letters that are issued here.
 */
export const enterCase = async (
  deps: ApiDeps,
  input: HistoryInput,
  actor: Actor,
  request?: RequestKey,
): Promise<{ state: CaseState; change: Change }> => {
  assertEnters(actor)
  const { store, rules: book } = deps
  const id = suggestionId(input.session, input.kind, input.number)
  const rules = await book.rulesFor(input.session)
  const before = await store.load(id, { fresh: true })
  const events = enterHistory(input, before, rules, actor)
  if (before && events.length === 0) return { state: before, change: 'unchanged' }
  const isMine = (number: string | undefined) =>
    (before?.handlings ?? []).some((h) => h.replies.some((r) => r.documentNumber === number))
  const claimed = await claimNumbers(deps, id, input)
  const free = async (numbers: readonly string[]) => {
    for (const number of numbers) await releaseNumber(deps, id, number)
  }
  try {
    if (!before) {
      const made = await commitTo(store, undefined, { id, actor, request, events, at: rules.now })
      if (!made) throw new Refusal('CONFLICT', `编号 ${input.number} 刚刚由别人录入，请核对后再补录`)
      return { state: made, change: 'created' }
    }
    const decide = (state: CaseState) => enterHistory(input, state, rules, actor)
    const done = await transact({ log: store, rules: book }, { id, actor, request, decide, fresh: true })
    if (!done) throw notFound()
    const kept = new Set(done.state.handlings.flatMap((h) => h.replies.map((r) => r.documentNumber)))
    await free(numbersOf(before).filter((number) => !kept.has(number)))
    return { state: done.state, change: done.committed ? 'updated' : 'unchanged' }
  } catch (error) {
    // What was claimed for nothing is free again; what an earlier entry holds is its own.
    if (error instanceof Refusal) await free(claimed.filter((number) => !isMine(number)))
    throw error
  }
}

/** Takes back what was entered by mistake: it counts nowhere any more, and its log tells why. */
export const revokeEntry = async (
  deps: ApiDeps,
  { id, reason, actor, request }: { id: string; reason: string; actor: Actor; request?: RequestKey },
): Promise<CaseState> => {
  assertEnters(actor)
  const done = await transact(
    { log: deps.store, rules: deps.rules },
    {
      id,
      actor,
      request,
      decide: (state) => {
        if (!state.entered) throw new Refusal('NOT_FOUND', '没有这件补录的建议')
        return state.entered.revoked ? [] : [{ type: 'HistoryRevoked', reason }]
      },
    },
  )
  if (!done) throw notFound()
  for (const number of numbersOf(done.state)) await releaseNumber(deps, id, number)
  return done.state
}

const ownerOf = (id: string): string => `${id}.history`

const numbersOf = ({ handlings }: CaseState): string[] =>
  handlings.flatMap((h) => h.replies.flatMap((r) => (r.documentNumber ? [r.documentNumber] : [])))

/** No two letters share a number; answers those that were claimed. */
const claimNumbers = async (deps: ApiDeps, id: string, { handlings }: HistoryInput): Promise<string[]> => {
  const claimed: string[] = []
  for (const [i, { reply }] of handlings.entries()) {
    const { documentNumber } = reply
    if (!documentNumber) continue
    const path = `handlings.${i}.reply.documentNumber`
    const { series, serial } = seriesOf(documentNumber, path)
    const isFree = !claimed.includes(documentNumber) && (await deps.store.claim(series, serial, ownerOf(id)))
    if (!isFree) {
      for (const number of claimed) await releaseNumber(deps, id, number)
      throw invalid(path, `文号 ${documentNumber} 已被使用，请核对；原件文号确有重复的留空`)
    }
    claimed.push(documentNumber)
  }
  return claimed
}

const releaseNumber = async ({ store }: ApiDeps, id: string, number: string): Promise<void> => {
  const { series, serial } = seriesOf(number)
  await store.release(series, serial, ownerOf(id))
}
