import type { FC } from 'hono/jsx'
import type { DeputyView } from '../views/deputy.view.ts'
import { satisfactions } from './labels.ts'

type Answer = DeputyView['answers'][number]
/** What was sent and has to be put right. */
export type Sent = Record<string, string>

const Choices: FC<{ name: string; legend: string; options: Record<string, string>; sent: Sent }> = (p) => (
  <fieldset id={p.name}>
    <legend>{p.legend}</legend>
    {Object.entries(p.options).map(([value, label]) => (
      <label class="choice">
        <input type="radio" name={p.name} value={value} required checked={p.sent[p.name] === value} />
        {label}
      </label>
    ))}
  </fieldset>
)

const Comments: FC<{ hint: string; sent: Sent }> = ({ hint, sent }) => (
  <p>
    <label class="label" for="comments">
      意见
    </label>
    <span class="hint">{hint}</span>
    <textarea id="comments" name="comments" rows={6}>
      {sent.comments ?? ''}
    </textarea>
  </p>
)

const opinions = { agreed: '同意答复稿', objected: '有意见' }

/** The form of the step that the link is for. `once` keeps a double click from sending it twice. */
export const AnswerForm: FC<{ answer: Answer; once: string; sent: Sent }> = ({ answer, once, sent }) => (
  <section>
    <h2>{answer.label}</h2>
    <p>
      {answer.late && '评价期限已过,仍可以评价,记为逾期评价。'}
      {answer.dueOn && `请在 ${answer.dueOn} 以前办理。`}
    </p>
    <form method="post" action="/d/suggestion">
      <input type="hidden" name="stepId" value={answer.stepId} />
      <input type="hidden" name="once" value={once} />
      {answer.step === 'solicit' ? (
        <>
          <Choices name="outcome" legend="对答复稿" options={opinions} sent={sent} />
          <Comments hint="有意见的,请写明。" sent={sent} />
        </>
      ) : (
        <>
          <input type="hidden" name="outcome" value="rate" />
          {answer.step === 'evaluate' && (
            <Choices name="attitude" legend="对办理态度" options={satisfactions} sent={sent} />
          )}
          <Choices
            name="result"
            legend={answer.step === 'evaluate' ? '对办理结果' : '对承诺的落实'}
            options={satisfactions}
            sent={sent}
          />
          <Comments hint="不满意的,请写明理由。" sent={sent} />
        </>
      )}
      <button type="submit">提交</button>
    </form>
  </section>
)
