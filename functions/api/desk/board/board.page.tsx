import type { FC } from 'hono/jsx'
import { suggestionPath } from '../links.ts'
import type { Choices } from '../lists/filters.page.tsx'
import type { ListPlace } from '../lists/row.page.tsx'
import { Shell } from '../shell.page.tsx'
import { board } from '../texts/board.ts'
import { DayOf, LightOf } from '../time.tsx'
import type { Viewer } from '../viewer.ts'
import { type Card, columnNames } from './cards.ts'
import { urgePath } from './paths.ts'

/** So many cards of a column are shown; the rest is counted. */
const mostShown = 60

type Props = {
  viewer: Viewer
  place: ListPlace
  asked: { session?: string; unit?: string }
  choices: Choices
  cards: readonly Card[]
  mayUrge: boolean
  urged?: string
}

const Filters: FC<Pick<Props, 'place' | 'asked' | 'choices'>> = ({ place: { lang }, asked, choices }) => {
  const t = board[lang]
  return (
    <form class="filters" method="get" action="/board" aria-label={t.filters}>
      <label>
        <span>{t.session}</span>
        <select name="session">
          {choices.sessions.map(({ id, name }) => (
            <option value={id} selected={id === asked.session} lang="zh-CN">
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t.unit}</span>
        <select name="unit">
          <option value="">{t.allUnits}</option>
          {choices.units.map(({ code, name }) => (
            <option value={code} selected={code === asked.unit} lang="zh-CN">
              {name}
            </option>
          ))}
        </select>
      </label>
      <span class="go">
        <button type="submit">{t.show}</button>
      </span>
    </form>
  )
}

const OneCard: FC<{ place: ListPlace; card: Card; urge: string | undefined }> = ({ place, card, urge }) => {
  const { lang, today } = place
  const t = board[lang]
  return (
    <li>
      <p class="small">
        <LightOf lang={lang} light={card.light} dueOn={card.dueOn} today={today} />{' '}
        {card.light !== 'overdue' && card.dueOn && (
          <span class="quiet">
            <DayOf lang={lang} day={card.dueOn} today={today} />
          </span>
        )}
        {card.key && <span class="tag">{t.key}</span>}
        {card.mark && <span class="tag">{t[card.mark]}</span>}
      </p>
      <a href={suggestionPath(card.suggestion)} lang="zh-CN">
        {card.number} {card.title || card.suggestion}
      </a>
      {(card.unit || urge) && (
        <p class="small quiet card-foot">
          <span lang="zh-CN">{card.unit && place.unitName(card.unit)}</span>
          {urge && (
            <a href={urge} aria-label={t.urgeOf(card.number)}>
              {t.urge}
            </a>
          )}
        </p>
      )}
    </li>
  )
}

/** 进度: what is where in a session, the most urgent first. Lists with headings, side by side. */
export const BoardPage: FC<Props> = ({ viewer, place, asked, choices, cards, mayUrge, urged }) => {
  const { lang } = viewer
  const t = board[lang]
  const late = cards.filter((card) => card.light === 'overdue').length
  return (
    <Shell viewer={viewer} title={t.title} look="board">
      <div class="title">
        <h1>{t.title}</h1>
        <span class="quiet">{t.total(cards.length, late)}</span>
      </div>
      {urged && (
        <p class="notice" role="status">
          {urged}
        </p>
      )}
      {choices.sessions.length === 0 && <p>{t.empty}</p>}
      <Filters place={place} asked={asked} choices={choices} />
      <div class="columns" tabindex={0}>
        {columnNames.map((name) => {
          const own = cards.filter((card) => card.column === name)
          const overdue = own.filter((card) => card.light === 'overdue').length
          return (
            <section aria-labelledby={`column-${name}`}>
              <h2 id={`column-${name}`}>
                {t.columns[name]} <span class="quiet small">{own.length}</span>
                {overdue > 0 && <span class="light overdue small"> {t.late(overdue)}</span>}
              </h2>
              {own.length === 0 ? (
                <p class="quiet small">{t.none}</p>
              ) : (
                <ol>
                  {own.slice(0, mostShown).map((card) => (
                    <OneCard
                      place={place}
                      card={card}
                      urge={mayUrge && card.urgent && card.handling ? urgePath(card.handling, asked.unit) : undefined}
                    />
                  ))}
                </ol>
              )}
              {own.length > mostShown && <p class="quiet small">{t.more(own.length - mostShown)}</p>}
            </section>
          )
        })}
      </div>
    </Shell>
  )
}
