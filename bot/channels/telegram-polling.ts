const SHORTEST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000

/**
 * Asks for updates until stopped. The next question confirms the updates before it, so each is taken (kept in the
 * database) first; one that cannot be taken is asked for again.
 */
export async function pollUpdates(
  ask: (offset: number, stopped: AbortSignal) => Promise<{ update_id: number }[]>,
  take: (update: { update_id: number }) => Promise<void>,
  stopped: AbortSignal,
  report: (what: string, fault: unknown) => void,
): Promise<void> {
  let offset = 0
  let pause = SHORTEST_PAUSE_MS
  while (!stopped.aborted) {
    try {
      for (const update of await ask(offset, stopped)) {
        await take(update)
        offset = update.update_id + 1
      }
      pause = SHORTEST_PAUSE_MS
    } catch (fault) {
      if (stopped.aborted) return
      report('Telegram could not be asked for updates', fault)
      await rest(pause, stopped)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }
}

function rest(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise(done => {
    const end = () => {
      clearTimeout(timer)
      stopped.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, ms)
    stopped.addEventListener('abort', end)
  })
}
