import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { LetterReading } from '../../shared/letters/letter.ts'
import { readLetter } from '../../shared/letters/read-letter.ts'
import { formatOfName } from '../../shared/letters/source/media-type.ts'
import { largestFile, textOfFile } from '../../shared/letters/source/text-of-file.ts'
import { UnreadableLetter } from '../../shared/letters/source/unreadable.ts'
import { summaryOf } from './letter-summary.ts'

/*
 * Reads published reply letters (text, saved web pages, docx) and shows what they say; nothing is stored.
 *   npm run import:letters -- [--json] FILES
 * Ends with 1 where a file could not be read or is no reply.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })

type Result = { file: string } & (LetterReading | { error: string })

const read = async (file: string): Promise<Result> => {
  try {
    const format = formatOfName(file)
    if (!format) throw new UnreadableLetter('NOT_A_LETTER_FILE')
    if (statSync(file).size > largestFile) throw new UnreadableLetter('TOO_LARGE')
    return { file, ...readLetter(await textOfFile(readFileSync(file), format)) }
  } catch (error) {
    return { file, error: sayWhy(error) }
  }
}

const sayWhy = (error: unknown): string => {
  if (error instanceof UnreadableLetter) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return '没有这个文件'
  if (code === 'EISDIR') return '这是文件夹，请写出其中的文件，例如 文件夹/*'
  if (code === 'EACCES' || code === 'EPERM') return '没有权限读取这个文件'
  throw error
}

const isReply = (result: Result): boolean => 'kind' in result && result.kind === 'reply'

const show = (result: Result): void => {
  console.log(`\n■ ${basename(result.file)}`)
  const lines = 'error' in result ? [`  无法读取：${result.error}`] : summaryOf(result)
  for (const line of lines) console.log(line)
}

if (positionals.length === 0) {
  console.error('请写出答复函的文件，例如 npm run import:letters -- 答复/*.docx')
  process.exit(1)
}
const results: Result[] = []
for (const file of positionals) {
  const result = await read(file)
  results.push(result)
  if (!values.json) show(result)
}
const replies = results.filter(isReply).length
if (values.json) console.log(JSON.stringify(results, null, 2))
else console.log(`\n共 ${results.length} 个文件，读出答复函 ${replies} 份，其余 ${results.length - replies} 个未读取。`)
if (replies < results.length) process.exitCode = 1
