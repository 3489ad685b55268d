import type { MakeDerivation } from './derivation.ts'
import { figures } from './figures.ts'
import { publicReplies } from './public.ts'
import { rows } from './rows.ts'
import { searchIndex } from './search-index.ts'
import { snapshots } from './snapshots.ts'
import { worklists } from './worklists.ts'

/** All that is derived from the logs. What is derived anew goes in here, so that a rebuild knows of it. */
export const derivations: readonly MakeDerivation[] = [rows, snapshots, worklists, searchIndex, figures, publicReplies]
