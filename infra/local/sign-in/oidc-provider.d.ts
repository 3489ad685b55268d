declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Context = {
    oidc: {
      provider: Provider
      client: { clientId: string }
      session: { accountId: string }
    }
  }
  type Account = { accountId: string; claims(): object }
  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> }

  /** What is used of oidc-provider 9, which comes without types. */
  export default class Provider {
    constructor(issuer: string, configuration: object)
    Grant: new (of: {
      clientId: string
      accountId: string
    }) => Grant
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ uid: string }>
    /** Answers where the browser goes on. */
    interactionResult(request: IncomingMessage, response: ServerResponse, result: object): Promise<string>
    on(event: 'server_error', listener: (ctx: unknown, error: Error) => void): this
  }
  export type { Account, Context }
}
