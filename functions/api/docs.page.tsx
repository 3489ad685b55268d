import type { FC } from 'hono/jsx'
import * as z from 'zod'
import { builtInCalendar } from '../../shared/calendar/index.ts'
import { national } from '../../shared/profiles/places/national.ts'
import type { Rules } from '../../shared/rules.ts'
import { catalogue } from '../../shared/steps/catalogue.ts'
import type { StepDefinition } from '../../shared/steps/define.ts'

type Operation = { summary?: string; parameters?: { name: string; in: string; required?: boolean }[] }
export type Paths = Record<string, Record<string, unknown>>

const style = `
:root{color-scheme:light dark;--ink:#1d2321;--paper:#fff;--rule:#d9dedc;--accent:#0d5c63}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9e7;--paper:#161a19;--rule:#3a4240;--accent:#7fc4c9}}
body{margin:0 auto;max-width:64rem;padding:2rem 1.5rem;background:var(--paper);color:var(--ink);font:16px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-size:1.6rem}h2{margin-top:2.5rem;border-bottom:1px solid var(--rule)}h3{margin:1.6rem 0 .3rem}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid var(--rule);padding:.4rem .6rem;text-align:left;vertical-align:top}
code{font-family:ui-monospace,Consolas,monospace;font-size:.88em;overflow-wrap:anywhere}.method{color:var(--accent);font-weight:600}`

const roles = { secretariat: '代表工作机构', inspector: '督查', unit: '承办单位', system: '系统' } as const
const duties = { office: '办公室', officer: '经办人', head: '负责人', reviewer: '审核人' } as const

/** Rules that know no unit and no person. */
const anywhere: Rules = {
  now: new Date(0),
  profile: national,
  calendar: builtInCalendar,
  unit: () => undefined,
  hasLeft: () => false,
}

/** Who acts, as the catalogue says it; the unit depends on the case. */
const actor = (definition: StepDefinition): string => {
  const { role, duty, also = [] } = definition.assignee({ state: {} as never, rules: anywhere })
  return duty ? `${roles[role]} ${[duty, ...also].map((d) => duties[d]).join('或')}` : roles[role]
}

type JsonSchema = { properties?: Record<string, object>; required?: string[] }

const Form: FC<{ form: z.ZodType }> = ({ form }) => {
  const { properties = {}, required = [] } = z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const fields = Object.entries(properties)
  if (fields.length === 0) return <span>—</span>
  return (
    <>
      {fields.map(([name, schema]) => (
        <div>
          <code>
            {name}
            {required.includes(name) ? '' : '?'}: {sayType(schema)}
          </code>
        </div>
      ))}
    </>
  )
}

const sayType = (schema: {
  type?: string
  enum?: string[]
  format?: string
  items?: object
  properties?: object
}): string => {
  if (schema.enum) return schema.enum.join(' | ')
  if (schema.type === 'array') return `[${sayType(schema.items ?? {})}]`
  if (schema.properties)
    return `{ ${Object.entries(schema.properties)
      .map(([k, v]) => `${k}: ${sayType(v as object)}`)
      .join(', ')} }`
  return schema.format ?? schema.type ?? 'any'
}

const Steps: FC = () => (
  <>
    {Object.values(catalogue).map((definition) => (
      <section>
        <h3 id={definition.step}>
          <code>{definition.step}</code> {definition.labels.zh}
        </h3>
        <p>
          {actor(definition)} · {definition.labels.en} · {definition.kind === 'side' ? '旁支步骤' : '流程步骤'}
        </p>
        <table>
          <tr>
            <th>outcome</th>
            <th>含义</th>
            <th>表单</th>
          </tr>
          {Object.entries(definition.outcomes).map(([name, outcome]) => (
            <tr>
              <td>
                <code>{name}</code>
              </td>
              <td>
                {outcome.labels.zh}
                {outcome.by === 'sweep' ? '(到期自动)' : outcome.by === 'system' ? '(系统)' : ''}
              </td>
              <td>
                <Form form={outcome.form} />
              </td>
            </tr>
          ))}
        </table>
      </section>
    ))}
  </>
)

/** The API reference, readable without scripts: calls from the OpenAPI document, steps and forms from the catalogue. */
export const DocsPage: FC<{ paths: Paths }> = ({ paths }) => (
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>建议 接口说明</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <h1>建议 接口说明</h1>
      <p>
        JSON,UTF-8；日期为北京时间 <code>YYYY-MM-DD</code>;错误为 <code>application/problem+json</code>;提交请带{' '}
        <code>Idempotency-Key</code>。机器可读的说明见 <a href="/api/openapi.json">/api/openapi.json</a>。
      </p>
      <h2>调用</h2>
      <table>
        {Object.entries(paths).flatMap(([path, item]) =>
          Object.entries(item).map(([method, operation]) => (
            <tr>
              <td class="method">{method.toUpperCase()}</td>
              <td>
                <code>{path}</code>
              </td>
              <td>{(operation as Operation).summary}</td>
              <td>
                <code>
                  {((operation as Operation).parameters ?? [])
                    .filter((p) => p.in === 'query')
                    .map((p) => p.name)
                    .join(', ')}
                </code>
              </td>
            </tr>
          )),
        )}
      </table>
      <h2>步骤与结果</h2>
      <Steps />
    </body>
  </html>
)
