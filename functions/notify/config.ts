import * as z from 'zod'
import { type Environment, parseEnvironment } from '../config.ts'

/** A parameter that was left empty when the stack was deployed is absent. */
const text = z
  .string()
  .optional()
  .transform((value) => value || undefined)

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.')

/** Phones are in what is posted: it goes over TLS, or does not leave the machine. */
const safe = (url: string): boolean => {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

const NotifyConfig = z
  .object({
    /** Where messages are posted, and the secret that signs them. */
    WEBHOOK_URL: text.pipe(z.url().refine(safe, 'must be https, or http on this machine').optional()),
    WEBHOOK_SECRET: text.pipe(z.string().min(16, 'must have 16 characters or more').optional()),
    /** `smtps://user:password@host:465` or `smtp://…:587`. */
    SMTP_URL: text.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
    /** The sender, as in `人大代表建议办理 <jianyi@example.gov.cn>`. */
    MAIL_FROM: text,
    /** A bus that gets every message as an event. */
    MESSAGE_BUS_NAME: text,
    MESSAGE_LANGUAGE: z.enum(['zh', 'en']).default('zh'),
  })
  .refine((c) => !c.WEBHOOK_URL || c.WEBHOOK_SECRET, {
    path: ['WEBHOOK_SECRET'],
    error: 'is needed to sign what goes to WEBHOOK_URL',
  })
  .refine((c) => !c.SMTP_URL || c.MAIL_FROM, { path: ['MAIL_FROM'], error: 'is needed to send mail by SMTP_URL' })

/** How messages go out, by the environment; every way that is set is used. */
export type NotifyConfig = z.infer<typeof NotifyConfig>

export const readNotifyConfig = (environment: Environment): NotifyConfig => parseEnvironment(NotifyConfig, environment)
