import { describe, expect, test } from 'vitest'
import { legible, legibleLine } from '../../../shared/legible.ts'
import { wholeBody } from '../../../shared/letter-form/body.ts'
import { dated } from '../../../shared/letter-form/day.ts'
import { fulfilmentLetter } from '../../../shared/letter-form/fulfilment.ts'
import { paragraphsOf } from '../../../shared/letter-form/markup.ts'
import { opinionLetter } from '../../../shared/letter-form/opinion.ts'

describe('the markup', () => {
  test('has four levels; from the third on only a line of its own is a heading', () => {
    const body = '一、做法\n（一）扩面。我局扩大定点。\n1.增加\n2.延长。周末照常。\n(1)送药\n3.5亿元用于扩面'
    expect(paragraphsOf(body)).toEqual([
      { level: 1, heading: '一、做法', text: '' },
      { level: 2, heading: '（一）扩面。', text: '我局扩大定点。' },
      { level: 3, heading: '1.增加', text: '' },
      { heading: '', text: '2.延长。周末照常。' },
      { level: 4, heading: '(1)送药', text: '' },
      { heading: '', text: '3.5亿元用于扩面' },
    ])
  })
})

describe('the whole body', () => {
  const around = { title: '关于取药的建议', number: '0105', answered: { kind: 'deputies', count: 1 } } as const

  test('begins with what came in and ends with thanks where the writer said neither', () => {
    expect(wholeBody('一、做法\n增加药房。', around).split('\n')).toEqual([
      '《关于取药的建议》（第0105号）收悉。现答复如下：',
      '一、做法',
      '增加药房。',
      '感谢您关心和支持我们的工作。',
    ])
  })

  test('stays as it is where both are said', () => {
    const body = '您的建议收悉。\n一、做法\n衷心感谢您的关心。'
    expect(wholeBody(body, around)).toBe(body)
  })

  test('thanks several, a delegation, and no body that passed it down', () => {
    const last = (answered: Parameters<typeof wholeBody>[1]['answered']) =>
      wholeBody('做法', { ...around, answered })
        .split('\n')
        .at(-1)
    expect(last({ kind: 'deputies', count: 2 })).toContain('各位代表')
    expect(last({ kind: 'delegation' })).toContain('代表团')
    expect(last({ kind: 'body' })).toBe('做法')
  })

  test('does not put marks around marks', () => {
    expect(wholeBody('做法', { ...around, title: '《关于取药的建议》' })).toContain('《关于取药的建议》（')
    expect(wholeBody('做法', { ...around, title: '《关于取药的建议》' })).not.toContain('《《')
  })
})

describe('the other letters', () => {
  const unit = { name: '市财政局', letterhead: '云江市财政局' }
  const about = { unit, session: '市八届人大四次会议', number: '0105', title: '关于取药的建议' }

  test('a co-opinion goes to the lead unit and has neither category nor form', () => {
    const letter = opinionLetter({ ...about, lead: '市医疗保障局', text: '原则同意。', date: '2025-03-04' })
    expect(letter).toMatchObject({ to: '市医疗保障局', letterhead: '云江市财政局', copyTo: [] })
    expect(letter.body).toBe('贵单位主办的《关于取药的建议》（第0105号）由我单位会办。现提出会办意见如下：\n原则同意。')
    expect(letter).not.toHaveProperty('category')
    expect(letter).not.toHaveProperty('feedback')
  })

  test('a promise met says what was promised where, and what was done', () => {
    const { body, title } = fulfilmentLetter({
      ...about,
      to: '陆春燕代表',
      item: '再增加8家社区药房',
      promisedIn: '云医保函〔2025〕33号',
      evidence: '8家均已营业。',
      date: '2025-12-01',
      copyTo: [],
    })
    expect(title).toBe('关于市八届人大四次会议第0105号建议答复中承诺事项落实情况的函')
    for (const said of ['云医保函〔2025〕33号', '再增加8家社区药房', '8家均已营业。']) expect(body).toContain(said)
  })
})

test('days are written in Arabic numerals without leading zeros', () => {
  expect(dated('2025-05-06')).toBe('2025年5月6日')
})

test('what no document can hold, or what misleads, is taken out', () => {
  expect(legible('a\u0000b\u001b[31m\ufffe\ud800c\u202ed\r\ne\u2028f')).toBe('ab[31m\ufffdcd\ne\nf')
  expect(legibleLine(' 甲\n乙\t丙 ')).toBe('甲 乙 丙')
  expect(legible('😀𠮷')).toBe('😀𠮷')
})
