import * as z from 'zod'
import { kindOfType, kinds } from '../attachments/kinds.ts'
import type { SealedCommit } from '../case/commit.ts'
import { textRefs } from '../case/text.ts'

/** What a log refers to beside itself: long texts, and attachments, those that were taken down too. */
export type Refs = { texts: string[]; attachments: { sha256: string; extension: string }[] }

const hash = /^[0-9a-f]{64}$/
const Attached = z.object({
  type: z.literal('Acted'),
  act: z.literal('attachment'),
  form: z.object({ sha256: z.string().regex(hash), mediaType: z.string() }),
})
const Events = z.object({ events: z.array(z.unknown()) })

/** The body as it is, not as this version of the program understands it: what it does not know may refer to texts too. */
const parsed = ({ body }: SealedCommit): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** What the log refers to, each once and in order of its hash. */
export const refsOf = (log: readonly SealedCommit[]): Refs => {
  const bodies = log.map(parsed)
  const attachments = new Map<string, string>()
  for (const event of bodies.flatMap((body) => Events.safeParse(body).data?.events ?? [])) {
    const { data } = Attached.safeParse(event)
    const kind = data && kindOfType(data.form.mediaType)
    if (data) attachments.set(data.form.sha256, kind ? kinds[kind].extensions[0] : 'bin')
  }
  return {
    texts: [...new Set(bodies.flatMap(textRefs))].filter((text) => hash.test(text)).sort(),
    attachments: [...attachments].map(([sha256, extension]) => ({ sha256, extension })).sort(bySha256),
  }
}

const bySha256 = (a: { sha256: string }, b: { sha256: string }): number => (a.sha256 < b.sha256 ? -1 : 1)
