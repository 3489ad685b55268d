import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { SessionId } from '../../../shared/case/ids.ts'
import { invalid, Refusal } from '../../../shared/case/refusal.ts'
import { mostRows, readLedger } from '../../../shared/ledger/read-ledger.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { binary } from '../download.ts'
import { namingOf } from '../ledger/naming.ts'
import { rejectedWorkbook } from '../ledger/rejected.ts'
import { takeRows } from '../ledger/take.ts'
import { templateAnswer } from '../ledger/template.ts'
import { workbookHeaders, xlsxType } from '../ledger/workbook.ts'
import { refuseInput } from '../validation.ts'
import { json, refusals, security } from './shapes.ts'

const Answer = z.object({
  accepted: z.number(),
  items: z.array(z.object({ row: z.number(), id: z.string(), change: z.enum(['created', 'updated', 'unchanged']) })),
  rejected: z.array(
    z.object({ row: z.number(), errors: z.array(z.object({ path: z.string(), message: z.string() })) }),
  ),
  next: z
    .number()
    .optional()
    .openapi({ description: 'The time was up: send the same again with `from` set to this row' }),
  unknown: z.array(z.string()).optional().openapi({ description: 'Headers of a workbook that nothing is read from' }),
})

const Query = z.object({
  session: SessionId.optional().openapi({ description: 'The session of rows that name none' }),
  check: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: '`true`: only check, write nothing; `items` is empty' }),
  from: z.coerce.number().int().min(1).optional().openapi({ description: 'The row to begin with' }),
})

const Rows = z.strictObject({ rows: z.array(z.unknown()).min(1).max(mostRows) })

const importRoute = createRoute({
  method: 'post',
  path: '/suggestions',
  security,
  summary:
    'Take a ledger in, as a workbook or as rows as in POST /api/suggestions. All rows are checked first; a number that is there already is brought up to date; the same again changes nothing',
  request: {
    query: Query,
    body: {
      // Not `required`, or a workbook would be taken for JSON that is missing.
      content: {
        'application/json': { schema: Rows },
        ...binary(xlsxType),
      },
    },
  },
  responses: {
    200: {
      description:
        'What became of each row; asked with `Accept` for a workbook, the rejected rows with the reasons in a column',
      content: {
        ...json(Answer, '').content,
        ...binary(xlsxType),
      },
    },
    ...refusals,
  },
})

const templateRoute = createRoute({
  method: 'get',
  path: '/suggestions/template.xlsx',
  security,
  summary: 'The workbook that a ledger is filled into, with a sheet that says how',
  responses: {
    200: { description: 'The workbook', content: binary(xlsxType) },
    ...refusals,
  },
})

export const imports = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(templateRoute, async (c) => {
      if (c.var.actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '建议由代表工作机构录入')
      return templateAnswer()
    })
    .openapi(importRoute, async (c) => {
      const { actor } = c.var
      if (actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '建议由代表工作机构录入')
      const { session, check, from } = c.req.valid('query')
      const how = { check: check === 'true', ...(from !== undefined && { from }) }
      if (!c.req.header('content-type')?.startsWith(xlsxType)) {
        const { rows } = c.req.valid('json') as Partial<z.infer<typeof Rows>>
        if (!rows) throw invalid('', '请以 application/json 提交各行，或者提交 .xlsx 文件')
        return c.json(
          await takeRows(
            deps,
            rows.map((input, i) => ({ row: i + 1, input })),
            actor,
            how,
          ),
          200,
        )
      }
      const ledger = await readLedger(Buffer.from(await c.req.arrayBuffer()), await namingOf(deps.rules, session))
      const taken = await takeRows(deps, ledger.rows, actor, how)
      if (c.req.header('accept')?.includes(xlsxType)) {
        const file = await rejectedWorkbook(ledger, taken.rejected)
        return c.body(new Uint8Array(file), 200, workbookHeaders('未导入的建议.xlsx', 'rejected.xlsx'))
      }
      return c.json({ ...taken, unknown: ledger.header.unknown }, 200)
    })
