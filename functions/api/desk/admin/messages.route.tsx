import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import type { OutboxRecord } from '../../../../shared/notify/outbox.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { postedOne } from '../forms/send.ts'
import { postedOf } from '../forms/values.ts'
import { type admin, admin as texts } from '../texts/admin.ts'
import { suggestion } from '../texts/suggestion.ts'
import type { Viewer } from '../viewer.ts'
import { Frame } from './frame.page.tsx'
import { dealWith, failedMessages, type Messages, pendingMessages } from './messages.ts'
import { adminOnly, instant } from './place.ts'

const action = '/admin/messages'

type Texts = (typeof admin)['zh']['messages']
type Part = { viewer: Viewer; t: Texts; of: Messages; unitName(code: string): string }

const kindOf = (t: Texts, { kind }: OutboxRecord): string => t.kinds[kind] ?? t.other
const reasonOf = (t: Texts, { lastError = '' }: OutboxRecord): string => t.reasons[lastError] ?? lastError

/** Which suggestion it is about; of a confidential one nothing is said. */
const aboutOf = ({ notice, suggestion: id }: OutboxRecord): string => (notice?.title ? id : '')

/** To whom it goes: an office by name, a deputy without. */
const recipientOf = ({ viewer: { lang }, t, unitName }: Part, { notice }: OutboxRecord): string => {
  const to = notice?.to
  if (!to) return ''
  if (to.role === 'deputies') return t.deputy
  const duties = suggestion[lang].duties
  const who = to.unit ? unitName(to.unit) : (suggestion[lang].roles[to.role] ?? to.role)
  return [who, to.duty && (duties[to.duty] ?? to.duty)].filter(Boolean).join(' ')
}

const Head: FC<{ caption: string; columns: Readonly<Record<string, string>> }> = ({ caption, columns }) => (
  <>
    <caption class="hidden">{caption}</caption>
    <thead>
      <tr>
        {Object.values(columns).map((name) => (
          <th scope="col">{name}</th>
        ))}
      </tr>
    </thead>
  </>
)

const Failed: FC<Part> = (p) => {
  const { t, of } = p
  if (of.items.length === 0) return <p>{t.failedNone}</p>
  return (
    <form method="post" action={action}>
      <p>{t.failedCount(of.items.length, of.more)}</p>
      <div class="table">
        <table>
          <Head caption={t.failed} columns={t.failedColumns} />
          <tbody>
            {of.items.map((one) => (
              <tr>
                <td>
                  <input type="checkbox" name="id" value={one.id} aria-label={t.pick(kindOf(t, one), aboutOf(one))} />
                </td>
                <td>{kindOf(t, one)}</td>
                <td class="number">{aboutOf(one)}</td>
                <td lang="zh-CN">{recipientOf(p, one)}</td>
                <td>{reasonOf(t, one)}</td>
                <td class="number">{instant(one.failedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="actions">
        <button type="submit" name="how" value="retry">
          {t.retry}
        </button>
        <button type="submit" name="how" value="all" class="second">
          {t.all}
        </button>
        <button type="submit" name="how" value="aside" class="second">
          {t.aside}
        </button>
      </p>
    </form>
  )
}

const Pending: FC<Part> = ({ t, of }) =>
  of.items.length === 0 ? (
    <>
      <p>{t.none}</p>
      <p class="quiet">{t.noneHint}</p>
    </>
  ) : (
    <>
      <p>{t.count(of.items.length, of.more)}</p>
      <div class="table">
        <table>
          <Head caption={t.pending} columns={t.columns} />
          <tbody>
            {of.items.map((one) => (
              <tr>
                <td>{kindOf(t, one)}</td>
                <td class="number">{t.times(one.attempts)}</td>
                <td>{reasonOf(t, one)}</td>
                <td class="number">{instant(one.nextAttemptAt)}</td>
                <td class="number">{instant(one.at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )

/** 通知: what did not arrive, to be sent again or put aside, and what is being tried. */
export const messagesAdmin = (deps: DeskDeps) => {
  const said = (c: DeskContext, t: Texts): string | undefined => {
    const { retried, aside } = c.req.query()
    const n = Number((retried ?? aside ?? '').slice(0, 6))
    if ((retried ?? aside) === undefined || !Number.isInteger(n)) return undefined
    if (n === 0) return t.nothing
    return retried === undefined ? t.putAside(n) : t.retried(n)
  }

  return new Hono<DeskEnv>()
    .get(action, async (c) => {
      adminOnly(c)
      const { viewer } = c.var
      const t: Texts = texts[viewer.lang].messages
      const [failed, pending, units] = await Promise.all([
        failedMessages(deps),
        pendingMessages(deps),
        deps.rules.units(),
      ])
      const part = { viewer, t, unitName: (code: string) => units.find((u) => u.code === code)?.name ?? code }
      const done = said(c, t)
      return show(
        c,
        <Frame viewer={{ ...viewer, path: action }} title={t.title}>
          {done && (
            <p class="notice" role="status">
              {done}
            </p>
          )}
          <section>
            <h2>{t.failed}</h2>
            <p class="quiet">{t.failedHint}</p>
            <Failed {...part} of={failed} />
          </section>
          <section>
            <h2>{t.pending}</h2>
            <p class="quiet">{t.hint}</p>
            <Pending {...part} of={pending} />
          </section>
        </Frame>,
      )
    })
    .post(action, async (c) => {
      adminOnly(c)
      const posted = postedOf(await c.req.formData())
      const how = postedOne(posted, 'how')
      const ids = how === 'all' ? 'all' : new Set(posted.get('id') ?? [])
      const aside = how === 'aside'
      const n = await dealWith(deps, aside ? 'aside' : 'retry', ids)
      return c.redirect(`${action}?${aside ? 'aside' : 'retried'}=${n}`, 303)
    })
}
