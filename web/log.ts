import type { MiddlewareHandler } from 'hono'
import type { Door } from './app.tsx'

/** One line a request, without query, address or words of the citizen. */
export const log: MiddlewareHandler<Door> = async (context, next) => {
  const start = Date.now()
  const requestId = crypto.randomUUID().slice(0, 8)
  context.set('requestId', requestId)
  await next()
  context.header('x-request-id', requestId)
  writeLine({
    requestId,
    method: context.req.method,
    path: context.req.path,
    status: context.res.status,
    ms: Date.now() - start,
  })
}

/** Writes one line of JSON. What a citizen said must never be among it. */
export function writeLine(line: Record<string, unknown>): void {
  if (quiet) return
  console.log(JSON.stringify(line))
}

/**
 * A fault with its causes, fit for the log. Drizzle writes a query's parameters, and so a citizen's words, into its
 * message: of such a fault only the causes are told.
 */
export function sayFault(fault: unknown): string {
  if (!(fault instanceof Error)) return `thrown: ${typeof fault}`
  const own = 'params' in fault ? 'a query failed' : `${fault.name}: ${fault.message}`
  return fault.cause === undefined ? own : `${own} ← ${sayFault(fault.cause)}`
}

let quiet = false

/** Silences the log, for tests. */
export function beQuiet(): void {
  quiet = true
}
