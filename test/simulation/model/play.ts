import * as fc from 'fast-check'
import { type Command, commands, perform, seeds, type WarmUp, warmUp, warmUps } from './commands.ts'
import { Draw } from './draw.ts'
import { finish } from './finish.ts'
import { secretariat } from './people.ts'
import { type Place, places, profileOf } from './profiles.ts'
import { Run } from './run.ts'
import type { Statistics } from './statistics.ts'
import { submissionOf } from './submissions.ts'
import type { World } from './world.ts'

/** One run: the place, what is submitted there, how rough it is, and what people do, at last when all is done. */
export type Scenario = {
  place: Place
  suggestions: number[]
  rough: number
  warm: WarmUp
  commands: Command[]
  epilogue: Command[]
}

export const scenarios: fc.Arbitrary<Scenario> = fc.noBias(
  fc.record({
    place: places,
    suggestions: fc.oneof(fc.tuple(seeds), fc.tuple(seeds, seeds)),
    rough: seeds,
    warm: warmUps,
    commands: commands(25),
    epilogue: commands(4),
  }),
)

/** People see at every so many commands whether what is shown is what the logs tell. */
const lookEvery = 12

/** Plays a scenario; throws where an invariant does not hold, with all that happened before. */
export const play = async (world: World, statistics: Statistics, scenario: Scenario): Promise<void> => {
  const { place, suggestions, rough, warm, commands: list, epilogue } = scenario
  world.begin(profileOf(place), place.termEndsOn, { seed: rough })
  const run = new Run(world, statistics)
  try {
    for (const [i, seed] of suggestions.entries()) await submit(run, `010${i}`, seed)
    await run.rest()
    await warmUp(run, warm)
    await run.rest()
    for (const [i, command] of list.entries()) {
      await perform(run, command)
      if (command.rest && i % lookEvery === lookEvery - 1) await run.look()
    }
    await run.rest()
    await run.look()
    await finish(run)
    // What comes when all is done: late ratings, corrections, pages taken down.
    for (const command of epilogue) await perform(run, command)
    await run.rest()
    await finish(run)
    await run.look()
    await run.close()
    statistics.run()
  } catch (error) {
    if (error instanceof Error) error.message += `\n${[...run.story, ...world.retried].join('\n')}`
    throw error
  }
}

const submit = async (run: Run, number: string, seed: number): Promise<void> => {
  const body = submissionOf(number, run.world.today, new Draw(seed))
  const request = { as: secretariat, method: 'POST', path: '/api/suggestions', body, key: run.newKey(), name: 'submit' }
  const { status, text } = await run.ask(request)
  if (status !== 201) throw new Error(`not submitted: ${status} ${text}`)
}
