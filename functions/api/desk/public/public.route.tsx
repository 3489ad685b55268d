import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { dayOf } from '../../../../shared/calendar/index.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import { problems } from '../../problem.ts'
import { type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { htmlLang } from '../texts/language.ts'
import { publicTexts } from '../texts/public.ts'
import { rss } from './feed.ts'
import { PublicListPage, replyPath } from './list.page.tsx'
import { type Looked, listReplies, type PublicReply, readReply } from './read.ts'
import { PublicReplyPage } from './reply.page.tsx'

/** A feed has so many. */
const inFeed = 50

const word = (longest: number) => z.string().trim().min(1).max(longest).optional().catch(undefined)
const Query = z.object({ q: word(100), session: word(20), topic: word(100), cursor: word(300) })

const wantsJson = (c: Context): boolean => {
  const accept = c.req.header('accept') ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}

/** Replies that everybody may read, without signing in: as pages, as JSON where that is asked for, and as a feed. */
export const publicRoute = (deps: DeskDeps) => {
  const origin = (c: Context): string => deps.signIn.baseUrl ?? new URL(c.req.url).origin
  const addressOf = (c: Context, { indexNumber }: Pick<PublicReply, 'indexNumber'>): string =>
    `${origin(c)}${replyPath(indexNumber)}`
  const asked = (c: Context): { looked: Looked; cursor?: string } => {
    const { q, session, topic, cursor } = Query.parse(c.req.query())
    return {
      looked: { ...(q && { q }), ...(session && { session }), ...(topic && { topic }) },
      ...(cursor && { cursor }),
    }
  }
  /** A client gets problems as the API gives them. */
  const answer = async (c: Context<DeskEnv>, page: () => Promise<Response>): Promise<Response> => {
    c.header('vary', 'accept')
    try {
      return await page()
    } catch (error) {
      if (!wantsJson(c) || !(error instanceof Error)) throw error
      return problems(deps.log)(error, c)
    }
  }

  return new Hono<DeskEnv>()
    .get('/public/replies.xml', async (c) => {
      const t = publicTexts[c.var.viewer.lang]
      const { items } = await listReplies(deps, asked(c).looked, { limit: inFeed })
      const home = `${origin(c)}/public/replies`
      const feed = {
        title: t.title,
        description: t.intro,
        language: htmlLang[c.var.viewer.lang],
        home,
        self: `${home}.xml`,
      }
      return c.body(
        rss(feed, items, (reply) => addressOf(c, reply)),
        200,
        { 'content-type': 'application/rss+xml; charset=utf-8' },
      )
    })
    .get('/public/replies', (c) =>
      answer(c, async () => {
        const { looked, cursor } = asked(c)
        const page = await listReplies(deps, looked, { ...(cursor && { cursor }) })
        if (wantsJson(c))
          return c.json({ ...page, items: page.items.map((reply) => ({ ...reply, url: addressOf(c, reply) })) })
        const sessions = [...(await deps.rules.sessions())].sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1))
        const next = page.cursor && `/public/replies?${new URLSearchParams({ ...looked, cursor: page.cursor })}`
        return show(
          c,
          <PublicListPage
            viewer={c.var.viewer}
            today={dayOf(deps.now())}
            looked={looked}
            sessions={sessions}
            items={page.items}
            {...(next && { next })}
          />,
        )
      }),
    )
    .get('/public/replies/:indexNumber', (c) =>
      answer(c, async () => {
        const reply = await readReply(deps, c.req.param('indexNumber'))
        // One that never was and one that was taken down answer alike.
        if (!reply) throw new Refusal('NOT_FOUND', '没有这件公开的答复')
        const url = addressOf(c, reply)
        if (wantsJson(c)) return c.json({ ...reply, url })
        const session = (await deps.rules.sessions()).find((s) => s.id === reply.session)?.name ?? reply.session
        return show(c, <PublicReplyPage viewer={c.var.viewer} reply={reply} session={session} url={url} />)
      }),
    )
}
