import type { FC } from 'hono/jsx'
import type { PersonalData } from '../../../../shared/case/decide/submit.ts'
import type { Signer } from '../../../../shared/case/suggestion.ts'
import type { FormContext } from '../forms/context.ts'
import { ErrorSummary } from '../forms/errors.page.tsx'
import { Fields } from '../forms/field.page.tsx'
import type { Field } from '../forms/fields.ts'
import type { Values } from '../forms/values.ts'
import { deputiesPath, suggestionPath } from '../links.ts'
import { Shell } from '../shell.page.tsx'
import { deputies as texts } from '../texts/deputies.ts'
import type { Viewer } from '../viewer.ts'

/** A signer with whether they can be reached, and what a link can be given for. */
export type SignerView = {
  signer: Signer
  lead: boolean
  phone: boolean
  email: boolean
  /** How to reach them, where that was asked for. */
  shown?: PersonalData
  purposes: readonly { value: string; label: string }[]
  /** The form for the phone; the context is where it came back with what is wrong. */
  values: Values
  context: FormContext
  /** It is this signer's form that came back. */
  open?: 'change' | 'end'
}

type Props = {
  viewer: Viewer
  of: { id: string; number: string; title: string }
  signers: readonly SignerView[]
  fields: readonly Field[]
  /** Whether phones and links are this person's to change. */
  mayChange: boolean
  once(): string
  said?: string
}

const Change: FC<{ p: Props; one: SignerView }> = ({ p, one }) => {
  const t = texts[p.viewer.lang]
  return (
    <details open={one.open === 'change'}>
      <summary>{t.change}</summary>
      <form method="post" action={one.context.action} novalidate data-guard="">
        <input type="hidden" name="deputy" value={one.signer.name} />
        <input type="hidden" name="once" value={p.once()} />
        <Fields fields={p.fields} values={one.values} context={one.context} />
        <p class="actions">
          <button type="submit">{t.save}</button>
        </p>
      </form>
    </details>
  )
}

const Give: FC<{ p: Props; one: SignerView; n: number }> = ({ p, one, n }) => {
  const t = texts[p.viewer.lang]
  const reached = one.phone || one.email
  return (
    <details>
      <summary>{t.give}</summary>
      <form method="post" action={`${deputiesPath(p.of.id)}/links`}>
        <input type="hidden" name="deputy" value={one.signer.name} />
        <input type="hidden" name="once" value={p.once()} />
        <fieldset>
          <legend>{t.for}</legend>
          {one.purposes.map(({ value, label }, i) => (
            <p>
              <label>
                <input type="radio" name="for" value={value} checked={i === one.purposes.length - 1} required />
                {label}
              </label>
            </p>
          ))}
        </fieldset>
        <p class="hint" id={`give-${n}`}>
          {t.giveHint}
        </p>
        <p class="actions">
          {reached && (
            <button type="submit" name="how" value="send" aria-describedby={`give-${n}`}>
              {t.send}
            </button>
          )}
          <button
            type="submit"
            name="how"
            value="hand"
            {...(reached && { class: 'second' })}
            aria-describedby={`give-${n}`}
          >
            {t.hand}
          </button>
        </p>
      </form>
    </details>
  )
}

const End: FC<{ p: Props; one: SignerView; n: number }> = ({ p, one, n }) => {
  const t = texts[p.viewer.lang]
  return (
    <details open={one.open === 'end'}>
      <summary>{t.end}</summary>
      <p class="hint">{t.endHint}</p>
      <form method="post" action={`${deputiesPath(p.of.id)}/end`} data-guard="">
        <input type="hidden" name="deputy" value={one.signer.name} />
        <input type="hidden" name="once" value={p.once()} />
        <div class="field">
          <label for={`end-${n}`}>{t.reason}</label>
          <textarea id={`end-${n}`} name="reason" rows={2} required />
        </div>
        <p class="actions">
          <button type="submit" class="second">
            {t.end}
          </button>
        </p>
      </form>
    </details>
  )
}

const Reach: FC<{ p: Props; one: SignerView }> = ({ p, one }) => {
  const t = texts[p.viewer.lang]
  const say = (has: boolean, shown: string | undefined) =>
    has ? (shown ?? t.has) : <span class="quiet">{t.hasNot}</span>
  return (
    <>
      <dl class="reach">
        <dt>{t.phone}</dt>
        <dd>{say(one.phone, one.shown?.phone)}</dd>
        <dt>{t.email}</dt>
        <dd>{say(one.email, one.shown?.email)}</dd>
      </dl>
      {!one.phone && !one.email && <p class="quiet small">{t.unreached}</p>}
    </>
  )
}

/** 代表联系方式和链接: whether each signer is reached, and what their links are. */
export const DeputiesPage: FC<Props> = (p) => {
  const { viewer, of, signers, mayChange, said } = p
  const t = texts[viewer.lang]
  const wrong = signers.find((s) => s.context.errors.length > 0)
  const shown = signers.some((s) => s.shown)
  return (
    <Shell viewer={viewer} title={t.title}>
      <p>
        <a href={suggestionPath(of.id)}>{t.back}</a>
      </p>
      <h1>{t.title}</h1>
      {wrong && <ErrorSummary context={wrong.context} />}
      {said && (
        <p class="notice" role="status">
          {said}
        </p>
      )}
      <p class="quiet" lang="zh-CN">
        {of.number} {of.title}
      </p>
      {!shown && (
        <form method="post" action={`${deputiesPath(of.id)}/read`}>
          <p class="actions">
            <button type="submit" class="second">
              {t.show}
            </button>
            <span class="hint">
              {t.hint}
              {t.showHint}
            </span>
          </p>
        </form>
      )}
      {signers.map((one, n) => (
        <section class="signer" aria-label={one.signer.name}>
          <h2>
            <span lang="zh-CN">{one.signer.name}</span>
            {one.lead && <span class="tag after">{t.lead}</span>}
            {one.signer.delegation && (
              <span class="quiet small" lang="zh-CN">
                {' '}
                {one.signer.delegation}
              </span>
            )}
          </h2>
          <Reach p={p} one={one} />
          {mayChange && (
            <>
              <Change p={p} one={one} />
              <Give p={p} one={one} n={n} />
              <End p={p} one={one} n={n} />
            </>
          )}
        </section>
      ))}
    </Shell>
  )
}
