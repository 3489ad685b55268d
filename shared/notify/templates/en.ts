import type { MessageFacts, Templates } from './facts.ts'

const about = ({ number, title }: Pick<MessageFacts, 'number' | 'title'>): string =>
  title ? `Suggestion ${number} (${title})` : `Suggestion ${number}`

const due = ({ dueOn, provisional }: MessageFacts, label = 'Due'): string =>
  dueOn ? ` ${label}: ${dueOn}${provisional ? ' (provisional)' : ''}.` : ''

const link = ({ link }: MessageFacts): string => (link ? ` Open ${link.url} or type the code ${link.code} .` : '')

const because = ({ words }: MessageFacts, label = 'Reason'): string => (words ? ` ${label}: ${words}` : '')

const subject = ({ number }: MessageFacts, what: string): string => `Suggestion ${number}: ${what}`

const stage = { yellow: 'nears its limit', red: 'is about to fall due', overdue: 'is overdue' } as const

const late = ({ threshold = 'yellow', count = 1 }: MessageFacts): string =>
  threshold === 'overdue' && count > 1 ? `is still overdue (reminder ${count})` : stage[threshold]

const lights = { overdue: 'Overdue', red: 'Near', yellow: 'Yellow', green: 'Green' } as const

const closings: Record<string, string> = {
  done: 'done',
  withdrawn: 'withdrawn',
  returned: 'returned',
  reference: 'passed on for reference',
}

const returns: Record<string, string> = {
  revise: 'needs to be revised and handed in again',
  letter: 'will be handled as a letter',
  reference: 'is kept for reference and not assigned',
  refused: 'is not accepted',
}

const units = ({ parts = [], reference = [] }: MessageFacts): string =>
  [
    ...parts.map(({ lead, co, part, dueOn }) =>
      [
        ` Lead unit: ${lead}`,
        ...(co.length > 0 ? [`co-units: ${co.join(', ')}`] : []),
        ...(part ? [`part: ${part}`] : []),
        ...(dueOn ? [`reply due: ${dueOn}`] : []),
      ]
        .join('; ')
        .concat('.'),
    ),
    ...(reference.length > 0 ? [` For reference: ${reference.join(', ')}.`] : []),
  ].join('')

/** The messages in English. */
export const en: Templates = {
  'step-opened': (f) => ({
    subject: subject(f, `“${f.step?.en}” waits for you`),
    text: `${about(f)} waits for you in the step “${f.step?.en}”.${due(f)}`,
  }),
  reminder: (f) => ({
    subject: subject(f, `“${f.step?.en}” ${late(f)}`),
    text: `The step “${f.step?.en}” of ${about(f)} ${late(f)}.${due(f)}`,
  }),
  escalated: (f) => ({
    subject: subject(f, `“${f.step?.en}” ${late(f)}`),
    text: `The step “${f.step?.en}” of ${about(f)} ${late(f)} and is with ${f.unit ?? 'its holder'}. Please see to it.${due(f)}`,
  }),
  urged: (f) => ({
    subject: subject(f, 'urged'),
    text: `The secretariat urges you in the step “${f.step?.en}” of ${about(f)}.${because(f, 'It says')}${due(f)}`,
  }),
  instructed: (f) => ({
    subject: subject(f, 'an instruction'),
    text: `There is an instruction on ${about(f)}.${because(f, 'It says')}${due(f, 'Reply due')}`,
  }),
  accepted: (f) => ({
    subject: subject(f, 'accepted'),
    text: `${about(f)} has been accepted and will be assigned.${link(f)}`,
  }),
  assigned: (f) => ({
    subject: subject(f, 'assigned'),
    text: `Your ${about(f)} has been assigned.${units(f)}${link(f)}`,
  }),
  extended: (f) => ({
    subject: subject(f, 'the reply is put off'),
    text: `The reply to ${about(f)} is put off${f.unit ? ` by ${f.unit}` : ''}.${due(f, 'Reply due now')}${because(f)}${link(f)}`,
  }),
  replied: (f) => ({
    subject: subject(f, f.rate ? 'answered, please rate' : 'answered'),
    text: `${f.unit ?? 'The lead unit'} has answered ${about(f)}${f.documentNumber ? ` (${f.documentNumber})` : ''}.${
      f.rate ? ` Please rate the attitude and the result.${due(f, 'Rating due')}` : ''
    }${link(f)}`,
  }),
  'draft-ready': (f) => ({
    subject: subject(f, 'the draft asks for your opinion'),
    text: `${f.unit ?? 'The lead unit'} has drafted the reply to ${about(f)} and asks for your opinion.${due(f, 'Reply due')}${link(f)}`,
  }),
  'rate-again': (f) => ({
    subject: subject(f, 'please rate'),
    text: `Your rating of ${about(f)} has not come in yet; if you have rated, take no notice.${due(f, 'Rating due')}${link(f)}`,
  }),
  fulfilled: (f) => ({
    subject: subject(f, 'a promise was kept, please rate'),
    text: `${f.unit ?? 'The unit'} reports that a promise in its reply to ${about(f)} has been kept.${because(f, 'Promise')} Please rate it.${due(f, 'Rating due')}${link(f)}`,
  }),
  'objection-answered': (f) => ({
    subject: subject(f, 'your objection'),
    text: `Your objection to the assignment of ${about(f)} has been weighed; the assignment stays.${because(f)}${link(f)}`,
  }),
  returned: (f) => ({
    subject: subject(f, 'the review'),
    text: `${about(f)} ${returns[f.as ?? ''] ?? 'is returned'}.${because(f)}${due(f, 'Revision due')}${link(f)}`,
  }),
  conclude: (f) => ({
    subject: subject(f, 'concluded'),
    text: `Your dissatisfaction with ${about(f)} has been considered, and it is concluded.${because(f)}${link(f)}`,
  }),
  'link-reissued': (f) => ({
    subject: subject(f, 'a new link'),
    text: `This is the new link for ${about(f)}; the one before opens nothing any more.${due(f)}${link(f)}`,
  }),
  closed: (f) => ({
    subject: subject(f, closings[f.as ?? ''] ?? 'closed'),
    text: `${about(f)} is ${closings[f.as ?? ''] ?? 'closed'}.`,
  }),
  digest: ({ entries = [], more = 0 }) => {
    const total = entries.length + more
    const groups = (['overdue', 'red', 'yellow', 'green'] as const).flatMap((name) => {
      const some = entries.filter((e) => e.light === name)
      if (some.length === 0) return []
      return [
        `${lights[name]}: ${some.length}`,
        ...some.map(
          (e) =>
            `${about(e)}, “${e.step.en}”${e.dueOn ? `, due ${e.dueOn}` : ''}${e.provisional ? ' (provisional)' : ''}`,
        ),
      ]
    })
    return {
      subject: `Open steps today: ${total}`,
      text: [`Open steps: ${total}.`, ...groups, ...(more > 0 ? [`${more} more are in the worklist.`] : [])].join('\n'),
    }
  },
}
