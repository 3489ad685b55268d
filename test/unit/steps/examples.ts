const reply = { category: 'C', title: '答复的函', body: '正文', disclosure: 'open' }
const day = '2025-05-06'

/** One good form of every outcome of every step, with all that it may hold. */
export const examples: Record<string, Record<string, Record<string, unknown>>> = {
  review: { accept: {}, return: { reason: '空泛', as: 'revise', ground: 'empty' }, merge: { into: '16-5-0001' } },
  revise: {
    resubmit: { title: '新标题', body: '新内容', deputies: [{ name: '林一', delegation: '思明团', lead: true }] },
    withdraw: { reason: '不再提' },
    lapsed: {},
  },
  follow: { assigned: { handlings: [{ lead: 'ybj', co: ['wjw'], part: '第一部分' }] }, released: {} },
  assign: {
    assign: {
      mode: 'joint',
      handlings: [{ lead: 'ybj', co: ['wjw'], part: '全部', dueOn: day, reference: false }],
      waiver: { on: day },
    },
    transfer: { scope: ['government', 'district'] },
  },
  acknowledge: {
    accept: { addCo: ['jrj'], reason: '涉及商保' },
    decline: { reason: '非本局职责', proposedUnit: 'jtj' },
    lapsed: {},
    recalled: {},
  },
  reassign: {
    reassign: { lead: 'jtj', co: ['wjw'], part: '全部', dueOn: day },
    uphold: { reason: '职责明确' },
  },
  dispatch: { dispatch: { section: '待遇处', officer: '张三', others: ['李四'] } },
  contact: {
    contacted: { mode: 'face-to-face', on: day, with: ['林一'], summary: '面谈' },
    unreached: { attempts: ['五日上午电话未接'], reason: '代表出国' },
  },
  opine: {
    received: {},
    opined: { text: '会办意见', documentNumber: '厦卫函〔2025〕1号', signedBy: '局长' },
    lapsed: {},
    replaced: {},
  },
  coordinate: { settled: { on: day, minutes: '纪要', conclusion: '由医保局牵头' } },
  draft: {
    submit: {
      ...reply,
      disclosureReason: '理由',
      commitments: [{ item: '年底建成', unit: 'ybj', dueOn: '2025-12-31' }],
      referredTo: { body: '省政府', on: day },
    },
  },
  solicit: {
    agreed: { mode: 'phone', on: day, comments: '同意' },
    objected: { comments: '未答到点上' },
    unanswered: { attempts: ['电话两次未接'] },
    proceed: { reason: '已当面说明' },
    lapsed: {},
  },
  clear: { approve: {}, 'send-back': { comments: '补充数据' } },
  sign: { sign: {}, 'send-back': { comments: '补充数据' } },
  issue: {
    issue: {
      issuedOn: day,
      documentNumber: '厦医保函〔2025〕33号',
      deliveries: [{ deputy: '林一', on: day, mode: '邮寄' }],
    },
  },
  publish: {
    published: { on: day, indexNumber: 'XM00149-09-01-2025-007', text: 'full' },
    withheld: { disclosure: 'closed', reason: '涉及个人信息' },
  },
  evaluate: {
    rate: { attitude: 'satisfied', result: 'dissatisfied', comments: '未解决', on: day, via: 'paper' },
    lapsed: {},
  },
  redo: {
    redo: { instructions: '重新办理', lead: 'wjw' },
    conclude: { reason: '条件不具备', toldOn: day },
    mediate: { on: day, minutes: '纪要', experts: ['专家甲'], conclusion: 'redo' },
  },
  fulfil: {
    progress: { text: '已开工' },
    fulfilled: { on: day, evidence: '验收单', documentNumber: '厦医保函〔2025〕34号', category: 'A' },
    reschedule: { dueOn: '2026-06-30', reason: '征地', signedBy: '局长' },
    abandon: { reason: '规划调整', signedBy: '局长' },
  },
  'rate-fulfilment': { rate: { result: 'dissatisfied', comments: '质量不好', on: day }, lapsed: {} },
  explain: { explained: { text: '已立项，明年开工', signedBy: '局长' } },
  revisit: { revisited: { mode: 'visit', on: day, summary: '回访' }, lapsed: {} },
  inspect: { pass: {}, return: { reason: '答非所问' } },
  'decide-extension': { grant: { dueOn: '2025-08-10' }, refuse: { reason: '理由不足' } },
  'weigh-objection': {
    reassign: { lead: 'jtj', co: ['wjw'], part: '全部', dueOn: day },
    uphold: { reason: '职责明确' },
  },
  stuck: { retry: {} },
}
