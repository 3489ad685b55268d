import type { CaseState } from '../../../../shared/case/state.ts'
import { leadOf } from '../../../../shared/links/deputy.ts'
import { LinkPurpose } from '../../../../shared/links/link.ts'
import { answerable, type Reissue } from '../../../../shared/links/reissue.ts'

/** What a link can be given for now: a purpose, and of which handling and promise. */
export type For = Omit<Reissue, 'deputy'>

/** What a signer can get a link for: everyone reads, the lead answers what is to be answered. */
export const purposesOf = (state: CaseState, deputy: string): For[] => [
  { purpose: 'read' },
  ...(leadOf(state) === deputy
    ? LinkPurpose.options
        .filter((purpose) => purpose !== 'read')
        .flatMap((purpose) =>
          answerable(state, purpose).map(({ handling, commitment }) => ({
            purpose,
            ...(handling && { handling }),
            ...(commitment && { commitment }),
          })),
        )
    : []),
]

/** As it is posted. */
export const toPosted = ({ purpose, handling = '', commitment = '' }: For): string =>
  [purpose, handling, commitment].join('~')
