import type { CaseState } from '../case/state.ts'
import type { SearchStore } from '../store/port.ts'
import { compact } from './compact.ts'
import { digestOf, documentOf, termsOf, withTexts } from './document.ts'
import { type Shape, tailFrom, shape as usual } from './shape.ts'

/** After every so many slots it is looked whether a segment is due. */
const lookEvery = 16

/**
 * Puts a suggestion into the index, if it is not there as it reads now. A new wording gets a slot of its own; the one
 * before is passed over by then. Harmless to repeat: what a kill leaves behind is a slot that nothing counts.
 */
export const indexCase = async (
  store: SearchStore,
  state: Pick<CaseState, 'id' | 'version' | 'suggestion'>,
  shape: Shape = usual,
): Promise<void> => {
  const { id, version } = state
  const document = documentOf(state)
  const digest = digestOf(document)
  const [before] = await store.searchEntries([id], { fresh: true })
  if (before && (before.digest === digest || before.version > version)) return
  const terms = termsOf(await withTexts(document, store.textsOf))
  const slot = await store.claimSlot({ id, version, terms })
  const { title, body } = document
  await store.putSearchEntry({ id, version, slot, digest, title, body })
  if ((slot + 1) % lookEvery !== 0) return
  const head = await store.searchHead()
  if (slot + 1 - tailFrom(head, shape) >= shape.block) await compact(store, shape)
}
