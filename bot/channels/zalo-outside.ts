/** The world around a Zalo channel; tests put their own in its place. */
export interface Outside {
  now(): number
  fetch: typeof fetch
  pause(ms: number): Promise<void>
}

export const OUTSIDE: Outside = {
  now: Date.now,
  fetch: (...call) => fetch(...call), // Workers refuse `fetch` called as a method
  pause: ms => new Promise(done => setTimeout(done, ms)),
}

/** What a platform answered: its HTTP status, the seconds it asks to wait, and its body if that was JSON. */
export interface Answered {
  status: number
  retryAfterS: number
  body: unknown
}

/** Posts, and waits no longer than `timeoutMs`. Undefined when no whole answer came: the platform may have acted or not. */
export async function post(
  { fetch }: Outside,
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<Answered | undefined> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) })
    const text = await response.text()
    return { status: response.status, retryAfterS: Number(response.headers.get('retry-after')) || 0, body: read(text) }
  } catch {
    return undefined
  }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
