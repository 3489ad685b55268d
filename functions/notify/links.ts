import { type LinkDeps, linkFor } from '../../shared/links/link-for.ts'
import type { LinkFor } from './render.ts'

/** Deputies' links for messages: the case that the message tells of is not read a second time. */
export const linksFor =
  ({ store, ...deps }: LinkDeps): LinkFor =>
  (of, state) =>
    linkFor({ ...deps, store: { ...store, load: async () => state } }, of)
