import type { ArchivedCase } from '../../../shared/archive/manifest.ts'
import { paths } from '../../../shared/archive/paths.ts'
import { type Refs, refsOf } from '../../../shared/archive/refs.ts'
import { brokenAt, type SealedCommit, unseal } from '../../../shared/case/commit.ts'
import { foldAll } from '../../../shared/case/fold.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { attachTexts } from '../../../shared/case/text.ts'
import type { ApiDeps } from '../deps.ts'
import { caseView } from '../views/case.view.ts'
import { type Letters, lettersOf } from './letters.ts'
import type { ArchiveFile } from './zip.ts'

/** A case of the session; `visibleTo` as its row has it: who may read it, where it is confidential. */
export type Listed = { id: string; visibleTo?: readonly string[] | undefined }

/** Whether what is confidential, to be read by those named, may go into the archive. */
export type MayTake = (visibleTo: readonly string[] | undefined) => boolean

export type CaseFiles = {
  of: ArchivedCase
  files: ArchiveFile[]
  attachments: Refs['attachments']
  definition?: number | undefined
}

/** The case as its log tells it; undefined where it cannot be told, since the log was tampered with. */
const folded = (log: readonly SealedCommit[]): CaseState | undefined => {
  try {
    return foldAll(log)
  } catch {
    return undefined
  }
}

const noLetters: Letters = { made: [], notMade: [] }

/**
 * All that an archive has of a case but the bytes of its attachments, which are many: the log as it is stored, the texts
 * that it refers to, the letters. Undefined where it may not be taken. A log that does not hold is archived as it is.
 */
export const caseFiles = async (
  { store, rules: book }: Pick<ApiDeps, 'store' | 'rules'>,
  { id, visibleTo }: Listed,
  { mayTake, session, at }: { mayTake: MayTake; session: string; at: Date },
): Promise<CaseFiles | undefined> => {
  if (!mayTake(visibleTo)) return undefined
  const log = await store.read(id)
  const broken = brokenAt(log)
  const state = broken === null ? folded(log) : undefined
  if (state?.suggestion.confidential && !mayTake(state.suggestion.visibleTo ?? [])) return undefined
  const refs = refsOf(log)
  const texts = await store.getTexts(id, refs.texts)
  const letters = state
    ? await lettersOf(
        {
          view: await caseView({ getTexts: async () => texts }, state, await book.rulesFor(state.suggestion.session)),
          rules: await book.rulesFor(state.suggestion.session),
          session,
        },
        attachTexts(log.map(unseal), texts),
        at,
      )
    : noLetters
  return {
    of: {
      id,
      version: log.length,
      head: log.at(-1)?.hash ?? '',
      ...(broken !== null && { brokenAt: broken }),
      ...(letters.notMade.length > 0 && { notMade: letters.notMade }),
    },
    files: [
      { path: paths.log(id), bytes: Buffer.from(log.map((sealed) => `${lineOf(sealed)}\n`).join('')) },
      ...[...texts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([hash, text]): ArchiveFile => {
          return { path: paths.text(id, hash), bytes: Buffer.from(text) }
        }),
      ...letters.made.map(({ name, bytes }): ArchiveFile => ({ path: paths.letter(id, name), bytes })),
    ],
    attachments: refs.attachments,
    definition: state?.definition,
  }
}

/** A line of a log: the canonical string and its hash, as they are stored. */
const lineOf = ({ body, hash }: SealedCommit): string => JSON.stringify({ body, hash })
