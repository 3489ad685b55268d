import type { FC } from 'hono/jsx'
import type { Lang } from '../texts/language.ts'
import { stage } from '../texts/stage.ts'
import { barStages } from './stage.ts'

type Props = {
  lang: Lang
  /** So many stages are done. */
  reached: number
  /** What the present one is at, where its name does not say it. */
  at?: string
  /** Whose, where there are several bars in the page. */
  of?: string
}

/** 交办 ── 沟通 ── 起草 ── 审签 ── 评价 ── 跟踪: by shape and by word, never by colour alone. */
export const StageBar: FC<Props> = ({ lang, reached, at, of }) => {
  const t = stage[lang]
  return (
    <ol class="stages" aria-label={of ? `${t.bar} ${of}` : t.bar}>
      {barStages.map((name, i) => {
        const [state, shape] =
          i < reached ? (['done', '●'] as const) : i === reached ? (['now', '◉'] as const) : (['todo', '○'] as const)
        return (
          <li class={state} {...(state === 'now' && { 'aria-current': 'step' })}>
            <span aria-hidden="true">{shape}</span> {t.names[name]}
            <span class="hidden"> {t[state]}</span>
            {state === 'now' && at && <span class="quiet small"> {at}</span>}
          </li>
        )
      })}
    </ol>
  )
}
