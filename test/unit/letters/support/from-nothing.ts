import { emptyLetter, type Letter } from '../../../../shared/letters/letter.ts'

/** What a letter says that gives these fields and no others; sections and promises aside. */
export const fromNothing = (letter: Partial<Letter>): Omit<Letter, 'sections' | 'promises'> => {
  const { sections: _, promises: __, ...nothing } = emptyLetter()
  return { ...nothing, ...letter }
}
