import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Checks that the paths, links and npm scripts that the documents name exist. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts,
)
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .map((name) => `docs/${name}`)
    .filter((name) => name.endsWith('.md')),
]

/** A heading's anchor as GitHub makes it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(' ', '-')

const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map((m) => anchor(m[1] ?? ''))

const problems = (document: string): string[] => {
  const file = join(root, document)
  const text = readFileSync(file, 'utf8')
  const found: string[] = []
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue
    const [path, hash] = target.split('#')
    const linked = path ? join(dirname(file), path) : file
    if (!existsSync(linked)) found.push(`links to ${target}, which is not there`)
    else if (hash && !anchorsOf(linked).includes(hash)) found.push(`links to ${target}, where there is no such heading`)
  }
  for (const [, path = ''] of text.matchAll(/`((?:infra|functions|shared|test|docs|\.ci)\/[\w./-]+)`/g))
    if (!existsSync(join(root, path))) found.push(`names ${path}, which is not there`)
  for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g))
    if (!scripts.includes(script)) found.push(`names npm run ${script}, which package.json lacks`)
  return found.map((problem) => `${document} ${problem}`)
}

const all = documents.flatMap(problems)
for (const problem of all) console.error(problem)
if (all.length > 0) process.exit(1)
