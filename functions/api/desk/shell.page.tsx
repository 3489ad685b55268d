import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import { assetUrl } from '../assets.ts'
import { isHere, navOf } from './nav.ts'
import { htmlLang, languages, say } from './texts/language.ts'
import { shell } from './texts/shell.ts'
import { themes, type Viewer } from './viewer.ts'

type Props = PropsWithChildren<{
  viewer: Viewer
  title: string
  /** More for the head of the document. */
  head?: Child
  /** A class of the body, for pages that look another way: `wall` shows nothing but itself, `board` is as wide as it gets. */
  look?: 'wall' | 'public' | 'board'
}>

/** Dark values are one more file: for a dark screen, or as the reader chose. */
const Styles: FC<Pick<Viewer, 'theme'>> = ({ theme }) => (
  <>
    <link rel="stylesheet" href={assetUrl('desk.css')} />
    {theme !== 'light' && (
      <link
        rel="stylesheet"
        href={assetUrl('dark.css')}
        {...(theme === 'auto' && { media: '(prefers-color-scheme: dark)' })}
      />
    )}
  </>
)

const Preferences: FC<{ viewer: Viewer }> = ({ viewer: { lang, theme, path } }) => {
  const t = shell[lang]
  const names = { zh: t.chinese, en: t.english }
  return (
    <form method="post" action="/preferences">
      <input type="hidden" name="to" value={path} />
      <fieldset aria-label={t.language}>
        {languages.map((one) => (
          <button type="submit" name="lang" value={one} lang={htmlLang[one]} aria-pressed={String(one === lang)}>
            {names[one]}
          </button>
        ))}
      </fieldset>
      <fieldset aria-label={t.theme}>
        {themes.map((one) => (
          <button type="submit" name="theme" value={one} aria-pressed={String(one === theme)}>
            {t[one]}
          </button>
        ))}
      </fieldset>
    </form>
  )
}

const Me: FC<{ viewer: Viewer }> = ({ viewer: { lang, person, unit } }) => {
  const t = shell[lang]
  if (!person) return <a href="/sign-in">{t.signIn}</a>
  return (
    <form method="post" action="/sign-out">
      <span>
        {person.name ?? t.roles[person.role]}
        <span class="quiet"> {unit ?? t.roles[person.role]}</span>
      </span>
      <button type="submit">{t.signOut}</button>
    </form>
  )
}

const Top: FC<{ viewer: Viewer }> = ({ viewer }) => {
  const { lang, person, path } = viewer
  const t = shell[lang]
  return (
    <header class="top">
      <div>
        <a class="brand" href="/">
          {t.product}
        </a>
        {person && (
          <nav aria-label={t.mainNav}>
            <ul>
              {navOf(person).map(({ href, label }) => (
                <li>
                  <a href={href} {...(isHere(href, path) && { 'aria-current': 'page' })}>
                    {say(lang, label)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div class="tools">
          <Preferences viewer={viewer} />
          <Me viewer={viewer} />
        </div>
      </div>
    </header>
  )
}

/** The whole page around what a page shows. `title` names it in the browser's tab. */
export const Shell: FC<Props> = ({ viewer, title, head, look, children }) => {
  const t = shell[viewer.lang]
  return (
    <html lang={htmlLang[viewer.lang]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {look !== 'public' && <meta name="robots" content="noindex" />}
        {head}
        <title>{`${title} · ${t.product}`}</title>
        <Styles theme={viewer.theme} />
        <link rel="icon" href="data:," />
        <script src={assetUrl('desk.js')} defer />
      </head>
      <body {...(look && { class: look })}>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <Top viewer={viewer} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <div>
            {viewer.person && <span class="keys">{t.keys}</span>}
            <a href="/api/docs">{t.api}</a>
          </div>
        </footer>
      </body>
    </html>
  )
}
