import type { FigureStore } from '../../../shared/store/port.ts'

/** The same read, asked once for the same arguments. */
const once = <A extends unknown[], T>(read: (...asked: A) => Promise<T>): ((...asked: A) => Promise<T>) => {
  const known = new Map<string, Promise<T>>()
  return (...asked) => {
    const name = JSON.stringify(asked)
    const found = known.get(name) ?? read(...asked)
    known.set(name, found)
    return found
  }
}

/** The store as one page asks it: several of its parts need the same roll-ups and facts, which are read and unpacked once. */
export const readOnce = <S extends FigureStore>(store: S): S => {
  return {
    ...store,
    listRollups: once((session, how) => store.listRollups(session, how)),
    listFacts: once((session, unit) => store.listFacts(session, unit)),
  }
}
