import type { Claims } from '../../infra/local/issuer.ts'
import { pdf } from './files.ts'
import type { Answer, Harness } from './harness.ts'

/** What is sent with a file, and how. */
export type Sending = {
  file?: Buffer
  name?: string
  fields?: Record<string, string>
  headers?: Record<string, string>
}

/** Sends a file as API clients do, and answers what came back. */
export const upload = async (
  { runtime }: Harness,
  as: Claims | undefined,
  id: string,
  { file = pdf(), name = '材料.pdf', fields = {}, headers = {} }: Sending = {},
): Promise<Answer> => {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', new File([new Uint8Array(file)], name))
  const answer = await runtime.app.request(`/api/suggestions/${id}/attachments`, {
    method: 'POST',
    headers: {
      host: '127.0.0.1',
      ...(as && { authorization: `Bearer ${await runtime.issuer.token(as)}` }),
      ...headers,
    },
    body: form,
  })
  const text = await answer.text()
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text, headers: answer.headers }
}

/** Attaches a file to a suggestion; answers its hash. */
export const attach = async (harness: Harness, as: Claims, id: string, sending: Sending = {}): Promise<string> => {
  const { status, body } = await upload(harness, as, id, sending)
  if (status !== 201) throw new Error(`${id}: the file was refused with ${status}: ${JSON.stringify(body)}`)
  return body.sha256
}
