import type { Context } from 'hono'

/** A whole page as a reply. */
export function show(context: Context, page: { toString(): string | Promise<string> }, status = 200): Response {
  return context.html(`<!doctype html>${page}`, status as 200)
}
