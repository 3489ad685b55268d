import { createTransport } from 'nodemailer'
import { type Adapter, DeliveryError } from './adapter.ts'

/** A mail server that takes longer is treated as down. Milliseconds. */
const timeoutMs = 5_000

export type SmtpOptions = { url: string; from: string }

/** Sends a plain mail to those who have an address. */
export const smtp = ({ url, from }: SmtpOptions): Adapter => {
  const { hostname, protocol } = new URL(url)
  const here = hostname === 'localhost' || hostname.startsWith('127.')
  const transport = createTransport({
    url,
    // Neither a password nor an address goes in the clear to another machine.
    requireTLS: protocol === 'smtp:' && !here,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    channel: 'smtp',
    takes: (_, { emails = [] }) => emails.length > 0,
    async send({ id, subject, text }, { emails = [] }) {
      try {
        await transport.sendMail({
          from,
          // People of an office do not see each other's addresses.
          to: emails.length === 1 ? emails[0] : 'undisclosed-recipients:;',
          envelope: { from, to: emails },
          subject,
          text,
          messageId: `<${encodeURIComponent(id)}@jianyi>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw deliveryError(error)
      }
    },
  }
}

/** Codes of nodemailer for a server that does not answer. */
const down = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EAUTH', 'ETLS'])

const deliveryError = (error: unknown): DeliveryError => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  if (typeof code === 'string' && down.has(code)) return new DeliveryError(code, true)
  if (typeof responseCode === 'number') return new DeliveryError(`SMTP_${responseCode}`)
  return new DeliveryError(typeof code === 'string' ? code : 'SMTP')
}
