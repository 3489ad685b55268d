import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

export type Mail = { from: string; to: string[]; text: string }

/** As much of a mail server as one client needs (RFC 5321). Refuses recipients that it is told to. */
export class MailServer {
  readonly mails: Mail[] = []
  refuse: string | undefined
  readonly #server: Server = createServer((socket) => this.#serve(socket))

  static async start(): Promise<MailServer> {
    const mail = new MailServer()
    await mail.#listen()
    return mail
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    await new Promise((done) => this.#server.close(done))
  }

  async #listen(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
  }

  #serve(socket: Socket): void {
    let mail: Mail = { from: '', to: [], text: '' }
    let inData = false
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string) => {
      if (inData && line !== '.') mail.text += `${line}\n`
      else if (inData) {
        inData = false
        this.mails.push(mail)
        mail = { from: '', to: [], text: '' }
        say('250 taken')
      } else if (line.startsWith('MAIL FROM')) {
        mail.from = line.slice(11, line.indexOf('>'))
        say('250 go on')
      } else if (line.startsWith('RCPT TO')) {
        const to = line.slice(9, line.indexOf('>'))
        if (to === this.refuse) return say('550 nobody here')
        mail.to.push(to)
        say('250 go on')
      } else if (line === 'DATA') {
        inData = true
        say('354 go on')
      } else if (line === 'QUIT') socket.end('221 bye\r\n')
      else say('250 hello')
    }
    say('220 mail')
    socket.on('data', (data) => {
      const lines = `${rest}${data}`.split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
    socket.on('error', () => {})
  }
}
