import type { Actor } from '../../../shared/case/actor.ts'
import { invalid } from '../../../shared/case/refusal.ts'
import { comesBack } from '../../../shared/organisation.ts'
import type { Unit, UnitInput } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import { admin } from './admin.ts'

/** Parent and successor are units; neither is the unit itself, and successors do not run in a circle. */
const checkUnit = (code: string, input: UnitInput, units: readonly Unit[]): void => {
  const known = new Map(units.map((u) => [u.code, u]))
  for (const field of ['parent', 'successor'] as const) {
    const other = input[field]
    if (other === undefined) continue
    if (other === code) throw invalid(field, field === 'parent' ? '上级单位不能是自己' : '承接单位不能是自己')
    if (!known.has(other)) throw invalid(field, `没有代码为「${other}」的单位`)
  }
  if (input.successor && comesBack((c) => known.get(c), code, input.successor))
    throw invalid('successor', '承接单位最终又由本单位承接，请核对')
}

/** Sets a unit, by an admin. */
export const putUnit = async (deps: ApiDeps, actor: Actor, code: string, input: UnitInput): Promise<Unit> => {
  admin(actor)
  checkUnit(code, input, await deps.store.units({ fresh: true }))
  const unit: Unit = { ...input, code, active: input.active ?? true }
  await deps.store.putUnit(unit)
  deps.rules.forget()
  return unit
}
