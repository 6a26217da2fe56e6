import type { Memory } from '../respond.ts'

/** The reply to an event: 200 when it is kept or is none of ours, else 503, so that Zalo brings it again. */
export async function taken(kept: Promise<void> | undefined, { report }: Pick<Memory, 'report'>): Promise<Response> {
  try {
    await kept
    return new Response('ok')
  } catch (fault) {
    report('a Zalo message could not be kept', fault)
    return new Response('not kept', { status: 503 })
  }
}
