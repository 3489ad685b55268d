import { mailMark, phoneMark } from './checks/secrets.ts'
import type { Draw } from './draw.ts'
import type { Form } from './forms/fill.ts'
import { named, unitCodes } from './people.ts'
import { session } from './world.ts'

const names = ['林一', '王二', '张三']

/** A suggestion of any kind: by one to three signers, for all to see or confidential, now and then a delegation's. */
export const submissionOf = (number: string, today: string, draw: Draw): Form => {
  const kind = draw.pick(['session', 'session', 'recess', 'bill', 'forwarded'])
  const signers = names.slice(0, 1 + draw.below(3))
  return {
    session,
    number,
    kind,
    title: `关于第${number}号事项的建议`,
    body: draw.chance(0.1) ? '建议写明的内容。'.repeat(100) : '建议写明的内容。',
    topics: draw.chance(0.5) ? ['医疗保障'] : [],
    deputies: signers.map((name, i) => ({
      name,
      ...(i === signers.length - 1 && draw.chance(0.5) && { lead: true }),
      ...(!draw.chance(0.3) && { phone: `${phoneMark}000${i}` }),
      ...(draw.chance(0.5) && { email: `${mailMark}d${i}.example.com` }),
      ...(draw.chance(0.3) && { delegation: '思明团' }),
    })),
    ...(draw.chance(0.1) && { delegation: '思明代表团' }),
    disclosure: draw.pick(['full', 'title-only', 'none']),
    receivedOn: today,
    ...(draw.chance(0.3) && { proposedUnits: [draw.pick(unitCodes)] }),
    ...(draw.chance(0.12) && { confidential: draw.pick(['identity', 'content']), visibleTo: named }),
    ...(kind === 'forwarded' && {
      origin: { body: '省人大代表工委', number: '第7号', ...(draw.chance(0.5) && { dueOn: '2025-04-30' }) },
    }),
  }
}
