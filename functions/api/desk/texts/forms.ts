import { both } from './language.ts'

/** Around the fields of every form. */
export const forms = both(
  {
    wrong: '有内容需要改正',
    optional: '选填',
    onePerLine: '每行一项',
    unit: '输入单位名称，从列表中选择',
    choose: '请选择',
    add: (what: string) => `添加${what}`,
    remove: (what: string, n: number) => `删去${what} ${n}`,
    row: (what: string, n: number) => `${what} ${n}`,
    extra: '补充填写',
  },
  {
    wrong: 'Something needs to be put right',
    optional: 'optional',
    onePerLine: 'one per line',
    unit: 'Type the unit’s name and choose it from the list',
    choose: 'Please choose',
    add: (what) => `Add: ${what}`,
    remove: (what, n) => `Remove ${what} ${n}`,
    row: (what, n) => `${what} ${n}`,
    extra: 'More to fill in',
  },
)
