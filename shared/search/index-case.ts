import type { CaseState } from '../case/state.ts'
import { textRefs } from '../case/text.ts'
import type { CaseLog, SearchStore } from '../store/port.ts'
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
  store: SearchStore & Pick<CaseLog, 'getTexts'>,
  state: Pick<CaseState, 'id' | 'version' | 'suggestion'>,
  shape: Shape = usual,
): Promise<void> => {
  const { id, version } = state
  const document = documentOf(state)
  const digest = digestOf(document)
  const [before] = await store.searchEntries([id], { fresh: true })
  if (before && (before.digest === digest || before.version > version)) return
  const whole = await withTexts(document, store.getTexts)
  // A text that was just put may not be there yet for a read that lags: the record comes again.
  if (textRefs(whole).length > 0) throw new Error(`${id}: a text of it cannot be read yet`)
  const terms = termsOf(whole)
  const slot = await store.claimSlot({ id, version, terms })
  const { title, body } = document
  await store.putSearchEntry({ id, version, slot, digest, title, body })
  if ((slot + 1) % lookEvery !== 0) return
  const head = await store.searchHead()
  if (slot + 1 - tailFrom(head, shape) >= shape.block) await compact(store, shape)
}
