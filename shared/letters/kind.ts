import type { LetterIssue, LetterKind } from './letter.ts'
import type { Page } from './page.ts'

/** What a text is, and where it is no reply, why, in Chinese. */
export type Kind = { kind: LetterKind; issues: LetterIssue[] }

const other = (problem: string): Kind => ({ kind: 'other', issues: [{ field: 'kind', problem }] })
const proposal: Kind = {
  kind: 'proposal',
  issues: [{ field: 'kind', problem: '这是政协提案的材料,不是人大代表建议的答复,没有读取' }],
}

const ofProposal = /政协|政治协商|提案/
const ofCongress = /人大|人民代表大会|人代会|代表建议/
const opinion = /(?:会办|协办)(?:单位)?(?:的)?(?:意见|情况)|会办函/
const received = /收悉|收到|答复如下|回复如下/
const member = /^(?:尊敬的)?[^:：。各]{1,60}委员(?:们|同志)?[:：]/
const headLines = 12
/** A title of a letter, not of a report or a list (办理情况), which only a salutation makes one. */
const ofLetter = /(?:答复|复函|回复|函|答复书|答复件|意见)(?:[(（][^()（）]{1,40}[)）])?$/
const oneSuggestion = /第[^第号]{1,16}号|\d号/
/** A page with so many titles is a list of letters. */
const titlesOfList = 4

/** Tells a reply to deputies from a proposal and from other texts, by title, salutation and opening, never by the body. */
export const kindOf = (page: Page): Kind => {
  if (page.lines.length === 0) return other('文件里没有文字')
  const head = page.lines.slice(0, headLines).map((line) => line.tight.text)
  const own = page.title?.tight.text ?? ''
  if (isProposal(page, own)) return proposal
  if (opinion.test(own) || head.some(isOpinionTitle)) return other('这是会办单位给主办单位的意见,不是对代表的答复')
  const isAddressed = page.salutation !== null
  const isAnswer = page.opening.some((line) => received.test(line.text))
  if (!isAddressed && page.titles.length >= titlesOfList) return other('这像是答复函的目录,不是一份答复函;请逐份提交')
  const isSigned = Boolean(page.closing?.date && page.closing.units.length > 0)
  const isTitled = ofLetter.test(own) && (isAnswer || (isSigned && oneSuggestion.test(own)))
  if (isTitled || (isAddressed && (page.title || isAnswer))) return { kind: 'reply', issues: [] }
  return other(whyNot(head))
}

const isProposal = (page: Page, own: string): boolean => {
  if (ofProposal.test(own) && !ofCongress.test(own)) return true
  if (page.entries.some((e) => e.key === 'proposal' && e.line < 30) && !ofCongress.test(own)) return true
  const isToMember = page.lines.slice(0, 40).some((line) => member.test(line.tight.text))
  const isOpened = page.lines.slice(0, 40).some((line) => received.test(line.text) && /提案/.test(line.text))
  return isToMember && isOpened && !ofCongress.test(own)
}

const isOpinionTitle = (tight: string): boolean =>
  tight.length <= 80 && /(?:会办|协办)(?:意见|情况)(?:的函|函|的复函)?$/.test(tight) && !/[:：]/.test(tight)

const whyNot = (head: readonly string[]): string => {
  const isSuggestion = head.some((line) => line.length <= 80 && /^(?:关于|《关于).{2,70}的(?:建议|议案)》?$/.test(line))
  return isSuggestion
    ? '这像是代表建议本身,不是答复:没有「……的答复」这样的标题,也没有称谓和收悉'
    : '看不出是对代表建议的答复:没有「对……建议的答复」这样的标题,也没有写给代表的称谓'
}
