import { createRequire } from 'node:module'

/* Mammoth reads Word files with a zip and an XML library of its own: an independent reader of what we wrote. */
const fromMammoth = createRequire(createRequire(import.meta.url).resolve('mammoth'))

type Zip = { files: Record<string, { name: string; dir: boolean; async(as: 'string'): Promise<string> }> }
const zip: { loadAsync(bytes: Uint8Array): Promise<Zip> } = fromMammoth('jszip')
type OnError = (level: string, message: string) => void
const { DOMParser }: { DOMParser: new (of: { errorHandler: OnError; onError: OnError }) => Parser } =
  fromMammoth('@xmldom/xmldom')
type Parser = { parseFromString(xml: string, type: string): unknown }

/** The XML parts of a Word file by their names. */
export const partsOf = async (docx: Uint8Array): Promise<Map<string, string>> => {
  const { files } = await zip.loadAsync(docx)
  const parts = Object.values(files).filter(({ name, dir }) => !dir && /\.(xml|rels)$/.test(name))
  return new Map(await Promise.all(parts.map(async (part) => [part.name, await part.async('string')] as const)))
}

/** One of them, which must be there. */
export const partOf = async (docx: Uint8Array, name: string): Promise<string> => {
  const part = (await partsOf(docx)).get(name)
  if (part === undefined) throw new Error(`there is no ${name}`)
  return part
}

/** What XML 1.0 has no place for, also by its number. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:x0*[0-8bcef]|x0*1[0-9a-f]|0*(?:[0-8]|1[124-9]|2\d|3[01]));/i

/** What is wrong with an XML document; nothing where it is well formed. */
export const faultsIn = (xml: string): string[] => {
  const faults: string[] = forbidden.test(xml) ? ['a forbidden character'] : []
  const note: OnError = (level, message) => void faults.push(`${level}: ${message}`)
  try {
    new DOMParser({ errorHandler: note, onError: note }).parseFromString(xml, 'text/xml')
  } catch (error) {
    faults.push(String(error))
  }
  return faults
}
