import type { FC } from 'hono/jsx'
import type { FieldError } from '../../../shared/case/refusal.ts'
import type { Text } from '../../../shared/case/text.ts'
import type { DeputyView } from '../views/deputy.view.ts'
import { AnswerForm, type Sent } from './answer.page.tsx'
import { Files } from './attachments.page.tsx'
import { dayWords, modes, promiseStates, satisfactions, stages } from './labels.ts'
import { Letter } from './letter.page.tsx'
import { Errors, Shell } from './shell.page.tsx'
import { type Done, Thanks } from './thanks.page.tsx'

type Part = DeputyView['handlings'][number]

const say = (text: Text): string => (typeof text === 'string' ? text : '')

/** The way of a handling as deputies see it, and which of its stages belong to each stop. */
const way: [name: string, stages: readonly string[]][] = [
  ['交办', ['acknowledgement']],
  ['沟通', ['consultation']],
  ['起草', ['drafting']],
  ['审签', ['clearance']],
  ['评价', ['issued', 'evaluation']],
  ['跟踪', ['follow-up']],
]

const Way: FC<{ stage: string }> = ({ stage }) => {
  const at = stage === 'closed' ? way.length : way.findIndex(([, of]) => of.includes(stage))
  return (
    <ol class="way" aria-label={`进度：${stages[stage] ?? stage}`}>
      {way.map(([name], i) => (
        <li class={i < at ? 'past' : i === at ? 'here' : undefined} {...(i === at && { 'aria-current': 'step' })}>
          {name}
        </li>
      ))}
    </ol>
  )
}

const Promises: FC<{ part: Part }> = ({ part }) => (
  <>
    <h3>承诺事项</h3>
    <ul class="promises">
      {part.commitments.map((c) => (
        <li>
          {say(c.item)}
          <span class="quiet">
            {promiseStates[c.state]}
            {c.state === 'fulfilled' && c.fulfilledOn && `，${dayWords(c.fulfilledOn)}`}
            {c.state === 'open' && c.dueOn && `，应于 ${dayWords(c.dueOn)} 前`}
            {c.unit !== part.unit && `，${c.unit}`}
            {c.rating && `，您评价：${satisfactions[c.rating.result]}`}
          </span>
        </li>
      ))}
    </ul>
  </>
)

const Replies: FC<{ part: Part }> = ({ part }) => (
  <>
    {part.draft && (
      <section id="draft" class="draft">
        <h3>答复稿（征求您的意见）</h3>
        <Letter
          level={3}
          title={say(part.draft.title)}
          body={say(part.draft.body)}
          category={`${part.draft.category} 类（${part.draft.categoryLabel}）`}
        />
        <Files files={part.draft.attachments} />
        {part.draft.commitments.length > 0 && (
          <>
            <h4>拟承诺的事项</h4>
            <ul class="promises">
              {part.draft.commitments.map((c) => (
                <li>
                  {say(c.item)}
                  <span class="quiet">
                    {c.dueOn ? `${dayWords(c.dueOn)} 前` : '没有写明时限'}
                    {c.unit !== part.unit && `，${c.unit}`}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    )}
    {part.replies.toReversed().map((reply, i) => (
      <section id={i === 0 ? 'reply' : undefined}>
        {i > 0 && <h3>此前的答复</h3>}
        <Letter
          level={3}
          title={say(reply.title)}
          body={say(reply.body)}
          documentNumber={reply.documentNumber}
          category={`${reply.category} 类（${reply.categoryLabel}）`}
          publisher={part.unit}
          issuedOn={reply.issuedOn}
        />
        <Files files={reply.attachments} />
        {reply.corrects && <p class="quiet">代替 {reply.corrects}</p>}
      </section>
    ))}
  </>
)

const Handling: FC<{ part: Part }> = ({ part }) => (
  <section>
    <h2>{part.unit}</h2>
    <Way stage={part.stage} />
    <dl>
      <dt>交办</dt>
      <dd>{dayWords(part.assignedOn)}</dd>
      {part.replies.length === 0 && (
        <>
          <dt>答复期限</dt>
          <dd>{part.dueOn ? dayWords(part.dueOn) : '没有规定'}</dd>
        </>
      )}
      {part.part && (
        <>
          <dt>办理内容</dt>
          <dd>{part.part}</dd>
        </>
      )}
      {part.co.length > 0 && (
        <>
          <dt>会办单位</dt>
          <dd>{part.co.join('、')}</dd>
        </>
      )}
      {part.contacts.map((c) => (
        <>
          <dt>{modes[c.mode]}</dt>
          <dd>
            {dayWords(c.on)}　{say(c.summary)}
          </dd>
        </>
      ))}
      {part.ratings?.map((r) => (
        <>
          <dt>您的评价</dt>
          <dd>
            态度{satisfactions[r.attitude]}，结果{satisfactions[r.result]}（{dayWords(r.on)}
            {r.late && '，逾期评价'}）
          </dd>
        </>
      ))}
    </dl>
    {part.commitments.length > 0 && <Promises part={part} />}
    <Replies part={part} />
  </section>
)

type Props = { view: DeputyView; once: string; done?: Done; errors: FieldError[]; sent: Sent }

/** The suggestion as its deputy may see it: what is asked of them first, then the letter, then how it went. */
export const SuggestionPage: FC<Props> = ({ view, once, done, errors, sent }) => {
  const promises = view.handlings.flatMap((h) => h.commitments)
  return (
    <Shell title={`第 ${view.number} 号建议`}>
      <Errors errors={errors} />
      {done && <Thanks done={done} view={view} />}
      <h1>{say(view.title)}</h1>
      <p class="quiet">
        第 {view.number} 号，{view.you.name}
        {view.you.lead && '（领衔）'}，{stages[view.stage]}
      </p>
      {view.answers.map((answer) => {
        const item = promises.find((p) => p.id === answer.commitment)?.item
        return (
          <AnswerForm
            answer={answer}
            once={once}
            sent={sent}
            errors={errors}
            {...(item !== undefined && { promise: say(item) })}
          />
        )
      })}
      {view.handlings.map((part) => (
        <Handling part={part} />
      ))}
      <section>
        <h2>建议内容</h2>
        <p class="prose">{say(view.body)}</p>
        <Files files={view.attachments} />
      </section>
      <p>
        <a href="/d/earlier">您的其他建议</a>
      </p>
    </Shell>
  )
}
