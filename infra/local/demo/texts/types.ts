/** One invented suggestion with every text its journey through the workflow needs. No absolute dates: the demo is dated around today. */
export interface DemoSuggestion {
  number: string
  title: string
  topics: string[]
  /** The first is the lead deputy. */
  deputies: { name: string; delegation: string }[]
  body: string
  /** Unit codes, see units.ts. */
  lead: string
  co: string[]
  reply: {
    category: 'A' | 'B' | 'C' | 'D'
    /** Without salutation, 收悉 line and thanks. */
    body: string
    disclosure: 'open' | 'on-request' | 'closed'
    disclosureReason?: string
    commitments?: { item: string; inMonths: number }[]
  }
  contactSummary: string
  /** By co-unit code, one for each of `co`. */
  opinions: Record<string, string>
  /** With the last rating. */
  deputyComments: string
  /** What the deputy says to the draft before it is cleared. */
  objection?: string
  /** What clearance says when it sends the draft back. */
  sendBack?: string
  /** With the first rating, where it is 不满意; then there is a redoReplyBody. */
  dissatisfiedComments?: string
  redoReplyBody?: string
  revisitSummary: string
}

export interface DemoUnit {
  code: string
  name: string
  kind: 'government' | 'district' | 'congress' | 'supervision' | 'court' | 'procuratorate' | 'party' | 'other'
  letterhead: string
  docPrefix: string
  sections: string[]
}

export interface DemoUnitPeople {
  office: string
  officers: [string, string]
  head: string
}

export const text = (...paragraphs: string[]) => paragraphs.join('\n')
