import { explainCount, type Label } from '../../profiles/index.ts'
import { national } from '../../profiles/places/national.ts'
import type { Rules } from '../../rules.ts'
import { stepNamed } from '../../steps/catalogue.ts'
import { isNational, localReply, type PutOff, type Source, type Verdict } from './explain-source.ts'

/** A reason is quoted, a long one in part. */
const quotedLength = 80
const quote = (text: string): string => (text.length > quotedLength ? `${text.slice(0, quotedLength)}…` : text)

/** An explanation in whole sentences, in the order in which a clerk would tell it. `reason` is that of a session's own setting. */
export const inWords = (source: Source, rules: Rules, verdict: Verdict, reason?: string): Label => {
  const sentences = [
    head(source),
    ...origin(source, verdict),
    ...count(source, rules, verdict),
    ...(reason === undefined
      ? []
      : [
          {
            zh: `本届次对这一期限另有设定，理由是“${quote(reason)}”。`,
            en: `This session sets the limit otherwise than the rule: “${quote(reason)}”.`,
          },
        ]),
    ...recomputed(source, verdict),
    ...source.extensions.map((one) => putOff(one, source.open.step)),
    ...changed(source, verdict),
    ...provisional(source),
  ]
  return { zh: sentences.map((s) => s.zh).join(''), en: sentences.map((s) => s.en).join(' ') }
}

const head = ({ open: { step, dueOn }, place }: Source): Label => {
  const { zh, en } = stepNamed(step).labels
  if (dueOn !== null)
    return { zh: `“${zh}”须在 ${dueOn} 当天结束前完成。`, en: `“${en}” is due by the end of ${dueOn}.` }
  if (place.commitment && step === 'fulfil')
    return {
      zh: `“${zh}”没有期限：答复没有写明这项承诺的完成时限。`,
      en: `“${en}” has no time limit: the reply names no date for this promise.`,
    }
  return { zh: `“${zh}”没有规定期限。`, en: `“${en}” has no time limit.` }
}

/** What the date is about, where that is not the step's own opening. */
const origin = ({ place, open, basis, first, fixed }: Source, verdict: Verdict): Label[] => {
  const { state, handling, unit, commitment } = place
  const { due: rule } = stepNamed(open.step)
  if (rule === 'commitment' && commitment && first)
    return [{ zh: `答复承诺的完成时限为 ${first}。`, en: `The reply promised it by ${first}.` }]
  if (rule === 'opinion' && handling && unit) {
    const { demandedOn, heldOn } = handling.opinions[unit] ?? {}
    if (demandedOn)
      return [
        {
          zh: `会办意见于 ${demandedOn} 退回重新提出。`,
          en: `The opinion was sent back on ${demandedOn} and is to be given again.`,
        },
      ]
    if (heldOn) return [{ zh: `会办单位于 ${heldOn} 增列。`, en: `The co-unit was brought in on ${heldOn}.` }]
  }
  if (rule !== 'reply' || !handling) return []
  if (handling.round > 1)
    return [
      {
        zh: `这是第 ${handling.round} 次办理，答复期限另行计算${basis ? '' : '，起算日没有记录'}。`,
        en: `This is round ${handling.round}, which has a limit of its own${basis ? '' : '; where it began is not recorded'}.`,
      },
    ]
  if (fixed) {
    const { origin: upper } = state.suggestion
    if (upper?.dueOn === first)
      return [
        {
          zh: `“${upper?.body}”要求的答复时限为 ${first}，不随日历变动。`,
          en: `“${upper?.body}” asked for the answer by ${first}; no calendar moves this date.`,
        },
      ]
    return [
      {
        zh: `答复期限在交办时指定为 ${first}，不按规定的期限计算，也不随日历变动。`,
        en: `The reply’s date was fixed at the assignment, ${first}: no limit gives it and no calendar moves it.`,
      },
    ]
  }
  const { heldOn, assignedOn } = handling
  if (heldOn === assignedOn || verdict === 'changed') return []
  return place.rules.profile.reassignment.restartsReply
    ? [
        {
          zh: `本件于 ${heldOn} 改交，答复期限按本地规定重新计算。`,
          en: `It was re-assigned on ${heldOn}, which here restarts the reply’s clock.`,
        },
      ]
    : [
        {
          zh: `本件于 ${heldOn} 改交，答复期限仍从最初交办起算。`,
          en: `It was re-assigned on ${heldOn}, which does not restart the reply’s clock.`,
        },
      ]
}

const count = (source: Source, rules: Rules, verdict: Verdict): Label[] => {
  const { due, basis } = source
  if (!due || !basis || (verdict !== 'counted' && verdict !== 'held')) return []
  const byLaw = isNational(source, rules)
  const local = localReply(source, rules)
  return [
    ...explainCount(due, basis.limit, byLaw ? national.rule.title : rules.profile.rule.title),
    ...(byLaw && local
      ? [
          {
            zh: `按本地规定应为 ${local}，但答复不得晚于国家法律规定的 ${due.dueOn}，以较早的为准。`,
            en: `By the rule of this place it would be ${local}, but national law lets no reply be later than ${due.dueOn}; the earlier one holds.`,
          },
        ]
      : []),
  ]
}

const recomputed = ({ moves, first, due }: Source, verdict: Verdict): Label[] => [
  ...moves.map(({ on, notice, from, to }) =>
    from === to
      ? {
          zh: `${on} 载入放假安排（${notice}），期限确定为 ${to}。`,
          en: `On ${on}, with the notice ${notice} loaded, ${to} was made firm.`,
        }
      : {
          zh: `${on} 载入放假安排（${notice}），期限由 ${from} 调整为 ${to}。`,
          en: `On ${on}, with the notice ${notice} loaded, it moved from ${from} to ${to}.`,
        },
  ),
  ...(verdict === 'held' && due
    ? [
        {
          zh: `按日历计算应为 ${due.dueOn}，但重新计算的期限不早于载入安排的次日，所以是 ${first}。`,
          en: `The calendar gives ${due.dueOn}, but a recomputed date is never before the day after the notice was loaded: hence ${first}.`,
        },
      ]
    : []),
]

const putOff = ({ from, to, on, reason }: PutOff, step: string): Label => {
  const why = quote(reason)
  const [zh, en] = step === 'fulfil' ? ['改期', 'it was rescheduled'] : ['延期', 'it was extended']
  return {
    zh: `${on} ${zh}，${from ? `由 ${from} 延至 ${to}` : `定为 ${to}`}${why && `，理由是“${why}”`}。`,
    en: `On ${on} ${en}${from ? ` from ${from}` : ''} to ${to}${why && `: “${why}”`}.`,
  }
}

/** Said rather than made up, where the present rules do not give the date that stands. */
const changed = ({ due, first }: Source, verdict: Verdict): Label[] => {
  if (verdict !== 'changed') return []
  if (first === null)
    return [
      {
        zh: `按现行规定会有期限（${due?.dueOn}），但这一步开始时没有，所以不设期限。`,
        en: `The present rules would set one (${due?.dueOn}), but there was none when the step began, so it has none.`,
      },
    ]
  return [
    due
      ? {
          zh: `按现行的规定、设定和日历计算应为 ${due.dueOn}，与当时确定的 ${first} 不同：其间规定、设定或日历有过变更，仍以当时确定的为准。`,
          en: `The present rules, settings and calendar give ${due.dueOn}, not the ${first} that was set: they have changed since, and the date that was set stands.`,
        }
      : {
          zh: `现行规定已没有这一期限：${first} 是按当时的规定确定的，仍以此为准。`,
          en: `The present rules set no such limit: ${first} was set by the rules of the time, and stands.`,
        },
  ]
}

const provisional = ({ open: { provisional: isSo, dueOn } }: Source): Label[] => {
  const year = dueOn?.slice(0, 4)
  return isSo
    ? [
        {
          zh: `${year} 年的放假安排尚未载入，这一日期是暂定的，载入后重新计算。`,
          en: `The holidays of ${year} are not loaded yet: the date is provisional and will be counted again once they are.`,
        },
      ]
    : []
}
