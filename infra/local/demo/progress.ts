import { isTTY, progress } from '@clack/prompts'

export type DemoProgress = { update(done: number, total: number): void; done(): void }

/** Shows how far the demonstration is: a bar in a terminal, else a line for every tenth. */
export const demoProgress = (output: NodeJS.WriteStream = process.stdout): DemoProgress =>
  isTTY(output) ? bar() : lines((line) => output.write(`${line}\n`))

const label = '正在准备演示数据'
const interrupted = '演示数据没有填完，下次启动时重新开始'
const ready = '演示数据已备好'

const bar = (): DemoProgress => {
  const shown = progress({ max: 100, size: 30, cancelMessage: interrupted, errorMessage: interrupted })
  shown.start(label)
  let percent = 0
  return {
    update(done, total) {
      const now = Math.floor((100 * done) / total)
      if (now === percent) return
      shown.advance(now - percent, `${label} ${now}%`)
      percent = now
    },
    done: () => shown.stop(ready),
  }
}

const lines = (print: (line: string) => void): DemoProgress => {
  let tenths = 0
  return {
    update(done, total) {
      const now = Math.floor((10 * done) / total)
      if (now > tenths) print(`${label} ${now * 10}%`)
      tenths = Math.max(tenths, now)
    },
    done: () => print(ready),
  }
}
