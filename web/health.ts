import type { Context } from 'hono'
import type { Door } from './app.tsx'

/** Whether the database answers, what is served, and what is switched off. 503 when it does not. */
export async function health(context: Context<Door>): Promise<Response> {
  const { memory, channels, ping } = context.var.services
  const database = await ping().then(
    () => true,
    () => false,
  )
  const off = await memory.switches.off().catch(() => [])
  const body = {
    ok: database,
    database,
    revision: memory.library.revision,
    entries: memory.library.knowledge.entries.size,
    channels,
    // What an officer has switched off, who and why; absent while everything answers.
    ...(off.length > 0 ? { off } : {}),
  }
  return context.json(body, database ? 200 : 503)
}
