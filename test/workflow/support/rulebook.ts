import type { Claims } from '../../../infra/local/issuer.ts'
import { type Answer, admin, Harness, type Step } from '../../support/harness.ts'

/** A running system with a session of that place. */
export const at = async (profile: string, now = '2025-02-10T09:00:00+08:00', overrides: unknown[] = []) => {
  const harness = await Harness.start()
  harness.runtime.clock.set(new Date(now))
  await harness.setUp(profile)
  if (overrides.length > 0)
    await harness.ok(admin, 'PUT', '/api/sessions/16-5', {
      name: '市十六届人大五次会议',
      profile,
      opensOn: '2025-01-07',
      closesOn: '2025-01-11',
      overrides,
    })
  return harness
}

export const set = (path: string, value: unknown) => ({ path, value, reason: '试' })

/** Does an act of the register; answers what came back, after everything settled. */
export const tryDo = async (h: Harness, as: Claims, id: string, act: string, form: unknown): Promise<Answer> => {
  const answer = await h.call(as, 'POST', `/api/suggestions/${id}/${act}`, form)
  await h.runtime.settled()
  return answer
}

/** The same; throws unless it was taken. */
// biome-ignore lint/suspicious/noExplicitAny: answers are read as clients read them
export const perform = async (h: Harness, as: Claims, id: string, act: string, form: unknown): Promise<any> => {
  const answer = await tryDo(h, as, id, act, form)
  if (answer.status !== 200) throw new Error(`${act} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** The names of the open steps, with the unit that they wait for. */
export const waiting = async (h: Harness, id: string): Promise<string[]> =>
  (await h.openSteps(id)).map((s: Step) => [s.step, s.assignee.unit].filter((p) => p !== undefined).join(' ')).sort()

/** The fields that a refusal names. */
export const fields = (answer: Answer): string[] => (answer.body.errors ?? []).map((e: { path: string }) => e.path)

/** Types and acts of the log, without the steps' openings. */
// biome-ignore lint/suspicious/noExplicitAny: events as the API gives them
export const logOf = async (h: Harness, as: Claims, id: string): Promise<any[]> =>
  (await h.ok(as, 'GET', `/api/suggestions/${id}/log`)).flatMap((c: { events: unknown[] }) => c.events)
