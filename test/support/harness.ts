import { randomUUID } from 'node:crypto'
import type { Claims } from '../../infra/local/issuer.ts'
import { type Runtime, type RuntimeOptions, startRuntime } from '../../infra/local/runtime.ts'

export const secretariat: Claims = { role: 'secretariat', name: '代表工委' }
export const admin: Claims = { role: 'admin', name: '管理员' }
export const leader: Claims = { role: 'leader', name: '分管领导' }
export const inspector: Claims = { role: 'inspector', name: '督查室' }
export const unit = (code: string, ...duties: string[]): Claims => ({
  role: 'unit',
  unit: code,
  duties: duties.length > 0 ? duties : ['office', 'officer', 'head'],
})

export type Step = {
  stepId: string
  step: string
  handling?: string
  unit?: string
  commitment?: string
  assignee: { role: string; unit?: string; duty?: string }
  dueOn: string | null
  light: string
}
// biome-ignore lint/suspicious/noExplicitAny: answers of the API are read as its clients read them
export type Answer = { status: number; body: any; headers: Headers }

/** A running system (in memory, unless a folder is given) with what tests do to it. Nothing sleeps: `settled` is awaited. */
export class Harness {
  private constructor(readonly runtime: Runtime) {}

  static async start(options: Partial<RuntimeOptions> = {}): Promise<Harness> {
    const runtime = await startRuntime({
      port: 0,
      host: '127.0.0.1',
      log: () => {},
      retryIntervalMs: 1,
      ...options,
    })
    return new Harness(runtime)
  }

  /** Sets the clock and makes the Xiamen session with its units. */
  static async xiamen(options: Partial<RuntimeOptions> = {}, at = '2025-02-10T09:00:00+08:00'): Promise<Harness> {
    const harness = await Harness.start(options)
    harness.runtime.clock.set(new Date(at))
    await harness.setUp()
    return harness
  }

  async setUp(profile = 'xiamen-2025', session = '16-5'): Promise<void> {
    await this.ok(admin, 'PUT', `/api/sessions/${session}`, {
      name: '市十六届人大五次会议',
      profile,
      opensOn: '2025-01-07',
      closesOn: '2025-01-11',
    })
    for (const [code, name, docPrefix] of [
      ['ybj', '市医疗保障局', '厦医保函'],
      ['wjw', '市卫生健康委员会', '厦卫函'],
      ['jrj', '市金融监管局', '厦金函'],
      ['jtj', '市交通运输局', '厦交函'],
    ])
      await this.ok(admin, 'PUT', `/api/units/${code}`, { name, kind: 'government', letterhead: name, docPrefix })
  }

  /** One request through the app, as the given caller; POST gets an idempotency key unless one is given. */
  async call(
    as: Claims | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await this.runtime.app.request(path, {
      method,
      headers: {
        host: '127.0.0.1',
        ...(as && { authorization: `Bearer ${await this.runtime.issuer.token(as)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const json = answer.headers.get('content-type')?.includes('json') && text !== ''
    return { status: answer.status, body: json ? JSON.parse(text) : text, headers: answer.headers }
  }

  /** The same; throws unless it answers 2xx. */
  // biome-ignore lint/suspicious/noExplicitAny: see Answer
  async ok(as: Claims, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<any> {
    const answer = await this.call(as, method, path, body, headers)
    if (answer.status < 200 || answer.status > 299)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  submission(number: string, more: Record<string, unknown> = {}) {
    return {
      session: '16-5',
      number,
      kind: 'session',
      title: `关于第${number}号事项的建议`,
      body: '建议写明的内容。',
      topics: ['医疗保障'],
      deputies: [{ name: '林一', lead: true, phone: '13800000000' }],
      disclosure: 'full',
      receivedOn: '2025-02-10',
      ...more,
    }
  }

  /** Submits a suggestion and waits for its first step; answers its id. */
  async submit(number: string, more: Record<string, unknown> = {}): Promise<string> {
    const { id } = await this.ok(secretariat, 'POST', '/api/suggestions', this.submission(number, more))
    await this.runtime.settled()
    return id
  }

  // biome-ignore lint/suspicious/noExplicitAny: see Answer
  read(id: string): Promise<any> {
    return this.ok(secretariat, 'GET', `/api/suggestions/${id}`)
  }

  async openSteps(id: string): Promise<Step[]> {
    await this.runtime.settled()
    return (await this.read(id)).openSteps
  }

  /** The open step of that name (of a unit or handling); throws with what is open where there is none. */
  async open(id: string, step: string, where: { unit?: string; handling?: string } = {}): Promise<Step> {
    const open = await this.openSteps(id)
    const found = open.find(
      (s) =>
        s.step === step &&
        (!where.unit || s.assignee.unit === where.unit) &&
        (!where.handling || s.handling === where.handling),
    )
    if (!found) throw new Error(`${id}: ${step} is not open, but ${open.map((s) => s.stepId).join(', ') || 'nothing'}`)
    return found
  }

  tryAct(
    as: Claims,
    id: string,
    stepId: string,
    outcome: string,
    form: Record<string, unknown> = {},
    headers?: Record<string, string>,
  ): Promise<Answer> {
    return this.call(
      as,
      'POST',
      `/api/suggestions/${id}/steps/${encodeURIComponent(stepId)}`,
      { outcome, ...form },
      headers,
    )
  }

  /** Completes the open step of that name and lets everything settle; answers the step. */
  async act(
    as: Claims,
    id: string,
    step: string,
    outcome: string,
    form: Record<string, unknown> = {},
    where: { unit?: string; handling?: string } = {},
  ): Promise<Step> {
    const open = await this.open(id, step, where)
    const answer = await this.tryAct(as, id, open.stepId, outcome, form)
    if (answer.status !== 200)
      throw new Error(`${step} ${outcome} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    await this.runtime.settled()
    return open
  }

  async clock(now: string): Promise<void> {
    await this.runtime.moveClock(new Date(now))
  }

  /** From the review to the open `draft` of one lead without co-units. */
  async toDraft(id: string, lead = 'ybj', co: string[] = []): Promise<void> {
    await this.act(secretariat, id, 'review', 'accept')
    await this.act(secretariat, id, 'assign', 'assign', {
      mode: co.length > 0 ? 'joint' : 'sole',
      handlings: [{ lead, ...(co.length > 0 && { co }) }],
    })
    await this.act(unit(lead, 'office'), id, 'acknowledge', 'accept')
    for (const code of co)
      await this.act(unit(code, 'officer'), id, 'opine', 'opined', { text: '会办意见。' }, { unit: code })
    await this.act(unit(lead, 'office'), id, 'dispatch', 'dispatch', { section: '综合处', officer: '经办人' })
    await this.act(unit(lead, 'officer'), id, 'contact', 'contacted', {
      mode: 'face-to-face',
      on: this.today(),
      with: ['林一'],
      summary: '面谈',
    })
  }

  /** From the open `draft` to the open `evaluate`. */
  async toEvaluate(id: string, lead = 'ybj', draft: Record<string, unknown> = {}): Promise<void> {
    await this.act(unit(lead, 'officer'), id, 'draft', 'submit', {
      category: 'C',
      title: '答复的函',
      body: '一、情况\n二、措施',
      disclosure: 'open',
      ...draft,
    })
    await this.act(unit(lead, 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: this.today() })
    await this.act(unit(lead, 'office'), id, 'clear', 'approve')
    await this.act(unit(lead, 'head'), id, 'sign', 'sign')
    await this.act(unit(lead, 'office'), id, 'issue', 'issue')
  }

  /** The day on the runtime's clock, Asia/Shanghai. */
  today(): string {
    return new Date(this.runtime.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  }

  close(): Promise<void> {
    return this.runtime.close()
  }
}
