import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Letter } from '../../../shared/letters/letter.ts'
import { readLetter } from '../../../shared/letters/read-letter.ts'

// Letters as offices published them. They are not the project's, so they lie beside it: what is expected here are facts,
// written down by reading the letters before there was a reader.
const folder = join(import.meta.dirname, '../../../../shared/cases/letters')

type Expected = { letter: Partial<Letter>; troubled: (keyof Letter)[] }

const expected: Record<string, Expected> = {
  '01_shahe_jiaotong_2023_31_C.txt': {
    letter: {
      congress: 9,
      session: 3,
      number: '31',
      title: '对沙河市第九届人民代表大会第三次会议第31号建议的答复',
      suggestionTitle: '关于老邢峰线(群英路)进行改造',
      deputies: ['纪占斌'],
      deputyCount: 3,
      leadUnit: '交通局',
      coUnits: null,
      category: 'C',
      documentNumber: '建议字〔2023〕8号',
      issuedOn: '2023-07-18',
      publishedOn: '2023-07-21',
      signer: '刘民华',
      contact: '李伟 0000000',
      copyTo: ['市人大常委会选举任免代表工作委员会', '市政府办公室'],
      disclosure: 'open',
      indexNumber: null,
    },
    troubled: ['deputies', 'documentNumber', 'leadUnit'],
  },
  '04_gaoping_weiti_2023_71.txt': {
    letter: {
      congress: 7,
      session: 5,
      number: '71',
      title: '高平市卫生健康和体育局关于对市七届人大五次会议第71号建议的答复',
      suggestionTitle: '关于改善神农卫生院就医环境的建议',
      deputies: ['王爱珍'],
      deputyCount: 1,
      leadUnit: '高平市卫生健康和体育局',
      coUnits: null,
      category: null,
      documentNumber: '高卫体发〔2023〕148号',
      issuedOn: '2023-06-29',
      publishedOn: null,
      signer: null,
      contact: null,
      copyTo: null,
      disclosure: null,
      indexNumber: null,
    },
    troubled: ['category', 'signer'],
  },
  '06_yangling_jiaojing_2024_1.txt': {
    letter: {
      congress: 10,
      session: 3,
      number: '1',
      title: '杨凌示范区公安局交巡警支队新区大队关于区十届人大三次会议第1号代表建议办理情况的复函',
      suggestionTitle: '关于禁限行期间人才公寓西农教师车辆经洪璋路口至西农北校区北门报备处理的建议',
      deputies: ['陈树林', '佟小刚', '王进义', '贺虹', '张静', '上官周平'],
      deputyCount: 6,
      leadUnit: '杨凌示范区公安局交巡警支队新区大队',
      coUnits: null,
      category: null,
      documentNumber: null,
      issuedOn: '2024-07-23',
      publishedOn: null,
      signer: null,
      contact: null,
      copyTo: null,
      disclosure: null,
      indexNumber: null,
    },
    troubled: ['category', 'documentNumber'],
  },
  '09_shucheng_shuili_2012_3.txt': {
    letter: {
      congress: 16,
      session: 1,
      number: '3',
      title: '对县十六届人大一次会议第3号建议的答复(水利局)',
      suggestionTitle: '关于加固杭埠河河堤,提高防洪能力',
      deputies: ['王孝友'],
      deputyCount: 1,
      leadUnit: '水利局',
      coUnits: null,
      category: null,
      documentNumber: null,
      issuedOn: null,
      publishedOn: '2012-06-18',
      signer: null,
      contact: null,
      copyTo: null,
      disclosure: null,
      indexNumber: null,
    },
    troubled: ['category', 'documentNumber', 'issuedOn', 'leadUnit'],
  },
  'xiamen-2025-0105.txt': {
    letter: {
      congress: 16,
      session: 5,
      number: '0105',
      title: '厦门市医疗保障局关于市十六届人大五次会议第0105号建议办理情况答复的函',
      suggestionTitle: '关于在我市即将步入老龄化背景下,进一步优化医疗保障的建议',
      deputies: ['叶少静'],
      deputyCount: 1,
      leadUnit: '厦门市医疗保障局',
      coUnits: ['卫生健康部门', '金融监管部门'],
      category: 'C',
      documentNumber: '厦医保函〔2025〕33号',
      issuedOn: '2025-05-06',
      publishedOn: '2025-05-07',
      signer: null,
      contact: null,
      copyTo: null,
      disclosure: null,
      indexNumber: 'XM00149-09-01-2025-007',
    },
    troubled: ['coUnits'],
  },
}

describe.runIf(existsSync(folder))('letters as they were published', () => {
  test.each(Object.entries(expected))('%s is read as a person reads it', (name, { letter, troubled }) => {
    const reading = readLetter(readFileSync(join(folder, name), 'utf8'))
    expect(reading.kind).toBe('reply')
    const { sections, promises, ...fields } = reading.letter
    expect(fields).toEqual(letter)
    expect([...new Set(reading.issues.map((issue) => issue.field))].sort()).toEqual(troubled)
    for (const { text, offset } of Object.values(reading.evidence))
      expect(reading.text.slice(offset, offset + text.length)).toBe(text)
  })

  test('the long one has its headings and says what it will do', () => {
    const { letter } = readLetter(readFileSync(join(folder, 'xiamen-2025-0105.txt'), 'utf8'))
    expect(letter.sections.filter((s) => s.level === 1).map((s) => s.number)).toEqual(['一', '二', '三'])
    expect(letter.sections.filter((s) => s.level === 2)).toHaveLength(5)
    expect(letter.sections.filter((s) => s.level === 3)).toHaveLength(16)
    expect(letter.promises.length).toBeGreaterThanOrEqual(3)
  })
})
