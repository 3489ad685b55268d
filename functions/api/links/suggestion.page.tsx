import type { FC } from 'hono/jsx'
import type { FieldError } from '../../../shared/case/refusal.ts'
import type { Text } from '../../../shared/case/text.ts'
import type { DeputyView } from '../views/deputy.view.ts'
import { AnswerForm, type Sent } from './answer.page.tsx'
import { modes, promiseStates, satisfactions, stages } from './labels.ts'
import { Errors, Shell } from './shell.page.tsx'

type Part = DeputyView['handlings'][number]

const say = (text: Text): string => (typeof text === 'string' ? text : '')

const Letter: FC<{ reply: Part['replies'][number] }> = ({ reply }) => (
  <article>
    <h3>
      {reply.documentNumber} {say(reply.title)}
    </h3>
    <p class="hint">
      {reply.issuedOn} 发出 · {reply.category} 类({reply.categoryLabel}) · 签发人 {reply.signedBy}
      {reply.corrects && ` · 代替 ${reply.corrects}`}
    </p>
    <p class="text">{say(reply.body)}</p>
  </article>
)

const Handling: FC<{ part: Part }> = ({ part }) => (
  <section>
    <h2>{part.unit}</h2>
    <dl>
      <dt>进度</dt>
      <dd>{stages[part.stage]}</dd>
      <dt>交办</dt>
      <dd>{part.assignedOn}</dd>
      <dt>答复期限</dt>
      <dd>{part.dueOn ?? '没有规定'}</dd>
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
            {c.on} {say(c.summary)}
          </dd>
        </>
      ))}
      {part.commitments.map((c) => (
        <>
          <dt>承诺</dt>
          <dd>
            {say(c.item)}({c.unit},{promiseStates[c.state]}
            {c.dueOn && `,期限 ${c.dueOn}`})
          </dd>
        </>
      ))}
      {part.ratings?.map((r) => (
        <>
          <dt>您的评价</dt>
          <dd>
            态度{satisfactions[r.attitude]},结果{satisfactions[r.result]}({r.on}
            {r.late && ',逾期评价'})
          </dd>
        </>
      ))}
    </dl>
    {part.draft && (
      <article>
        <h3>答复稿:{say(part.draft.title)}</h3>
        <p class="text">{say(part.draft.body)}</p>
      </article>
    )}
    {part.replies.map((reply) => (
      <Letter reply={reply} />
    ))}
  </section>
)

type Props = { view: DeputyView; nonce: string; once: string; done: boolean; errors: FieldError[]; sent: Sent }

/** The suggestion as its deputy may see it, with the form of what can be answered now. */
export const SuggestionPage: FC<Props> = ({ view, nonce, once, done, errors, sent }) => (
  <Shell title={`第 ${view.number} 号建议`} nonce={nonce}>
    <Errors errors={errors} />
    {done && (
      <p class="notice" role="status">
        已经提交,谢谢。
      </p>
    )}
    <h1>{say(view.title)}</h1>
    <p class="hint">
      第 {view.number} 号 · {view.you.name}
      {view.you.lead && '(领衔)'} · {stages[view.stage]}
    </p>
    {view.answers.map((answer) => (
      <AnswerForm answer={answer} once={once} sent={sent} />
    ))}
    {view.handlings.map((part) => (
      <Handling part={part} />
    ))}
    <section>
      <h2>建议内容</h2>
      <p class="text">{say(view.body)}</p>
    </section>
  </Shell>
)
