import type { FC } from 'hono/jsx'
import { kindNames, kinds, mostAttachments } from '../../../../shared/attachments/kinds.ts'
import { errorsAt, type FormContext, idOf } from '../forms/context.ts'
import { labelOf } from '../forms/labels.ts'
import { Offers } from '../forms/outcome.page.tsx'
import { classOf, described, Errors, Hint } from '../forms/parts.page.tsx'
import { attachments as texts } from '../texts/attachments.ts'
import type { Lang } from '../texts/language.ts'
import type { AttachmentsOnPage } from './reading.ts'

const accepted = kindNames.flatMap((kind) => kinds[kind].extensions.map((extension) => `.${extension}`)).join(',')

/** The form's fields as its errors name them. */
export const uploadContext = (lang: Lang, { action, errors }: AttachmentsOnPage): FormContext => ({
  lang,
  form: 'attachment',
  action,
  prefix: 'attachment',
  errors,
})

type Props = { lang: Lang; of: AttachmentsOnPage }

const Files: FC<Props> = ({ lang, of: { files } }) => {
  const t = texts[lang]
  return (
    <>
      {files.map(({ path, name, size, by, on, remove }) => (
        <div class="entry">
          <p>
            <a href={path} download={name} lang="zh-CN">
              {name}
            </a>{' '}
            <span class="quiet">{size}</span>
            <br />
            <span class="quiet small">{t.about(on, by)}</span>
          </p>
          {remove && (
            <details class="plain" {...(remove.open && { open: true })}>
              <summary>{t.remove}</summary>
              <p class="hint">{t.removed}</p>
              <Offers offers={[remove]} />
            </details>
          )}
        </div>
      ))}
    </>
  )
}

const Place: FC<Props & { context: FormContext }> = ({ lang, of: { targets, chosen }, context }) => {
  const [only] = targets
  if (only && targets.length === 1) return <input type="hidden" name="on" value={only.value} />
  const id = idOf(context, 'on')
  const errors = errorsAt(context, 'on')
  return (
    <div class={classOf(errors)}>
      <label for={id}>{labelOf(lang, 'attachment', 'on')}</label>
      <Hint id={id} text={texts[lang].draftHint} />
      <Errors id={id} messages={errors} />
      <select id={id} name="on" {...described(id, texts[lang].draftHint, errors)}>
        <option value="">{texts[lang].choose}</option>
        {targets.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}

const Upload: FC<Props> = ({ lang, of }) => {
  const t = texts[lang]
  const context = uploadContext(lang, of)
  const id = idOf(context, 'file')
  const errors = errorsAt(context, 'file')
  return (
    <details class="others" open={of.errors.length > 0}>
      <summary>{t.add}</summary>
      <form method="post" action={of.action} enctype="multipart/form-data">
        <input type="hidden" name="once" value={of.once} />
        <Place lang={lang} of={of} context={context} />
        <div class={classOf(errors)}>
          <label for={id}>{labelOf(lang, 'attachment', 'file')}</label>
          <Hint id={id} text={t.fileHint} />
          <Errors id={id} messages={errors} />
          <input id={id} type="file" name="file" accept={accepted} {...described(id, t.fileHint, errors)} />
        </div>
        <p class="actions">
          <button type="submit">{t.add}</button>
        </p>
      </form>
    </details>
  )
}

/** 附件: what hangs on the case, to be kept, taken down or added to. */
export const Attachments: FC<Props> = ({ lang, of }) => {
  const t = texts[lang]
  const { files, targets, isFull } = of
  if (files.length === 0 && targets.length === 0) return null
  return (
    <section id="attachments">
      <h2>{t.title}</h2>
      {files.length > 0 ? <Files lang={lang} of={of} /> : <p class="quiet">{t.none}</p>}
      {isFull && <p class="hint">{t.full(mostAttachments)}</p>}
      {targets.length > 0 && <Upload lang={lang} of={of} />}
    </section>
  )
}
