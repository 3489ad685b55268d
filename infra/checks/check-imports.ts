import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Checks that imports point one way, infra → functions → shared, that the domain knows neither AWS nor HTTP, and that
 * no modules import each other in a circle. Types count too for the direction, not for circles.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const folders = ['shared', 'functions', 'infra', 'test']

type Import = { from: string; to: string; typeOnly: boolean }

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => /\.tsx?$/.test(name)),
)

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(root, file), 'utf8')
  return [
    ...text.matchAll(/^(import|export)( type)?[^'"]*?from '([^']+)'/gm),
    ...text.matchAll(/()()import\('([^']+)'\)/g),
  ].map(([, , type, target = '']) => ({
    from: file,
    to: target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : target,
    typeOnly: type !== undefined && type !== '',
  }))
}

const imports = files.flatMap(importsOf)

const rules: { why: string; broken(i: Import): boolean }[] = [
  {
    why: 'there is no such file',
    broken: ({ to }) => folders.some((f) => to.startsWith(`${f}/`)) && !existsSync(join(root, to)),
  },
  {
    why: 'the domain knows neither where it runs nor how it is called',
    broken: ({ from, to }) => from.startsWith('shared/') && /^(functions|infra|test)\//.test(to),
  },
  {
    why: 'functions do not know where they run',
    broken: ({ from, to }) => from.startsWith('functions/') && /^(infra|test)\//.test(to),
  },
  {
    why: 'what runs does not need the tests',
    broken: ({ from, to }) => from.startsWith('infra/') && to.startsWith('test/'),
  },
  {
    why: 'the storage adapter aside, the domain has neither AWS SDK nor Hono',
    broken: ({ from, to }) =>
      from.startsWith('shared/') && !/^shared\/store\/(dynamodb|s3)\//.test(from) && /^(@aws-sdk|@hono|hono)/.test(to),
  },
  {
    why: 'the domain stores through shared/store/port.ts',
    broken: ({ from, to }) =>
      from.startsWith('shared/') &&
      !from.startsWith('shared/store/dynamodb/') &&
      to.startsWith('shared/store/dynamodb/'),
  },
]

/** A circle through the file, as the way around it, or null. */
const circle = (file: string, way: string[] = []): string[] | null => {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
  if (done.has(file)) return null
  for (const { to } of values.get(file) ?? []) {
    const found = circle(to, [...way, file])
    if (found) return found
  }
  done.add(file)
  return null
}
const values = groupByFile(imports.filter((i) => !i.typeOnly))
const done = new Set<string>()

function groupByFile(list: Import[]): Map<string, Import[]> {
  const groups = new Map<string, Import[]>()
  for (const one of list) groups.set(one.from, [...(groups.get(one.from) ?? []), one])
  return groups
}

const problems = [
  ...imports.flatMap((i) =>
    rules.filter((rule) => rule.broken(i)).map((rule) => `${i.from} imports ${i.to}: ${rule.why}`),
  ),
  ...files.flatMap((file) => {
    const found = circle(file)
    return found ? [`a circle: ${found.join(' → ')}`] : []
  }),
]
for (const problem of new Set(problems)) console.error(problem)
console.log(`${files.length} files, ${imports.length} imports`)
if (problems.length > 0) process.exit(1)
