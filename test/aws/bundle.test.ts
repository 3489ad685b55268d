import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bundleLambda, forbiddenIn } from '../../infra/aws/bundle.ts'
import { stub } from './fixture/good-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'jianyi-entry-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a bundle', () => {
  it('is refused when something of the embedded runtime is in it', () => {
    const inputs = {
      'infra/local/server.ts': {},
      'node_modules/dynalite/index.js': {},
      'functions/api/api.lambda.ts': {},
      'shared/rules.ts': {},
    } as unknown as Parameters<typeof forbiddenIn>[0]['inputs']
    expect(forbiddenIn({ inputs })).toEqual(['infra/local/server.ts', 'node_modules/dynalite/index.js'])
  })

  it('takes the assets beside its entry along', () => {
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'assets', 'page.css'), 'body{}')
    writeFileSync(join(folder, 'some.lambda.ts'), 'export const handler = async () => 1\n')
    const directory = bundleLambda(join(folder, 'some.lambda.ts'), folder)
    expect(existsSync(join(directory, 'assets', 'page.css'))).toBe(true)
  })

  it('exports handler and names its source map', () => {
    const code = readFileSync(join(bundleLambda(stub, folder), 'index.mjs'), 'utf8')
    expect(code).toMatch(/export\s*\{\s*\w+ as handler\s*\}/)
    expect(code).toContain('//# sourceMappingURL=index.mjs.map')
  })
})
