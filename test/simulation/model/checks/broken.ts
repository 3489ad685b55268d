/** An invariant that does not hold. */
export class Broken extends Error {
  override name = 'Broken'
}

/** Throws where an invariant does not hold; `what` says which one, and by what. */
export const holds = (condition: boolean, what: () => string): void => {
  if (!condition) throw new Broken(what())
}
