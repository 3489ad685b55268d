import { type Harness, inspector, secretariat, unit } from '../../support/harness.ts'

type Where = { handling?: string; unit?: string }

export const letter = {
  category: 'C',
  title: '答复的函',
  body: '一、情况\n二、措施',
  disclosure: 'closed',
  disclosureReason: '内部事项',
}

export const contacted = (harness: Harness) => ({
  mode: 'face-to-face',
  on: harness.today(),
  with: ['林一'],
  summary: '面谈',
})

export const dispatched = { section: '综合处', officer: '经办人' }

/** From the open `draft` to the open `evaluate`, of one handling. */
export const reply = async (harness: Harness, id: string, lead: string, where: Where = {}): Promise<void> => {
  await harness.act(unit(lead, 'officer'), id, 'draft', 'submit', letter, where)
  await harness.act(unit(lead, 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: harness.today() }, where)
  await harness.act(unit(lead, 'office'), id, 'clear', 'approve', {}, where)
  await harness.act(unit(lead, 'head'), id, 'sign', 'sign', {}, where)
  await harness.act(unit(lead, 'office'), id, 'issue', 'issue', {}, where)
}

/** From the open `evaluate` to the end of the handling. */
export const conclude = async (harness: Harness, id: string, lead: string, where: Where = {}): Promise<void> => {
  const { handling } = where
  const of = handling ? { handling } : {}
  await harness.act(secretariat, id, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' }, of)
  const visit = { mode: 'phone', on: harness.today(), summary: '回访' }
  await harness.act(unit(lead, 'officer'), id, 'revisit', 'revisited', visit, of)
  await harness.act(inspector, id, 'inspect', 'pass', {}, of)
}
