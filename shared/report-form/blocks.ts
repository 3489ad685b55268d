/** A column of a table. `width` is its share of the line; figures stand at the right. */
export type Column = { header: string; width: number; align?: 'left' | 'center' | 'right' }

export type Table = { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly (readonly string[])[] }

/** A series of a chart: a value for each of its categories, null where there is no data. `ink` says what it means. */
export type Series = { name: string; ink: 'main' | 'second' | 'late'; values: readonly (number | null)[] }

/** A chart that a word processor draws. `percent`: the values are shares from 0 to 1. `about` says it in words. */
export type Chart = {
  kind: 'chart'
  caption: string
  about: string
  /** Upright columns, or bars that lie, the first category at the top. */
  bars: 'upright' | 'lying'
  stacked?: boolean
  percent?: boolean
  categories: readonly string[]
  series: readonly Series[]
}

/** What a report is made of, in order. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'note'; text: string }
  | Table
  | Chart

/** A report as data, in words: what stands above it, and its text. */
export type Report = {
  title: string
  /** Who reports. */
  organ: string
  /** The day that it tells of, in words. */
  day: string
  blocks: readonly Block[]
}
