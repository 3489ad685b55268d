import { isTTY, progress } from '@clack/prompts'

export type Progress = { step(done: number, total: number): void; done(text: string): void }

/** A bar in a terminal, else a line at the begin and one at the end. */
export const showProgress = (label: string, output: NodeJS.WriteStream = process.stdout): Progress =>
  isTTY(output) ? bar(label) : lines(label, output)

const bar = (label: string): Progress => {
  const shown = progress({ max: 100, size: 30 })
  shown.start(label)
  let percent = 0
  return {
    step(done, total) {
      const now = Math.floor((100 * done) / total)
      if (now > percent) shown.advance(now - percent, `${label} ${now}%`)
      percent = Math.max(percent, now)
    },
    done: (text) => shown.stop(text),
  }
}

const lines = (label: string, output: NodeJS.WriteStream): Progress => {
  output.write(`${label} ...\n`)
  return { step: () => {}, done: (text) => output.write(`${text}\n`) }
}
