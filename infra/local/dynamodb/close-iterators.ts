import { AbstractKeyIterator, AbstractValueIterator } from 'abstract-level'

/**
 * dynalite ends a Query that stops early by `iterator.return()`, which abstract-level does not have (it has `close()`):
 * each such Query would keep its LevelDB iterator, and its memory, for good. Gives iterators that method.
 */
export const closeIterators = (): void => {
  for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator])
    Object.defineProperty(prototype, 'return', {
      configurable: true,
      value(this: { close(): Promise<void> }) {
        return this.close()
      },
    })
}
