import type { FC } from 'hono/jsx'
import type { DeputyView } from '../views/deputy.view.ts'

/** What a deputy may have done just now: the address says it after a form was sent. */
export const dones = ['agreed', 'objected', 'rate', 'rate-fulfilment'] as const
export type Done = (typeof dones)[number]

const next = (done: Done, view: DeputyView): string => {
  const ratings = view.handlings.flatMap((h) => h.ratings ?? [])
  const last = ratings.at(-1)
  const promised = view.handlings.some((h) => h.commitments.some((c) => c.state === 'open'))
  switch (done) {
    case 'agreed':
      return '承办单位接着审核、签发答复。答复发出后会通知您，请您评价。'
    case 'objected':
      return '您的意见已转给承办单位。单位修改答复稿后再送您看，或者向您说明理由。'
    case 'rate-fulfilment':
      return '评价已记录。不满意的，代表工作机构会督促承办单位重新办理，并告知您结果。'
    case 'rate':
      if (last && (last.result === 'dissatisfied' || last.attitude === 'dissatisfied'))
        return '您的理由已转给代表工作机构，由其决定重新办理或者当面协调，并告知您结果。'
      return promised
        ? '答复里承诺的事项继续跟踪，落实后会通知您，再请您评价。'
        : '评价已记录。这件建议的后续情况，随时可以用原来的链接查看。'
  }
}

/** 已收到,谢谢: and what happens next. */
export const Thanks: FC<{ done: Done; view: DeputyView }> = ({ done, view }) => (
  <div class="notice" role="status">
    <h2>已收到，谢谢</h2>
    <p>{next(done, view)}</p>
  </div>
)
