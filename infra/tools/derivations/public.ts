import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { foldAll } from '../../../shared/case/fold.ts'
import { type PublicLetter, publicLettersOf } from '../../../shared/public/letters.ts'
import { keys } from '../../../shared/store/dynamodb/keys.ts'
import type { Opened } from '../open-store.ts'
import { type Difference, isSame, type MakeDerivation } from './derivation.ts'

type Expected = { suggestion: string; indexNumber: string; letter: PublicLetter }

/** The public replies: what stands in the list, and which case an index number leads to. */
export const publicReplies: MakeDerivation = (opened) => {
  const { store } = opened
  const expected = new Map<string, Expected>()
  return {
    async look(state) {
      for (const letter of publicLettersOf(state))
        expected.set(letter.place, { suggestion: state.id, indexNumber: letter.indexNumber, letter })
      return []
    },
    async end() {
      const differences: Difference[] = []
      const found = await allPublic(opened)
      for (const [place, { suggestion, indexNumber, letter }] of expected) {
        const indexed = (await store.publishedAs(indexNumber)).includes(suggestion)
        if (indexed && isSame(found.get(place), letter)) continue
        const what = found.has(place) ? '公开的答复不符' : '不在公开的答复里'
        differences.push({ of: suggestion, what, repair: () => mend(opened, letter) })
      }
      for (const [place, letter] of found)
        if (!expected.has(place))
          differences.push({ of: letter.suggestion, what: '还在公开的答复里', repair: () => mend(opened, letter) })
      return differences
    },
  }
}

const allPublic = async ({ store }: Opened): Promise<Map<string, PublicLetter>> => {
  const found = new Map<string, PublicLetter>()
  let after: string | undefined
  for (;;) {
    const { items, isLast } = await store.listPublic({ limit: 200, ...(after !== undefined && { after }) })
    for (const { place, letter } of items) if (letter) found.set(place, letter)
    after = items.at(-1)?.place
    if (isLast || after === undefined) return found
  }
}

/** Puts a place of the list as the whole log has it by now; the case may have gone on since it was looked at. */
const mend = async ({ store, db, table }: Opened, { suggestion, place, indexNumber }: PublicLetter): Promise<void> => {
  const state = foldAll(await store.read(suggestion))
  // A note that claims to be newer than the log would not give way to a put.
  for (const Key of [keys.published(place), keys.indexed(indexNumber, place)])
    await db.send(new DeleteCommand({ TableName: table, Key }))
  const letter = state && publicLettersOf(state).find((l) => l.place === place)
  const v = state?.published?.[place]?.v
  if (letter && v !== undefined) await store.putPublic({ place, indexNumber, v, suggestion }, letter)
}
