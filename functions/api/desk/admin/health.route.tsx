import { Hono } from 'hono'
import { formatInstant } from '../../../../shared/calendar/index.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { admin as texts } from '../texts/admin.ts'
import { Frame } from './frame.page.tsx'
import { lateAfter, readHealth } from './health.ts'
import { adminOnly, instant } from './place.ts'

/** 运行: what an operator looks at first. */
export const healthAdmin = (deps: DeskDeps) => {
  const health = async (c: DeskContext) => {
    adminOnly(c)
    const { viewer } = c.var
    const t = texts[viewer.lang].health
    const { live, late, stuck, messages, failed, missing } = await readHealth(deps)
    const well = late.minutes < lateAfter && stuck === 0
    const fact = (name: string, value: string, hint?: string, wrong = false) => (
      <>
        <dt>{name}</dt>
        <dd>
          <span class={wrong ? 'light overdue' : ''}>{value}</span>
          {hint && <span class="hint block">{hint}</span>}
        </dd>
      </>
    )
    return show(
      c,
      <Frame viewer={viewer} title={t.title}>
        <p class={well ? 'notice' : 'notice wrong'}>{well ? t.ok : t.attention}</p>
        <dl>
          {fact(t.live, t.count(live), t.liveHint)}
          {fact(
            t.late,
            late.count > 0 ? t.lateWords(late.count, late.minutes) : t.lateNone,
            t.lateHint,
            late.minutes >= lateAfter,
          )}
          {fact(t.stuck, stuck > 0 ? t.count(stuck) : t.none, t.stuckHint, stuck > 0)}
          <dt>{t.messages}</dt>
          <dd>
            <a href="/admin/messages">{(messages.more ? t.moreThan : t.notices)(messages.count)}</a>
          </dd>
          <dt>{t.failed}</dt>
          <dd>
            <a class={failed.count > 0 ? 'light overdue' : ''} href="/admin/messages">
              {(failed.more ? t.moreThan : t.notices)(failed.count)}
            </a>
          </dd>
          <dt>{t.calendar}</dt>
          <dd>{missing.length > 0 ? <a href="/admin/calendar">{missing.join('、')}</a> : t.none}</dd>
          {fact(t.now, instant(formatInstant(deps.now())))}
        </dl>
      </Frame>,
    )
  }

  return new Hono<DeskEnv>().get('/admin/health', health)
}
