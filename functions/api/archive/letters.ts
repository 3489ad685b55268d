import type { Commit } from '../../../shared/case/commit.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { Letter } from '../../../shared/letter-form/letter.ts'
import type { AboutCase } from '../letters/about.ts'
import { fulfilmentOf } from '../letters/fulfilment.ts'
import { opinionOf } from '../letters/opinion.ts'
import { replyOf } from '../letters/reply.ts'
import { steadyDocx } from './steady-docx.ts'

/** Letters as Word documents by their names, and those that could not be made. */
export type Letters = { made: { name: string; bytes: Buffer }[]; notMade: { letter: string; why: string }[] }

/** Every letter of a case that went out: replies, co-opinions, promises met; in order. Drafts are in the log alone. */
const lettersIn = (about: AboutCase, story: readonly Commit[]): { name: string; make(): Letter }[] =>
  about.view.handlings.flatMap(({ id, replies, opinions, commitments }) => [
    ...replies.map((_, i) => ({ name: `${id}-reply-${i + 1}`, make: () => replyOf(about, id, i + 1) })),
    ...Object.entries(opinions)
      .filter(([, given]) => given.text !== undefined)
      .map(([unit]) => ({ name: `${id}-opinion-${unit}`, make: () => opinionOf(about, id, unit) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ...commitments
      .filter((c) => c.state === 'fulfilled')
      .map((c) => ({ name: `${id}-promise-${c.id}`, make: () => fulfilmentOf(about, story, id, c.id) })),
  ])

/**
 * The letters of a case, made as they are for whoever asks for one now. They say what the log says, which is the truth of
 * it: one that cannot be made is named and stops nothing.
 */
export const lettersOf = async (about: AboutCase, story: readonly Commit[], at: Date): Promise<Letters> => {
  // Loaded when the first one is made: few requests need it.
  const { letterDocx } = await import('../../../shared/letter-form/docx/document.ts')
  const letters: Letters = { made: [], notMade: [] }
  for (const { name, make } of lettersIn(about, story)) {
    try {
      letters.made.push({ name, bytes: await steadyDocx(await letterDocx(make()), at) })
    } catch (error) {
      letters.notMade.push({ letter: name, why: error instanceof Refusal ? error.message : '无法生成' })
    }
  }
  return letters
}
