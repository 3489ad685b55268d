import type { FigureStore } from '../../../shared/store/port.ts'

/** The store as one page asks it: several of its parts need the same roll-ups, which are read and unpacked once. */
export const readOnce = <S extends FigureStore>(store: S): S => {
  const read = new Map<string, ReturnType<FigureStore['listRollups']>>()
  return {
    ...store,
    listRollups(session, how) {
      const name = JSON.stringify([session, how])
      const found = read.get(name) ?? store.listRollups(session, how)
      read.set(name, found)
      return found
    },
  }
}
