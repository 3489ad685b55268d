import type { FC } from 'hono/jsx'
import type { Text } from '../../../shared/case/text.ts'
import type { EarlierView, NamesakeView } from '../views/earlier.view.ts'
import type { Earlier } from './earlier.ts'
import { dayWords, endings, promiseStates, satisfactions, stages } from './labels.ts'
import { Shell } from './shell.page.tsx'

const say = (text: Text): string => (typeof text === 'string' ? text : '')
const kinds: Record<string, string> = { recess: '闭会期间', bill: '议案转来的' }
const matches = { phone: '电话', email: '邮箱' } as const

const numbered = ({ session, number, kind }: Pick<EarlierView, 'session' | 'number' | 'kind'>): string =>
  `${session.name}${kinds[kind] ?? ''}第 ${number} 号`

const Became: FC<{ item: EarlierView }> = ({ item }) =>
  item.replies.length === 0 && !item.rating && item.promises.length === 0 ? null : (
    <dl>
      {item.replies.map((reply) => (
        <>
          <dt>答复</dt>
          <dd>
            {reply.unit}，{dayWords(reply.issuedOn)}，{reply.category} 类（{reply.categoryLabel}）
            {reply.page && (
              <>
                {' '}
                <a href={reply.page}>看公开的答复</a>
              </>
            )}
          </dd>
        </>
      ))}
      {item.rating && (
        <>
          <dt>您的评价</dt>
          <dd>
            态度{satisfactions[item.rating.attitude]}，结果{satisfactions[item.rating.result]}（
            {dayWords(item.rating.on)}）
          </dd>
        </>
      )}
      {item.promises.map((promise) => (
        <>
          <dt>承诺事项</dt>
          <dd>
            {say(promise.item)}（{promiseStates[promise.state]}
            {promise.state === 'fulfilled' && promise.fulfilledOn && `，${dayWords(promise.fulfilledOn)}`}
            {promise.state === 'open' && promise.dueOn && `，应于 ${dayWords(promise.dueOn)} 前`}）
          </dd>
        </>
      ))}
    </dl>
  )

const Item: FC<{ item: EarlierView }> = ({ item }) => (
  <section>
    <h2>{say(item.title)}</h2>
    <p class="quiet">
      {numbered(item)}，{dayWords(item.receivedOn)}收到，{item.closedAs ? endings[item.closedAs] : stages[item.stage]}
      {item.merged && '，与其他建议合并办理'}
    </p>
    <Became item={item} />
    <p class="quiet small">按姓名和登记的{matches[item.matchedBy]}相同列出。</p>
  </section>
)

const Namesakes: FC<{ letters: readonly NamesakeView[] }> = ({ letters }) => (
  <section>
    <h2>同名代表的公开答复</h2>
    <p class="quiet">
      这些答复人人可看，只按姓名列出（两边都写明代表团的，代表团也相同），不一定是对您本人建议的答复。
    </p>
    <ul>
      {letters.map((letter) => (
        <li>
          <a href={letter.page}>{say(letter.title)}</a>
          <p class="quiet small">
            {letter.session.name}第 {letter.number} 号，{letter.publisher}，{letter.documentNumber}，
            {dayWords(letter.issuedOn)}
            {letter.validity === 'superseded' && '，已有新的答复'}
          </p>
        </li>
      ))}
    </ul>
  </section>
)

/** What else the holder of the link has suggested; `further`: not the first page of it. */
export const EarlierPage: FC<{ earlier: Earlier; further: boolean }> = ({ earlier, further }) => {
  const { known, items, namesakes, cursor } = earlier
  return (
    <Shell title="您的其他建议">
      <h1>您的其他建议</h1>
      <p>
        <a href="/d/suggestion">回到办理情况</a>
      </p>
      <p class="quiet">
        {known
          ? '姓名相同，并且登记的电话或者邮箱也相同的，才列为您的建议。保密的建议和您已撤回署名的建议不在其中。'
          : '这件建议没有登记您的电话和邮箱，所以认不出您的其他建议。请联系代表工作机构登记。'}
      </p>
      {known && items.length === 0 && <p>{further ? '这一页没有您的建议。' : '没有找到您的其他建议。'}</p>}
      {items.map((item) => (
        <Item item={item} />
      ))}
      {namesakes.length > 0 && <Namesakes letters={namesakes} />}
      {cursor && (
        <p class="actions">
          <a class="button second" href={`/d/earlier?cursor=${cursor}`}>
            查看更早的
          </a>
        </p>
      )}
    </Shell>
  )
}
