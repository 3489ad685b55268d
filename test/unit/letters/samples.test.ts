import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyLetter, type Letter, type LetterField, type LetterReading } from '../../../shared/letters/letter.ts'
import { readLetter } from '../../../shared/letters/read-letter.ts'
import { formatOfName } from '../../../shared/letters/source/media-type.ts'
import { textOfFile } from '../../../shared/letters/source/text-of-file.ts'
import { fromNothing } from './support/from-nothing.ts'
import { gb18030 } from './support/gb18030.ts'

// Places, units and people are made up.
const folder = join(import.meta.dirname, 'samples')

const read = async (name: string, encode?: (text: string) => Uint8Array): Promise<LetterReading> => {
  const bytes = readFileSync(join(folder, name))
  const format = formatOfName(name)
  if (!format) throw new Error(`no format for ${name}`)
  return readLetter(await textOfFile(encode ? encode(bytes.toString('utf8')) : bytes, format))
}

type Case = { name: string; letter: Partial<Letter>; troubled: LetterField[]; encode?: (text: string) => Uint8Array }

const letters: Case[] = [
  {
    name: 'web-page.htm',
    letter: {
      number: '0238',
      congress: 14,
      session: 3,
      title: '江澄市教育局关于市十四届人大三次会议第0238号建议的答复',
      suggestionTitle: '关于在东湖片区增设公办幼儿园的建议',
      deputies: ['沈砚秋'],
      deputyCount: 1,
      leadUnit: '江澄市教育局',
      coUnits: ['市自然资源局', '市住房和城乡建设局'],
      category: 'B',
      documentNumber: '江教函〔2024〕27号',
      issuedOn: '2024-06-14',
      publishedOn: '2024-06-18',
      contact: '方可 0000-1111111',
      copyTo: ['市人大常委会人事代表工作委员会', '市政府办公室'],
      disclosure: 'open',
      indexNumber: 'JC00107-10-02-2024-031',
    },
    troubled: [],
  },
  {
    name: 'old-page.htm',
    encode: gb18030,
    letter: {
      number: '17',
      congress: 15,
      session: 3,
      title: '关于对县第十五届人民代表大会第三次会议第17号建议的答复',
      suggestionTitle: '关于疏浚梅溪河下游',
      deputies: ['陆鸣', '尉迟敏之'],
      deputyCount: 2,
      leadUnit: '石渡县水务局',
      category: 'B',
      documentNumber: '石水字〔2019〕41号',
      issuedOn: '2019-06-20',
      signer: '贺川',
    },
    troubled: [],
  },
  {
    name: 'empty-signer.txt',
    letter: {
      number: '045',
      congress: 6,
      session: 2,
      title: '白榆区城市管理局关于区六届人大二次会议第045号建议的答复函',
      suggestionTitle: '关于整治槐树巷夜间噪声的建议',
      deputies: ['唐知远'],
      deputyCount: 1,
      leadUnit: '白榆区城市管理局',
      category: 'A',
      documentNumber: '白城管函〔2023〕19号',
      issuedOn: '2023-06-30',
      contact: '罗湘 0000-2222222',
    },
    troubled: ['signer'],
  },
  {
    name: 'missing-session.txt',
    letter: {
      number: '63',
      congress: 15,
      title: '对市十五届人大第63号建议的答复',
      suggestionTitle: '关于保护城北古樟的建议',
      deputies: ['邵明漪'],
      deputyCount: 1,
      leadUnit: '江澄市园林绿化中心',
      issuedOn: '2022-05-12',
      disclosure: 'on-request',
    },
    troubled: ['category', 'documentNumber', 'session'],
  },
  {
    name: 'broken-date.txt',
    letter: {
      number: '8',
      congress: 11,
      session: 4,
      title: '禾川县交通运输局对县十一届人大四次会议第8号建议的答复',
      suggestionTitle: '关于改造石桥到新集公路',
      deputies: ['袁立冬'],
      deputyCount: 1,
      leadUnit: '禾川县交通运输局',
      category: 'C',
      documentNumber: '禾交函〔2024〕6号',
    },
    troubled: ['issuedOn'],
  },
  {
    name: 'wrong-brackets.txt',
    letter: {
      number: '312',
      congress: 14,
      session: 4,
      title: '江澄市民政局关于市十四届人大四次会议第312号建议的答复',
      suggestionTitle: '关于增设社区助餐点的建议',
      deputies: ['姚斐'],
      deputyCount: 1,
      leadUnit: '江澄市民政局',
      category: 'A',
      documentNumber: '江民函〔2024〕第08号',
      issuedOn: '2025-04-03',
    },
    // Both how it is written and its year.
    troubled: ['documentNumber', 'documentNumber'],
  },
  {
    name: 'separate-leads.txt',
    letter: {
      number: '77',
      congress: 14,
      session: 4,
      title: '江澄市商务局关于市十四届人大四次会议第77号建议分办部分的答复',
      suggestionTitle: '关于夜间经济和夜间演出的建议',
      deputies: ['常宁'],
      deputyCount: 1,
      leadUnit: '江澄市商务局',
      category: 'B',
      documentNumber: '江商函〔2025〕12号',
      issuedOn: '2025-05-20',
    },
    troubled: ['leadUnit'],
  },
  {
    name: 'joint.txt',
    letter: {
      number: '101',
      congress: 14,
      session: 4,
      title: '江澄市住房和城乡建设局关于市十四届人大四次会议第101号代表建议的答复',
      suggestionTitle: '关于老旧小区加装电梯的建议',
      deputies: ['李湛', '欧阳清', '阿依努尔·买买提'],
      deputyCount: 3,
      leadUnit: '江澄市住房和城乡建设局',
      coUnits: ['市发展和改革委员会', '市财政局'],
      category: 'B',
      documentNumber: '江建函〔2025〕88号',
      issuedOn: '2025-06-09',
      copyTo: ['市人大常委会代表工作委员会', '市政府办公室', '市发展和改革委员会'],
    },
    troubled: [],
  },
  {
    name: 'many-deputies.txt',
    letter: {
      number: '0009',
      congress: 14,
      session: 2,
      title: '关于对江澄市第十四届人民代表大会第二次会议第0009号建议的答复',
      suggestionTitle: '关于农村卫生室配药的建议',
      deputies: ['顾长青', '石小满'],
      deputyCount: 12,
      leadUnit: '江澄市卫生健康委员会',
      category: 'A',
      documentNumber: '江卫函〔2023〕102号',
      issuedOn: '2023-04-28',
    },
    troubled: ['deputies'],
  },
  {
    name: 'county.txt',
    letter: {
      number: '20',
      congress: 16,
      session: 1,
      title: '对县第十六届人民代表大会第一次会议第20号建议的答复',
      suggestionTitle: '关于推广节水灌溉的建议',
      deputies: ['范桂芝'],
      deputyCount: 1,
      leadUnit: '石渡县农业农村局',
      category: 'B',
      documentNumber: '石农函〔2021〕5号',
      issuedOn: '2021-07-02',
      signer: '梁叙',
    },
    troubled: [],
  },
  {
    name: 'wide-characters.txt',
    encode: (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
    letter: {
      number: '12',
      congress: 14,
      session: 5,
      title: '江澄市第十四届人大五次会议第12号建议的答复',
      suggestionTitle: '关于修复北岸堤防的建议',
      deputies: ['卫青'],
      deputyCount: 1,
      leadUnit: '江澄市水利局',
      category: 'B',
      documentNumber: '江水函〔2025〕07号',
      issuedOn: '2025-05-30',
    },
    // The number differs between the title and the opening.
    troubled: ['documentNumber', 'number'],
  },
  {
    name: 'recess.txt',
    letter: {
      number: 'BH035',
      congress: 14,
      title: '江澄市公安局关于市十四届人大闭会期间第BH035号代表建议办理情况的复函',
      suggestionTitle: '关于调整学府路信号灯的建议',
      deputies: ['温如玉'],
      deputyCount: 1,
      leadUnit: '江澄市公安局',
      category: 'A',
      documentNumber: '江公函〔2024〕201号',
      issuedOn: '2024-10-11',
      disclosure: 'closed',
    },
    troubled: ['session'],
  },
  {
    name: 'delegation.txt',
    letter: {
      number: '5',
      congress: 14,
      session: 4,
      title: '江澄市财政局关于市十四届人大四次会议第5号建议的答复',
      suggestionTitle: '关于提高村级经费的建议',
      leadUnit: '江澄市财政局',
      category: 'A',
      documentNumber: '江财函〔2025〕3号',
      issuedOn: '2025-04-01',
    },
    troubled: ['deputies'],
  },
  {
    name: 'national.txt',
    letter: {
      number: '4321',
      congress: 14,
      session: 2,
      title: '对十四届全国人大二次会议第4321号建议的答复',
      suggestionTitle: '关于支持山区光伏的建议',
      leadUnit: '国家能源试验局',
      issuedOn: '2024-07-30',
      publishedOn: '2024-09-02',
    },
    troubled: ['category', 'deputies', 'documentNumber'],
  },
  {
    name: 'right-edge.txt',
    letter: {
      number: '88',
      congress: 14,
      session: 3,
      title: '对江澄市第十四届人民代表大会第三次会议第88、89号建议的答复',
      suggestionTitle: '关于优化夜班公交的建议',
      deputies: ['林晓', '赵四喜'],
      deputyCount: 5,
      leadUnit: '江澄市交通运输局',
      coUnits: ['市财政局', '市公安局'],
      category: 'A',
      documentNumber: '江交函〔2024〕33号',
      issuedOn: '2024-05-06',
      signer: '王岳',
      contact: '周海 0000-3333333',
      copyTo: ['市人大常委会代表工作委员会', '市政府督查室'],
    },
    troubled: ['deputies', 'number'],
  },
  {
    name: 'title-apart.txt',
    letter: {
      number: '201',
      congress: 14,
      session: 3,
      title: '第201号建议办理答复',
      suggestionTitle: '关于疏通排水管的建议',
      deputies: ['钱进'],
      deputyCount: 1,
      leadUnit: '江澄市水利局',
      coUnits: ['市财政局', '市城管委'],
      category: 'A',
      issuedOn: '2024-06-21',
      contact: '孙工 0000-8888888',
    },
    troubled: ['documentNumber'],
  },
]

describe('replies in other layouts', () => {
  test.each(letters)('$name', async ({ name, letter, troubled, encode }) => {
    const reading = await read(name, encode)
    expect(reading.kind).toBe('reply')
    const { sections: _, promises: __, ...fields } = reading.letter
    expect(fields).toEqual(fromNothing(letter))
    expect(reading.issues.map((issue) => issue.field).sort()).toEqual(troubled)
    for (const { problem } of reading.issues) expect(problem).toMatch(/\p{Script=Han}{4}/u)
  })

  test('a year of promises is counted from the letter', async () => {
    const { letter } = await read('web-page.htm')
    expect(letter.promises.map((p) => p.dueOn)).toEqual(['2025-08-31', null])
    expect(letter.sections.map((s) => `${s.level}${s.number}`)).toEqual(['1一', '1二', '2一', '2二'])
  })
})

const noReplies: [name: string, kind: string, says: string][] = [
  ['proposal.txt', 'proposal', '政协提案'],
  ['proposal-without-title.txt', 'proposal', '政协提案'],
  ['co-opinion.txt', 'other', '会办单位'],
  ['news.txt', 'other', '称谓'],
  ['report.txt', 'other', '称谓'],
  ['work-report.txt', 'other', '称谓'],
  ['notice.txt', 'other', '称谓'],
  ['suggestion.txt', 'other', '代表建议本身'],
  ['list-page.txt', 'other', '目录'],
  ['empty.txt', 'other', '没有文字'],
]

describe('texts that are no replies', () => {
  test.each(noReplies)('%s is a %s, and nothing is read from it', async (name, kind, says) => {
    const reading = await read(name)
    expect(reading).toMatchObject({ kind, letter: emptyLetter(), evidence: {} })
    expect(reading.issues).toMatchObject([{ field: 'kind', problem: expect.stringContaining(says) }])
  })
})
