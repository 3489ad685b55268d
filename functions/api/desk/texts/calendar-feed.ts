import { both } from './language.ts'

/** What a calendar program shows of a feed. */
export const calendarFeed = both(
  {
    own: '建议办理：我的待办',
    unit: (name: string) => `建议办理：${name}`,
    summary: (number: string, step: string, light: string) => `第${number}号 ${step}（${light}）`,
    confidential: '代表要求保密，请登录后查看。',
    provisional: '期限暂定：放假安排公布后重新计算。',
  },
  {
    own: 'Suggestions: my work',
    unit: (name) => `Suggestions: ${name}`,
    summary: (number, step, light) => `No. ${number} ${step} (${light})`,
    confidential: 'Confidential: sign in to read it.',
    provisional: 'The day is provisional until the holidays of its year are known.',
  },
)
