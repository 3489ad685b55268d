import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StopExecutionCommand } from '@aws-sdk/client-sfn'
import { afterAll, expect, test } from 'vitest'
import { handlingDefinition } from '../../infra/workflow/definition.ts'
import { Harness, unit } from '../support/harness.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'jianyi-version-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** A later definition that no longer asks the deputy about the draft. */
const withoutSolicit = () => {
  const text = JSON.stringify(handlingDefinition()).replaceAll(/"Next":"(Promised: )?Solicit"/g, '"Next":"$1Clear"')
  const isSolicit = (name: string) => /^(Promised: )?Solicit(: .*)?$/.test(name)
  return JSON.parse(text, (key, value) =>
    key === 'States' ? Object.fromEntries(Object.entries(value).filter(([name]) => !isSolicit(name))) : value,
  ) as ReturnType<typeof handlingDefinition>
}

const draft = { category: 'C', title: '答复的函', body: '一、情况', disclosure: 'open' }
const steps = async (h: Harness, id: string) => (await h.openSteps(id)).map((s) => s.step)

test('a new version of the definition: running cases keep theirs, also in a new generation; new ones follow the new', async () => {
  let h = await Harness.xiamen({ dataDir })
  const old = await h.submit('0401')
  await h.toDraft(old)
  await h.close()

  h = await Harness.start({ dataDir, machine: withoutSolicit() })
  await h.runtime.recovered
  const young = await h.submit('0402')
  await h.toDraft(young)
  // The old one's execution is thrown away: the next generation follows the same version.
  const execution = `${h.runtime.services.stateMachineArn.replace(':stateMachine:', ':execution:')}:${old}-g1`
  await h.runtime.services.sfn.send(new StopExecutionCommand({ executionArn: execution }))
  h.runtime.clock.set(new Date(h.runtime.clock.now().getTime() + 120_000))
  await h.runtime.sweep({ job: 'patrol' })
  await h.runtime.settled()
  const [oldCase, youngCase] = [
    await h.runtime.store.load(old, { fresh: true }),
    await h.runtime.store.load(young, { fresh: true }),
  ]
  expect(oldCase?.generation).toBe(2)
  expect(youngCase?.definition).toBe((oldCase?.definition ?? 0) + 1)

  for (const id of [old, young]) await h.act(unit('ybj', 'officer'), id, 'draft', 'submit', draft)
  expect(await steps(h, old)).toEqual(['solicit'])
  expect(await steps(h, young)).toEqual(['clear'])
  await h.close()
})
