import type { FC } from 'hono/jsx'
import type { FieldError } from '../../../shared/case/refusal.ts'
import type { DeputyView } from '../views/deputy.view.ts'
import { dayWords, satisfactions } from './labels.ts'

type Answer = DeputyView['answers'][number]
/** What was sent and has to be put right. */
export type Sent = Record<string, string>
type Mended = { sent: Sent; errors: readonly FieldError[] }

const errorAt = (errors: readonly FieldError[], name: string): string | undefined =>
  errors.find((e) => e.path === name)?.message

type ChoicesProps = Mended & { name: string; legend: string; options: Record<string, string> }

/** Three large choices: a whole line each, to be hit with a thumb. */
const Choices: FC<ChoicesProps> = ({ name, legend, options, sent, errors }) => {
  const wrong = errorAt(errors, name)
  return (
    <fieldset id={name} tabindex={-1} class={wrong ? 'invalid' : undefined}>
      <legend>{legend}</legend>
      {wrong && <p class="error">{wrong}</p>}
      <div class="large">
        {Object.entries(options).map(([value, label]) => (
          <label>
            <input type="radio" name={name} value={value} required checked={sent[name] === value} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type ReasonsProps = Mended & { label: string; hint: string; when: string }

/** Reasons: open here, and folded by the script until `when` is chosen. */
const Reasons: FC<ReasonsProps> = ({ label, hint, when, sent, errors }) => {
  const wrong = errorAt(errors, 'comments')
  return (
    <details class="reasons" open data-reasons={when}>
      <summary>{label}</summary>
      <div class={`field ${wrong ? 'invalid' : ''}`}>
        <label for="comments" class="quiet">
          {hint}
        </label>
        {wrong && (
          <p class="error" id="comments-error">
            {wrong}
          </p>
        )}
        <textarea
          id="comments"
          name="comments"
          rows={5}
          {...(wrong && { 'aria-invalid': 'true', 'aria-describedby': 'comments-error' })}
        >
          {sent.comments ?? ''}
        </textarea>
      </div>
    </details>
  )
}

const opinions = { agreed: '同意答复稿', objected: '有意见' }
const titles: Record<string, string> = {
  solicit: '请看答复稿',
  evaluate: '请您评价',
  'rate-fulfilment': '承诺落实了，请您评价',
}

type Props = Mended & { answer: Answer; once: string; promise?: string }

/** The form of the step that the link is for. `once` keeps a double click from sending it twice. */
export const AnswerForm: FC<Props> = ({ answer, once, promise, ...mended }) => (
  <section class="task" aria-labelledby="task">
    <h2 id="task">{titles[answer.step] ?? answer.label}</h2>
    {promise && <p>{promise}</p>}
    {answer.late && <p class="quiet">评价期限已过，仍可以评价，记为逾期评价。</p>}
    {answer.dueOn && <p class="quiet">请在 {dayWords(answer.dueOn)} 前提交。</p>}
    <form method="post" action="/d/suggestion">
      <input type="hidden" name="stepId" value={answer.stepId} />
      <input type="hidden" name="once" value={once} />
      {answer.step === 'solicit' ? (
        <>
          <p>
            <a href="#draft">先看答复稿</a>
          </p>
          <Choices name="outcome" legend="对答复稿" options={opinions} {...mended} />
          <Reasons label="您的意见" hint="有意见的，请写明；单位修改后再送您看。" when="objected" {...mended} />
        </>
      ) : (
        <>
          <input type="hidden" name="outcome" value="rate" />
          {answer.step === 'evaluate' && (
            <p>
              <a href="#reply">先看答复</a>
            </p>
          )}
          {answer.step === 'evaluate' && (
            <Choices name="attitude" legend="对办理态度" options={satisfactions} {...mended} />
          )}
          <Choices
            name="result"
            legend={answer.step === 'evaluate' ? '对办理结果' : '对承诺的落实'}
            options={satisfactions}
            {...mended}
          />
          <Reasons label="理由和意见" hint="不满意的，请写明理由；满意的，可以不写。" when="dissatisfied" {...mended} />
        </>
      )}
      <p class="actions">
        <button type="submit">提交</button>
      </p>
    </form>
  </section>
)
