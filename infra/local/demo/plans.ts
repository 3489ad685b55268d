/** How one suggestion fares, told in natural days before today. */
export type Plan = {
  number: string
  /** The day on which it is submitted. */
  from: number
  kind?: 'recess'
  /** How long the unit takes, times the usual; 1 is about six weeks from the assignment to the letter. */
  pace?: number
  /** The step that it waits in today; with none it goes on to its end. */
  at?: string
  /** A unit that it is first assigned to, and why that unit declines. */
  first?: { unit: string; reason: string; proposedUnit?: string }
  /** Co-units that never answer. */
  silentUnits?: boolean
  /** The deputy never rates it. */
  unrated?: boolean
  unpublished?: boolean
  withdrawn?: string
  returned?: { as: 'revise' | 'reference'; reason: string }
  promises?: PromiseAct[]
}

export type PromiseAct = { ago: number; commitment: string } & (
  | { is: 'progress'; text: string }
  | { is: 'fulfilled'; evidence: string }
  | { is: 'rated'; comments: string }
  | { is: 'rescheduled'; months: number; reason: string }
)

/** Submitted at the session and answered. */
const answered: Plan[] = [
  { number: '0001', from: 158, pace: 0.6 },
  {
    number: '0002',
    from: 158,
    pace: 0.6,
    promises: [
      {
        ago: 40,
        commitment: 'c1',
        is: 'progress',
        text: '试点办法已形成征求意见稿，正在白鹭、松桥两区听取街道和家属意见。',
      },
      { ago: 20, commitment: 'c2', is: 'fulfilled', evidence: '新增居家护理定点机构9家，名单已在我局网站公布。' },
      { ago: 12, commitment: 'c2', is: 'rated', comments: '提前办成，预约助浴不用再等十天，满意。' },
    ],
  },
  { number: '0003', from: 158, pace: 1 },
  { number: '0004', from: 157, pace: 0.8 },
  { number: '0005', from: 157, pace: 1 },
  { number: '0007', from: 157, pace: 1.6 },
  { number: '0008', from: 156, pace: 1.3 },
  {
    number: '0013',
    from: 158,
    pace: 0.5,
    promises: [
      {
        ago: 9,
        commitment: 'c1',
        is: 'rescheduled',
        months: 3,
        reason: '高压线塔迁移受汛期停电计划影响推迟，施工许可尚在办理，东湾小学开工时间相应顺延。',
      },
    ],
  },
  { number: '0015', from: 156, pace: 1.3 },
  { number: '0016', from: 157, pace: 2.8, unpublished: true },
  {
    number: '0021',
    from: 157,
    pace: 1.4,
    first: {
      unit: 'cgj',
      reason: '住宅专项维修资金的使用审核不属于我局职责，建议改由市住房和城乡建设局主办。',
      proposedUnit: 'zjj',
    },
  },
  {
    number: '0022',
    from: 158,
    pace: 0.5,
    promises: [
      { ago: 30, commitment: 'c1', is: 'progress', text: '已新增充电端口1.4万个，其余点位正在办理用电报装。' },
      { ago: 30, commitment: 'c2', is: 'progress', text: '直供电小区已全部分列公示，转供电小区还有86处正在改表。' },
    ],
  },
  { number: '0033', from: 156, pace: 1.8 },
  { number: '0036', from: 157, pace: 1.9 },
  { number: '0040', from: 158, pace: 0.9, unrated: true, unpublished: true },
  {
    number: '0026',
    from: 157,
    pace: 0.9,
    at: 'inspect',
    promises: [
      {
        ago: 24,
        commitment: 'c1',
        is: 'progress',
        text: '142处终端中已有97处修复运行，其余45处因接户管网未完工顺延安排。',
      },
      {
        ago: 6,
        commitment: 'c2',
        is: 'fulfilled',
        evidence: '两县统一运维已签订合同，运维单位进场接管，合同和接管清单见附件。',
      },
    ],
  },
]

/** Submitted at the session and not answered, or never to be. */
const unanswered: Plan[] = [
  { number: '0009', from: 157, at: 'draft' },
  { number: '0019', from: 156, pace: 1.6, at: 'clear' },
  { number: '0037', from: 158, pace: 1.2, at: 'sign' },
  {
    number: '0035',
    from: 157,
    withdrawn: '会后市财政局介绍了惠民票和送戏进校园的安排，代表书面要求撤回，另行调研后再提。',
  },
  {
    number: '0024',
    from: 156,
    returned: {
      as: 'reference',
      reason: '与本次会议已受理的建议内容重复，经与两位代表沟通同意，作为工作参考转市住房和城乡建设局。',
    },
  },
]

/** Submitted between the sessions. */
const recess: Plan[] = [
  { number: '0023', from: 108, pace: 1.5, at: 'solicit' },
  { number: '0011', from: 92, pace: 1.5, at: 'revisit' },
  { number: '0028', from: 92, at: 'draft', silentUnits: true },
  { number: '0025', from: 78, pace: 1, at: 'revisit' },
  { number: '0029', from: 74, pace: 1.1, at: 'clear' },
  { number: '0018', from: 63, pace: 1, at: 'evaluate' },
  { number: '0038', from: 58, pace: 1.6, at: 'opine' },
  { number: '0020', from: 64, pace: 1, at: 'solicit' },
  { number: '0041', from: 64, pace: 0.9, at: 'redo' },
  { number: '0006', from: 60, pace: 1, at: 'evaluate' },
  { number: '0014', from: 58, pace: 1, at: 'issue' },
  { number: '0010', from: 46, pace: 1, at: 'opine' },
  { number: '0017', from: 40, pace: 1, at: 'opine' },
  { number: '0032', from: 22, pace: 1, at: 'contact' },
  {
    number: '0027',
    from: 19,
    at: 'reassign',
    first: {
      unit: 'sthj',
      reason: '夜间施工证明的出具和现场执法已划由市城市管理局负责，建议改由该局主办，我局会办噪声监测。',
      proposedUnit: 'cgj',
    },
  },
  { number: '0031', from: 16, at: 'assign' },
  { number: '0012', from: 12, at: 'acknowledge' },
  { number: '0030', from: 12, at: 'assign' },
  {
    number: '0039',
    from: 11,
    returned: {
      as: 'revise',
      reason: '第三点没有写明综合性零工市场设在哪里、由谁管理，请与联名代表商量补充后重新提出。',
    },
  },
  { number: '0042', from: 5, at: 'review' },
  { number: '0034', from: 2, at: 'review' },
]

export const plans: readonly Plan[] = [
  ...answered,
  ...unanswered,
  ...recess.map((plan): Plan => ({ ...plan, kind: 'recess' })),
]
