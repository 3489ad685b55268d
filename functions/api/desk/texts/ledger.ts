import { both } from './language.ts'

/** 导入台账, and the ledger that is taken away. */
export const ledger = both(
  {
    title: '导入台账',
    back: '回到建议列表',
    import: '导入台账',
    export: '导出台账',
    archive: '整届归档',
    intro:
      '把 Excel 台账（.xlsx）里的建议一次登记。列的先后和名称不必与模板一致；已经登记过的编号会更新内容，不会改动日期和办理状态。',
    template: '下载模板',
    file: '台账文件',
    fileHint: '.xlsx，至多 4 MB、5000 行；有公式的先粘贴为数值',
    session: '没有写届次的行属于',
    check: '只检查',
    send: '导入',
    noFile: '请先选择文件',
    checked: (good: number, bad: number) =>
      bad === 0 ? `检查过了：${good} 行都可以导入。` : `检查过了：${good} 行可以导入，${bad} 行有问题。`,
    taken: (made: number, updated: number, same: number) =>
      `新登记 ${made} 件，更新 ${updated} 件，没有变化 ${same} 件。`,
    next: (row: number) => `一次处理不完，已到第 ${row - 1} 行。请再选同一份文件导入，从第 ${row} 行接着处理。`,
    progress: '已到第 {row} 行，共 {last} 行',
    broken: '连接中断，已到第 {row} 行。请再按一次导入，从这里接着处理。',
    from: '从第几行开始',
    fromHint: '不填则从头开始',
    rejected: (n: number) => `${n} 行没有导入`,
    rejectedHint: '下载后在原处改正，直接再导入这份文件即可。',
    download: '下载未导入的行',
    unknown: (names: string) => `这些列没有读取：${names}`,
    row: '行号',
    reason: '原因',
    more: (n: number) => `其余 ${n} 行见下载的文件。`,
  },
  {
    title: 'Take a ledger in',
    back: 'Back to the list',
    import: 'Import',
    export: 'Export',
    archive: 'Archive the session',
    intro:
      'Enters the suggestions of an Excel ledger (.xlsx) at once. Columns need not stand or be named as in the template; numbers that are there already are brought up to date, never their dates and states.',
    template: 'Download the template',
    file: 'The ledger',
    fileHint: '.xlsx, at most 4 MB and 5,000 rows; paste formulas as values first',
    session: 'Rows without a session belong to',
    check: 'Only check',
    send: 'Import',
    noFile: 'Choose a file first',
    checked: (good, bad) =>
      bad === 0
        ? `Checked: all ${good} rows can be taken in.`
        : `Checked: ${good} rows can be taken in, ${bad} cannot.`,
    taken: (made, updated, same) => `${made} entered, ${updated} brought up to date, ${same} unchanged.`,
    next: (row) =>
      `Not all could be done at once; all up to row ${row - 1} is. Send the same file again from row ${row} on.`,
    progress: 'row {row} of {last}',
    broken: 'The connection broke off at row {row}. Press import again to go on from there.',
    from: 'From which row on',
    fromHint: 'from the first one, if left empty',
    rejected: (n) => `${n} rows were not taken in`,
    rejectedHint: 'Download them, mend them in place, and send that file.',
    download: 'Download these rows',
    unknown: (names) => `Columns that were not read: ${names}`,
    row: 'Row',
    reason: 'Why',
    more: (n) => `${n} more are in the file.`,
  },
)
