import { Refusal, type RefusalCode } from '../case/refusal.ts'
import type { LinkPurpose } from './link.ts'

type Words = { code: RefusalCode; title: string; detail: string }

const words = {
  unknown: {
    code: 'NOT_FOUND',
    title: '链接或代码无效',
    detail: '没有这个链接或代码。请核对后再输入一次，仍然不行的，请向代表工作机构索取新的链接',
  },
  expired: {
    code: 'PRECONDITION_FAILED',
    title: '链接已经过期',
    detail: '这个链接已经过了有效期，请向代表工作机构索取新的链接',
  },
  replaced: {
    code: 'PRECONDITION_FAILED',
    title: '链接已被新的代替',
    detail: '已经给您发过新的链接，请使用最近收到的那一个，找不到的，请向代表工作机构索取',
  },
  used: {
    code: 'PRECONDITION_FAILED',
    title: '链接已经用过',
    detail: '这件事已经办过了，这个链接不能再用。要查看办理情况，请使用查看链接，没有的，请向代表工作机构索取',
  },
  revoked: {
    code: 'PRECONDITION_FAILED',
    title: '链接已经停用',
    detail: '这个链接已经停用，请向代表工作机构索取新的链接',
  },
  withdrawn: {
    code: 'PRECONDITION_FAILED',
    title: '建议不再通过这个链接办理',
    detail: '这件建议已经撤回或者不再办理，或者您已不在署名之列。有疑问的，请与代表工作机构联系',
  },
  'wrong-case': {
    code: 'NOT_FOUND',
    title: '不是这件建议的链接',
    detail: '您的链接不是这件建议的。请使用这件建议的链接，没有的，请向代表工作机构索取',
  },
  session: {
    code: 'UNAUTHENTICATED',
    title: '请重新打开链接',
    detail: '离上次打开链接的时间太长了，请重新打开链接，或者再次输入代码',
  },
} as const satisfies Record<string, Words>

/** Why a link opens nothing. Each is a page and a problem type of its own; none says anything of the case. */
export type LinkReason = keyof typeof words
export const linkReasons = Object.keys(words) as LinkReason[]

/** A link, or a session of one, that opens nothing. `of` is for the audit line alone. */
export class LinkRefusal extends Refusal {
  override name = 'LinkRefusal'
  readonly title: string
  constructor(
    readonly reason: LinkReason,
    readonly of: { suggestion?: string; purpose?: LinkPurpose } = {},
    options?: ErrorOptions,
  ) {
    super(words[reason].code, words[reason].detail, [], options)
    this.title = words[reason].title
  }
}
