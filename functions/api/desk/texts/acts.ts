import { both } from './language.ts'

/** Acts under 其他操作: what they are called there where the register's own word is too short, and what helps. */
export const acts = both(
  {
    labels: {
      extensions: '申请延期',
      'reassignment.more': '增加承办单位',
      'declines.co': '退出会办',
      corrections: '更正答复函',
      amendment: '更正登记内容',
      withdrawal: '登记撤回',
      objections: '登记对交办的异议',
    } as Record<string, string>,
    hints: {
      merge: { into: '写明主件的编号' },
      withdrawal: { signers: '每行一名。全体代表撤回的，办理即告结束。' },
      urging: { text: '承办单位将收到这段话。' },
      instructions: { text: '承办单位和代表工作机构将收到批示。' },
      corrections: { reason: '发出的函有误时使用：重新起草、审签、发文，统计仍按首次发文日期。' },
      receipts: { unit: '不选为主办单位' },
    } as Record<string, Record<string, string>>,
  },
  {
    labels: {
      extensions: 'Ask for an extension',
      'reassignment.more': 'One more unit',
      'declines.co': 'Leave as a co-unit',
      corrections: 'Correct the letter',
      amendment: 'Correct what was entered',
      withdrawal: 'Record a withdrawal',
      objections: 'Record an objection to the assignment',
    },
    hints: {
      merge: { into: 'The id of the main one' },
      withdrawal: { signers: 'One per line; with all of them the handling ends.' },
      urging: { text: 'The unit is told this.' },
      instructions: { text: 'The units and the secretariat are told.' },
      corrections: { reason: 'For a letter that went out wrong: drafted, signed and issued again.' },
      receipts: { unit: 'The lead unit, if left open' },
    },
  },
)
