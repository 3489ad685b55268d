import type { FC } from 'hono/jsx'

type Props = {
  /** The level of the title's heading. */
  level: 1 | 3
  title: string
  body: string
  documentNumber?: string
  /** As it stands at the upper right, with its words. */
  category?: string
  publisher?: string
  issuedOn?: string
}

const dated = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** An official letter to be read: category at the upper right, number, title, indented paragraphs, sender and date at the end. */
export const Letter: FC<Props> = ({ level, title, body, documentNumber, category, publisher, issuedOn }) => {
  const Heading = `h${level}` as const
  return (
    <article class="missive" lang="zh-CN">
      {category && <p class="category">{category}</p>}
      <Heading>{title}</Heading>
      {documentNumber && <p class="document-number">{documentNumber}</p>}
      {body
        .split('\n')
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => (
          <p>{paragraph.trim()}</p>
        ))}
      {publisher && (
        <p class="sender">
          {publisher}
          {issuedOn && (
            <>
              <br />
              <time datetime={issuedOn}>{dated(issuedOn)}</time>
            </>
          )}
        </p>
      )}
    </article>
  )
}
