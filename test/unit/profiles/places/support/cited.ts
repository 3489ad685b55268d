import { articleOf } from '../../../../../shared/profiles/article.ts'
import type { Profile } from '../../../../../shared/profiles/index.ts'
import type { Cited } from './case.ts'

type Group = { article: string; articles?: Record<string, string> }

const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && 'article' in value

/** Every value of a profile that is taken from an article, settings left out. */
export const citedBy = (profile: Profile): Omit<Cited, 'says'>[] => {
  const limits = Object.entries(profile.limits).map(([name, limit]) => ({
    path: `limits.${name}`,
    article: limit?.article ?? 'setting',
  }))
  const choices = Object.entries<unknown>(profile).flatMap(([name, group]) =>
    isGroup(group)
      ? Object.keys(group)
          .filter((part) => part !== 'article' && part !== 'articles')
          .map((part) => ({ path: `${name}.${part}`, article: articleOf(group, part) }))
      : [],
  )
  return [...limits, ...choices, { path: 'categories', article: profile.categoriesArticle }]
    .filter(({ article }) => article !== 'setting')
    .map((cited) => ({ place: profile.name, ...cited }))
}
