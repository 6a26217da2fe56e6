import type { Context, MiddlewareHandler } from 'hono'
import type { Door } from './app.tsx'

const CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types hoi-dap ngoai-tuyen', // for the exchanges static/chat.js fetches from us; for static/offline.js
].join('; ')

/** What every page gets: nobody may frame it, nobody else may load it. */
const OURS = {
  'content-security-policy': `${CSP}; frame-ancestors 'none'`,
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

/** The chat inside the widget: any site may frame it, which is safe because nothing in it is signed in or irreversible. */
const FRAMED = {
  'content-security-policy': `${CSP}; frame-ancestors *`,
  'cross-origin-resource-policy': 'cross-origin',
}

/** The widget's script, which any site may load. */
const EMBEDDED = { ...OURS, 'cross-origin-resource-policy': 'cross-origin' }

/** Security headers on every reply; pages that hold a conversation are never stored. */
export const headers: MiddlewareHandler<Door> = async (context, next) => {
  await next()
  const { headers } = context.res
  for (const [name, value] of Object.entries(headersFor(context))) headers.set(name, value)
  headers.set('x-content-type-options', 'nosniff')
  // Under no-referrer browsers say `Origin: null` of a form, and the desk takes forms of its own pages only.
  headers.set('referrer-policy', context.req.path.startsWith('/officer') ? 'same-origin' : 'no-referrer')
  headers.set('permissions-policy', 'geolocation=(), camera=(), microphone=()')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}

function headersFor(context: Context): Record<string, string> {
  if (isFramed(context)) return FRAMED
  return context.req.path === '/widget.js' ? EMBEDDED : OURS
}

/** Whether this is the chat as the widget shows it: `/?embed=1`, also when a form is posted there. */
export function isFramed(context: Context): boolean {
  return context.req.path === '/' && context.req.query('embed') === '1'
}
