import { both } from './language.ts'

/** 导出: the yearly report, the promise ledger, the letters on promises. */
export const takeaway = both(
  {
    title: '导出',
    report: '年度报告',
    files: {
      'annual-report.docx': '年度报告（Word）',
      'promises.xlsx': '承诺台账（Excel）',
      'promise-letters.docx': '致代表的承诺函（Word）',
    },
    hint: '按上面选定的届次、承办单位和截至日期。报告可以修改后公开：保密的和代表不同意公开的建议不列名；函不含保密的建议。',
    narrowed: '主题和交办时段的筛选不影响导出。',
  },
  {
    title: 'To take away',
    report: 'Yearly report',
    files: {
      'annual-report.docx': 'Yearly report (Word)',
      'promises.xlsx': 'Promises (Excel)',
      'promise-letters.docx': 'Letters on promises (Word)',
    },
    hint: 'Of the session, unit and day chosen above. The report is made to be edited and published: confidential suggestions, and those that are not to be disclosed, are named nowhere in it; the letters have no confidential ones.',
    narrowed: 'A topic or days of assignment do not narrow them.',
  },
)
