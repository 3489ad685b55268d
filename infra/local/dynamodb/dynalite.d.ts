declare module 'dynalite' {
  import type { Server } from 'node:http'

  /** dynalite's own server: its single `request` listener is the whole service, and `close` closes the database too. */
  export default function dynalite(options?: {
    path?: string
    createTableMs?: number
    deleteTableMs?: number
    updateTableMs?: number
  }): Server
}
