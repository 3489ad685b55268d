import { startOfDay } from '../../../../shared/calendar/index.ts'
import type { PublicReply } from './read.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text as XML 1.0 can carry it: escaped, and without the characters that it has no way to write. */
export const xmlText = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (c: string) => entities[c] ?? c)

export type Feed = { title: string; description: string; language: string; home: string; self: string }

/** RSS 2.0 of public replies; `link` gives each its address. */
export const rss = (feed: Feed, replies: readonly PublicReply[], link: (reply: PublicReply) => string): string => {
  const items = replies.map((reply) => {
    const { title, documentNumber, publisher, topics, publishedOn } = reply
    const url = xmlText(link(reply))
    return [
      '<item>',
      `<title>${xmlText(title)}</title>`,
      `<link>${url}</link>`,
      `<guid isPermaLink="true">${url}</guid>`,
      `<description>${xmlText(`${publisher} ${documentNumber}`)}</description>`,
      ...topics.map((topic) => `<category>${xmlText(topic)}</category>`),
      `<pubDate>${startOfDay(publishedOn).toUTCString()}</pubDate>`,
      '</item>',
    ].join('')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${xmlText(feed.title)}</title>`,
    `<link>${xmlText(feed.home)}</link>`,
    `<description>${xmlText(feed.description)}</description>`,
    `<language>${xmlText(feed.language)}</language>`,
    `<atom:link href="${xmlText(feed.self)}" rel="self" type="application/rss+xml"/>`,
    ...items,
    '</channel></rss>',
  ].join('\n')
}
