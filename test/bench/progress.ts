import { progress } from '@clack/prompts'

/** A progress bar of `total` steps; without a terminal one plain line at its end. */
export const bar = (what: string, total: number): { step(): void; done(): void } => {
  if (!process.stdout.isTTY) return { step: () => {}, done: () => console.log(what) }
  const shown = progress({ max: total })
  shown.start(what)
  return { step: () => shown.advance(1), done: () => shown.stop(what) }
}
