import type { MiddlewareHandler } from 'hono'
import type { Door } from './app.tsx'

const CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Security headers on every reply; pages that hold a conversation are never stored. */
export const headers: MiddlewareHandler<Door> = async (context, next) => {
  await next()
  const { headers } = context.res
  headers.set('content-security-policy', CSP)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('x-frame-options', 'DENY')
  headers.set('permissions-policy', 'geolocation=(), camera=(), microphone=()')
  headers.set('cross-origin-opener-policy', 'same-origin')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
