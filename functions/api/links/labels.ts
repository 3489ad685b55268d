/** Words for what the deputies' page shows. */
export const stages: Record<string, string> = {
  intake: '审核',
  assignment: '交办',
  handling: '办理',
  closed: '办结',
  acknowledgement: '签收',
  consultation: '联络沟通',
  drafting: '起草答复',
  clearance: '审签',
  issued: '已经答复',
  evaluation: '代表评价',
  'follow-up': '后续办理',
}

export const modes: Record<string, string> = {
  'face-to-face': '面谈',
  forum: '座谈',
  visit: '走访',
  'field-study': '调研',
  video: '视频',
  phone: '电话',
  letter: '书信',
  email: '邮件',
  other: '其他',
}

export const satisfactions: Record<string, string> = {
  satisfied: '满意',
  'basically-satisfied': '基本满意',
  dissatisfied: '不满意',
}

export const promiseStates: Record<string, string> = {
  open: '落实中',
  fulfilled: '已落实',
  abandoned: '不再落实',
  lapsed: '未按期落实',
}

/** How a suggestion ended, in place of 办结. */
export const endings: Record<string, string> = {
  done: '办结',
  withdrawn: '已撤回',
  returned: '已退回',
  reference: '已转参阅',
}

/** A day in full: 2025年5月6日. */
export const dayWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
