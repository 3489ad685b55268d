import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { DeskEnv } from './desk-env.ts'
import { sameSitePath } from './sign-in/return-to.ts'
import { type Lang, languages } from './texts/language.ts'
import { type Theme, themes } from './viewer.ts'

/** A year. Seconds. */
const lasting = 365 * 24 * 3600

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value)

/** The reader's language and colours, kept in the browser. */
export const preferencesOf = (c: Context): { lang: Lang; theme: Theme } => ({
  lang: oneOf(languages, getCookie(c, 'jianyi-lang')) ?? 'zh',
  theme: oneOf(themes, getCookie(c, 'jianyi-theme')) ?? 'auto',
})

/** The switches in the header. */
export const preferencesRoute = () =>
  new Hono<DeskEnv>().post('/preferences', async (c) => {
    const { lang, theme, to } = await c.req.parseBody()
    const keep = (name: string, value: string | undefined) =>
      value && setCookie(c, name, value, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: lasting })
    keep('jianyi-lang', oneOf(languages, lang))
    keep('jianyi-theme', oneOf(themes, theme))
    return c.redirect(sameSitePath(typeof to === 'string' ? to : undefined), 303)
  })
