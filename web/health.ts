import type { Context } from 'hono'
import type { Door } from './app.tsx'

/** Whether the database answers, and what is served. 503 when it does not. */
export async function health(context: Context<Door>): Promise<Response> {
  const { memory, channels, ping } = context.var.services
  const database = await ping().then(
    () => true,
    () => false,
  )
  const body = {
    ok: database,
    database,
    revision: memory.library.revision,
    entries: memory.library.knowledge.entries.size,
    channels,
  }
  return context.json(body, database ? 200 : 503)
}
