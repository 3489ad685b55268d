import { actNamed } from '../../../shared/acts/register.ts'
import type { Actor, Assignee } from '../../../shared/case/actor.ts'
import type { Commit } from '../../../shared/case/commit.ts'
import type { CaseEvent } from '../../../shared/case/events.ts'
import { catalogue, stepNamed } from '../../../shared/steps/catalogue.ts'
import { choiceLabelOf } from '../desk/forms/labels.ts'
import { tellFileAct } from './tell-attachment.ts'

/** Names of units by their code, as they are now. */
export type Names = (code: string) => string | undefined

/** What a commit tells, in one line for each event: when, who, what. Long texts are to be in place. */
export const tellCommit = ({ version, at, actor, events }: Commit, names: Names): string[] => {
  const when = `${at.slice(0, 10)} ${at.slice(11, 16)}`
  return events.map((event) => `第${version}版  ${when}  ${whoActs(actor, names)}  ${tellEvent(event, names)}`)
}

const duties: Record<string, string> = { office: '收发', officer: '经办', head: '负责人', reviewer: '审核' }
const bodies: Record<string, string> = {
  secretariat: '代表工作机构',
  inspector: '督查机构',
  committee: '专门委员会',
  leader: '领导',
  admin: '管理员',
  deputy: '代表',
  workflow: '系统流程',
  relay: '系统转办',
  sweep: '系统定时',
}

/** Who acted, as a clerk would say it. */
export const whoActs = (actor: Actor, names: Names): string => {
  switch (actor.role) {
    case 'system':
      return bodies[actor.part] ?? '系统'
    case 'unit':
      return `${names(actor.unit) ?? actor.unit}${actor.name ? `（${actor.name}）` : ''}`
    case 'deputy':
      return `代表${actor.name}`
    default:
      return `${bodies[actor.role]}${actor.name ? `（${actor.name}）` : ''}`
  }
}

const waitsFor = ({ role, unit, duty, officer }: Assignee, names: Names): string => {
  if (role !== 'unit' || unit === undefined) return bodies[role] ?? '系统'
  const person = officer ?? (duty && duties[duty])
  return `${names(unit) ?? unit}${person ? `（${person}）` : ''}`
}

/** A step's id names it between the dots. */
const stepOf = (stepId: string): string => stepId.split('.').find((part) => Object.hasOwn(catalogue, part)) ?? 'stuck'

const stepLabel = (step: string): string => `「${stepNamed(step).labels.zh}」`

const ofHandling = (handling: string | undefined): string =>
  handling === undefined ? '' : `承办件${handling.slice(handling.lastIndexOf('.') + 1)} `

const thresholds = { yellow: '黄灯提醒', red: '临期提醒', overdue: '超期提醒' } as const
const closings = { done: '办结', withdrawn: '撤回', returned: '退回', reference: '参阅' } as const
const restarts = { acknowledge: '签收', draft: '起草', redo: '重新办理' } as const

/** What happened, in one line, in Chinese. Long texts are to be in place. */
export const tellEvent = (event: CaseEvent, names: Names): string => {
  switch (event.type) {
    case 'Submitted': {
      const { title, deputies } = event.suggestion
      const lead = (deputies.find((d) => d.lead) ?? deputies[0])?.name ?? ''
      return `提出建议《${String(title)}》，领衔代表${lead}${deputies.length > 1 ? `等${deputies.length}名` : ''}`
    }
    case 'HistoryEntered': {
      const { suggestion, handlings, source } = event
      const letters = handlings.map(({ unit, reply }) => `${names(unit.code) ?? unit.name} ${reply.issuedOn} 答复`)
      return `补录已答复的建议《${String(suggestion.title)}》（${letters.join('；')}${source ? `；来自 ${source}` : ''}）`
    }
    case 'HistoryRevoked':
      return `撤下补录的内容（理由 ${shortened(String(event.reason))}）`
    case 'StepOpened':
      return `${ofHandling(event.handling)}进入${stepLabel(event.step)}，由${waitsFor(event.assignee, names)}办理${event.dueOn ? `，期限 ${event.dueOn}` : ''}`
    case 'StepNoted':
    case 'StepCompleted':
      return `${ofHandling(event.handling)}${stepLabel(event.step)}${outcomeLabel(event.step, event.outcome)}${tellForm(`${event.step}.${event.outcome}`, event.form, names)}`
    case 'StepCancelled':
      return `${ofHandling(event.handling)}${stepLabel(event.step)}终止`
    case 'Acted':
      return `${ofHandling(event.handling)}${tellFileAct(event) ?? `${actNamed(event.act).labels.zh}${tellForm(event.act, event.form, names)}`}`
    case 'HandlingRecalled':
      return `${ofHandling(event.handling)}从${restarts[event.restart]}起重新进行`
    case 'DueRecomputed':
      return `依据${event.notice}调整期限：${event.moves.map(({ from, to }) => (from === to ? `${to} 确定` : `${from} 改为 ${to}`)).join('、')}`
    case 'HandlingClosed':
      return `${ofHandling(event.handling)}办理结束`
    case 'SuggestionClosed':
      return `建议结束：${closings[event.as]}`
    case 'GenerationStarted':
      return `流程第 ${event.generation} 次启动`
    case 'Reminded':
      return `${stepLabel(stepOf(event.stepId))}${thresholds[event.threshold]}${event.count ? `（第 ${event.count} 次）` : ''}`
    case 'Joined':
      return `${event.suggestion} 并入本件`
    case 'Left':
      return `${event.suggestion} 不再并入本件`
    case 'PersonalDataRead':
      return '查看代表联系方式'
    case 'PersonalDataChanged':
      return `${event.phone === 'cleared' && event.email !== 'set' ? '清除' : '更改'}代表${event.deputy}的${[event.phone && '手机号', event.email && '邮箱'].filter(Boolean).join('和')}`
    case 'LinkReissued':
      return `${event.handed ? '当面交给' : '重新发出'}代表${event.deputy}的链接${event.handed ? '代码' : ''}`
    case 'LinksRevoked':
      return `作废代表${event.deputy}的链接`
  }
}

const outcomeLabel = (step: string, outcome: string): string =>
  `：${stepNamed(step).outcomes[outcome]?.labels.zh ?? outcome}`

/** What of a form is told, in this order. */
const fields: Record<string, string> = {
  title: '题目',
  as: '退回方式',
  ground: '情形',
  decision: '公开方式',
  category: '类别',
  documentNumber: '文号',
  attitude: '办理态度',
  result: '办理结果',
  mode: '方式',
  on: '日期',
  issuedOn: '发文日期',
  dueOn: '期限',
  section: '处室',
  officer: '经办人',
  into: '并入',
  unit: '单位',
  lead: '主办单位',
  proposedUnit: '建议单位',
  reason: '理由',
  comments: '意见',
  summary: '摘要',
  text: '内容',
  instructions: '要求',
  conclusion: '结论',
  evidence: '情况',
}

const longest = 40

/** `of` is the form's name: `step.outcome`, or an act. */
const tellForm = (of: string, form: Record<string, unknown> | undefined, names: Names): string => {
  const assigned = Array.isArray(form?.handlings) ? form.handlings.map((h) => tellHandling(h, names)) : []
  const told = Object.entries(fields).flatMap(([name, label]) => {
    const value = form?.[name]
    return typeof value === 'string'
      ? [`${label} ${names(value) ?? shortened(choiceLabelOf('zh', of, name, value))}`]
      : []
  })
  const all = [...assigned, ...told]
  return all.length > 0 ? `（${all.join('；')}）` : ''
}

const tellHandling = (handling: { lead?: string; co?: string[] }, names: Names): string => {
  const [lead, ...co] = [handling.lead ?? '', ...(handling.co ?? [])].map((code) => names(code) ?? code)
  return `主办 ${lead}${co.length > 0 ? `，会办 ${co.join('、')}` : ''}`
}

const shortened = (value: string): string => {
  const line = value.replace(/\s+/g, ' ')
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}
