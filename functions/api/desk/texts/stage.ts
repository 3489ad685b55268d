import { both } from './language.ts'

/** Where a suggestion stands. */
export const stage = both(
  {
    bar: '办理进程',
    names: {
      assignment: '交办',
      contact: '沟通',
      drafting: '起草',
      clearance: '审签',
      evaluation: '评价',
      'follow-up': '跟踪',
    },
    done: '已完成',
    now: '正在进行',
    todo: '还没有开始',
    /** What the present stage is at, where its name alone does not say it. */
    at: {
      intake: '审核中',
      assignment: '待交办',
      acknowledgement: '待签收',
    } as Record<string, string>,
    closedAs: { done: '已办结', withdrawn: '已撤回', returned: '已退回', reference: '已转参阅' },
    closedOn: (day: string) => `${day} 结束`,
    replyDue: '答复应于',
    replied: '已答复',
    why: '为什么是这天？',
    whyNone: '为什么没有期限？',
    provisional: '日期暂定',
  },
  {
    bar: 'Progress',
    names: {
      assignment: 'Assignment',
      contact: 'Contact',
      drafting: 'Drafting',
      clearance: 'Clearance',
      evaluation: 'Rating',
      'follow-up': 'Follow-up',
    },
    done: 'done',
    now: 'present stage',
    todo: 'not begun',
    at: { intake: 'in review', assignment: 'to be assigned', acknowledgement: 'to be acknowledged' },
    closedAs: { done: 'done', withdrawn: 'withdrawn', returned: 'returned', reference: 'for reference' },
    closedOn: (day) => `closed on ${day}`,
    replyDue: 'Reply due',
    replied: 'Replied',
    why: 'Why this day?',
    whyNone: 'Why is there no date?',
    provisional: 'provisional',
  },
)
