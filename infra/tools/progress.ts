import { isTTY, progress } from '@clack/prompts'

export type Progress = { update(done: number, total: number): void; done(text: string): void }

/** How far a tool is: a bar in a terminal, else a line for every tenth. */
export const showProgress = (label: string, output: NodeJS.WriteStream = process.stderr): Progress =>
  isTTY(output) ? bar(label, output) : lines(label, (line) => output.write(`${line}\n`))

const bar = (label: string, output: NodeJS.WriteStream): Progress => {
  const shown = progress({ max: 100, size: 30, output })
  shown.start(label)
  let percent = 0
  return {
    update(done, total) {
      const now = Math.floor((100 * done) / total)
      if (now <= percent) return
      shown.advance(now - percent, `${label} ${now}%`)
      percent = now
    },
    done: (text) => shown.stop(text),
  }
}

const lines = (label: string, print: (line: string) => void): Progress => {
  let tenths = 0
  return {
    update(done, total) {
      const now = Math.floor((10 * done) / total)
      if (now > tenths) print(`${label} ${now * 10}%`)
      tenths = Math.max(tenths, now)
    },
    done: print,
  }
}
