import type { Actor } from '../../../shared/case/actor.ts'
import { Refusal } from '../../../shared/case/refusal.ts'

/** Refuses all but an admin. */
export const admin = (actor: Actor): void => {
  if (actor.role !== 'admin') throw new Refusal('FORBIDDEN', '单位、人员、届次和放假安排由管理员设置')
}
