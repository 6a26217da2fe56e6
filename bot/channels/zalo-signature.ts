import { sameText } from './same-text.ts'

/** What Zalo signs an Official Account's event with. */
export interface SigningKey {
  appId: string
  /** The OA Secret Key of the webhook page, not the App Secret. */
  secret: string
}

/**
 * Whether an event was signed by Zalo: SHA-256 (no HMAC) over app id, body as it came, timestamp and OA Secret Key, as
 * zalo-java-sdk's MacUtils computes it. The header is written `mac=<hex>`, `mac = <hex>` or bare; the timestamp stands
 * in the body or in X-ZEvent-Timestamp, depending on who tells, so each candidate is tried.
 */
export async function isSigned(
  body: Uint8Array,
  header: string | null,
  timestamps: readonly (string | undefined)[],
  key: SigningKey,
): Promise<boolean> {
  const given = /^\s*(?:mac\s*=\s*)?([0-9a-f]{64})\s*$/i.exec(header ?? '')?.[1]?.toLowerCase()
  if (!given) return false
  let signed = false
  for (const timestamp of new Set(timestamps)) {
    if (timestamp !== undefined && sameText(given, await macOf(body, timestamp, key))) signed = true
  }
  return signed
}

/** The digest of an event, in lower-case hex. */
export async function macOf(body: Uint8Array, timestamp: string, { appId, secret }: SigningKey): Promise<string> {
  const text = new TextEncoder()
  const parts = [text.encode(appId), body, text.encode(timestamp), text.encode(secret)]
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return hex(await crypto.subtle.digest('SHA-256', whole))
}

export const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('')
