import type { Context } from 'hono'

/**
 * A page that is the same for everybody who asks today, with a tag of its content: a browser that has it is told so in
 * a few bytes. It asks each time, so that a withdrawn text is gone at once.
 */
export function showShared(context: Context, page: { toString(): string | Promise<string> }): Promise<Response> {
  return sendShared(context, `<!doctype html>${page}`, 'text/html; charset=utf-8')
}

/** Any text that is the same for everybody. */
export async function sendShared(context: Context, text: string, type: string): Promise<Response> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  // Weak: a proxy that compresses the page may send the tag on.
  const tag = `W/"${[...digest.subarray(0, 9)].map(byte => byte.toString(16).padStart(2, '0')).join('')}"`
  const headers = { etag: tag, 'cache-control': 'no-cache' }
  const held = context.req.header('if-none-match')?.split(',') ?? []
  if (held.some(each => each.trim() === tag)) return context.body(null, 304, headers)
  return context.body(text, 200, { ...headers, 'content-type': type })
}
