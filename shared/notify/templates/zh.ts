import type { MessageFacts, Templates } from './facts.ts'

const day = (iso: string): string => {
  const [year, month, date] = iso.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const about = ({ number, title }: Pick<MessageFacts, 'number' | 'title'>): string =>
  title ? `${number}号建议《${title}》` : `${number}号建议`

const due = ({ dueOn, provisional }: MessageFacts, label = '办理期限'): string =>
  dueOn ? `${label}：${day(dueOn)}${provisional ? '（暂定）' : ''}。` : ''

const link = ({ link }: MessageFacts): string => (link ? `请打开 ${link.url} 或输入代码 ${link.code} 。` : '')

const because = ({ words }: MessageFacts, label = '理由'): string =>
  words ? `${label}：${words.replace(/。$/, '')}。` : ''

const subject = ({ number }: MessageFacts, what: string): string => `${number}号建议：${what}`

const stage = { yellow: '已近期限', red: '即将到期', overdue: '已经超期' } as const

const late = ({ threshold = 'yellow', count = 1 }: MessageFacts): string =>
  threshold === 'overdue' && count > 1 ? `仍然超期（第${count}次提醒）` : stage[threshold]

const lights = { overdue: '超期', red: '临期', yellow: '黄灯', green: '绿灯' } as const

const closings: Record<string, string> = {
  done: '已办结',
  withdrawn: '已撤回',
  returned: '已退回',
  reference: '已转有关单位参阅',
}

const returns: Record<string, string> = {
  revise: '需要修改后重新提交',
  letter: '按来信办理',
  reference: '作为参考，不另行交办',
  refused: '不予受理',
}

const units = ({ parts = [], reference = [] }: MessageFacts): string => {
  const each = parts.map(({ lead, co, part, dueOn }) =>
    [
      `主办单位：${lead}`,
      ...(co.length > 0 ? [`会办单位：${co.join('、')}`] : []),
      ...(part ? [`办理内容：${part}`] : []),
      ...(dueOn ? [`答复期限：${day(dueOn)}`] : []),
    ]
      .join('，')
      .concat('。'),
  )
  return [...each, ...(reference.length > 0 ? [`参阅单位：${reference.join('、')}。`] : [])].join('')
}

/** The messages in Chinese: short, so that they also do as text messages. */
export const zh: Templates = {
  'step-opened': (f) => ({
    subject: subject(f, `待办「${f.step?.zh}」`),
    text: `${about(f)}有待办环节「${f.step?.zh}」，请及时办理。${due(f)}`,
  }),
  reminder: (f) => ({
    subject: subject(f, `「${f.step?.zh}」${late(f)}`),
    text: `${about(f)}的「${f.step?.zh}」${late(f)}，请抓紧办理。${due(f)}`,
  }),
  escalated: (f) => ({
    subject: subject(f, `「${f.step?.zh}」${late(f)}，请督促`),
    text: `${about(f)}的「${f.step?.zh}」${late(f)}，尚未办结，请督促${f.unit ?? '承办人员'}办理。${due(f)}`,
  }),
  urged: (f) => ({
    subject: subject(f, '催办'),
    text: `代表工作机构催办${about(f)}，待办环节为「${f.step?.zh}」。${because(f, '催办内容')}${due(f)}`,
  }),
  instructed: (f) => ({
    subject: subject(f, '批示'),
    text: `${about(f)}有新的批示，请阅办。${because(f, '批示')}${due(f, '答复期限')}`,
  }),
  accepted: (f) => ({ subject: subject(f, '已受理'), text: `代表您好：${about(f)}已经受理，将按规定交办。${link(f)}` }),
  assigned: (f) => ({
    subject: subject(f, '已交办'),
    text: `代表您好：您提出的${about(f)}已经交办。${units(f)}${link(f)}`,
  }),
  extended: (f) => ({
    subject: subject(f, '答复延期'),
    text: `${about(f)}的答复已延期${f.unit ? `，主办单位：${f.unit}` : ''}。${due(f, '现答复期限')}${because(f, '延期理由')}${link(f)}`,
  }),
  replied: (f) => ({
    subject: subject(f, f.rate ? '已答复，请您评价' : '已答复'),
    text: `代表您好：${f.unit ?? '主办单位'}已就${about(f)}作出答复${f.documentNumber ? `（${f.documentNumber}）` : ''}。${
      f.rate ? `请您对办理态度和办理结果作出评价。${due(f, '评价期限')}` : ''
    }${link(f)}`,
  }),
  'draft-ready': (f) => ({
    subject: subject(f, '答复稿征求意见'),
    text: `代表您好：${f.unit ?? '主办单位'}已拟出${about(f)}的答复稿，请您审阅并提出意见。${due(f, '答复期限')}${link(f)}`,
  }),
  'rate-again': (f) => ({
    subject: subject(f, '请您评价'),
    text: `代表您好：${about(f)}的办理情况尚未收到您的评价，如已评价请不必理会。${due(f, '评价期限')}${link(f)}`,
  }),
  fulfilled: (f) => ({
    subject: subject(f, '承诺事项已落实，请您评价'),
    text: `代表您好：${f.unit ?? '承办单位'}报告，${about(f)}答复中的承诺事项已经落实。${because(f, '事项')}请您评价落实情况。${due(f, '评价期限')}${link(f)}`,
  }),
  'objection-answered': (f) => ({
    subject: subject(f, '对交办异议的答复'),
    text: `代表您好：您对${about(f)}交办的异议已经研究，维持原交办。${because(f)}${link(f)}`,
  }),
  returned: (f) => ({
    subject: subject(f, '审核结果'),
    text: `代表您好：${about(f)}经审核，${returns[f.as ?? ''] ?? '予以退回'}。${because(f)}${due(f, '修改期限')}${link(f)}`,
  }),
  conclude: (f) => ({
    subject: subject(f, '重新办理的处理结果'),
    text: `代表您好：您对${about(f)}的意见已经研究，予以办结。${because(f)}${link(f)}`,
  }),
  'link-reissued': (f) => ({
    subject: subject(f, '新的查看链接'),
    text: `代表您好：这是${about(f)}新的链接，原来的链接已经失效。${due(f)}${link(f)}`,
  }),
  closed: (f) => ({
    subject: subject(f, closings[f.as ?? ''] ?? '已办结'),
    text: `${about(f)}${closings[f.as ?? ''] ?? '已办结'}。`,
  }),
  digest: ({ entries = [], more = 0 }) => {
    const total = entries.length + more
    const groups = (['overdue', 'red', 'yellow', 'green'] as const).flatMap((name) => {
      const some = entries.filter((e) => e.light === name)
      if (some.length === 0) return []
      return [
        `【${lights[name]}】${some.length} 项`,
        ...some.map(
          (e) =>
            `${about(e)}，「${e.step.zh}」${e.dueOn ? `，期限 ${day(e.dueOn)}` : ''}${e.provisional ? '（暂定）' : ''}`,
        ),
      ]
    })
    return {
      subject: `今日待办 ${total} 项`,
      text: [`您有待办环节 ${total} 项。`, ...groups, ...(more > 0 ? [`另有 ${more} 项，请登录查看。`] : [])].join(
        '\n',
      ),
    }
  },
}
