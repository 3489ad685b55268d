/** A text as search compares it: compatibility forms, width and case folded (NFKC), each run of white space one space. */
export const normal = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** The words of a question: what stands between spaces, each once. Every one of them is to be found. */
export const wordsOf = (question: string): string[] => [...new Set(normal(question).split(' '))].filter((w) => w !== '')

const letter = /[\p{L}\p{N}\p{M}]/u

/** Every pair of neighbouring letters or digits. Other signs part them; verifying a hit compares the whole word anyway. */
export const bigramsOf = (text: string): Set<string> => {
  const found = new Set<string>()
  let before = ''
  for (const sign of text) {
    const now = letter.test(sign) ? sign : ''
    if (before && now) found.add(before + now)
    before = now
  }
  return found
}

/** Every single sign of a text, white space aside. */
export const signsOf = (text: string): Set<string> => new Set([...text].filter((sign) => sign !== ' '))

/** A number as people type it: without the zeros in front. */
export const bareNumber = (number: string): string => number.replace(/^0+(?=.)/, '')
