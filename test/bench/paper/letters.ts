import { readdirSync, readFileSync } from 'node:fs'
import { letterDocx } from '../../../shared/letter-form/docx/document.ts'
import { readLetter } from '../../../shared/letters/read-letter.ts'
import { formatOfName } from '../../../shared/letters/source/media-type.ts'
import { textOfFile } from '../../../shared/letters/source/text-of-file.ts'
import { letter } from '../../unit/letter-form/support/letter.ts'
import { type Cost, costOf } from './peak.ts'

const folder = new URL('../../unit/letters/samples/', import.meta.url)

/** Reads so many letters: the samples of other offices' layouts, again and again. */
export const readLetters = async (count: number): Promise<Cost> => {
  const files = readdirSync(folder).map((name) => ({
    format: formatOfName(name),
    bytes: readFileSync(new URL(name, folder)),
  }))
  return costOf(async () => {
    for (let n = 0; n < count; n++) {
      const { format, bytes } = files[n % files.length] ?? {}
      if (format && bytes) readLetter(await textOfFile(bytes, format))
    }
  })
}

/** Writes so many letters as Word. */
export const writeLetters = (count: number): Promise<Cost> =>
  costOf(async () => {
    for (let n = 0; n < count; n++) await letterDocx({ ...letter, documentNumber: `云医保函〔2025〕${n}号` })
  })
