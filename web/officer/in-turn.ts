const SLICE_MS = 20 // what a citizen may have to wait longer for an answer
const MOST_STEPS = 8 // for Workers, where the clock stands still while we work
const LOOK_AGAIN_MS = 25
const GIVEN_UP_MS = 5000

/** Whoever works now, and when they were last seen to. */
let atWork: { seen: number } | undefined

/**
 * Does the steps of long work in small slices, and lets everything else in between them. One work at a time in a
 * process: whoever comes second waits, so that citizens wait for one slice and never for two. `begin` is called when it
 * is their turn.
 */
export async function inTurn<T>(begin: () => Promise<Generator<undefined, T>>): Promise<T> {
  // Asked again and again: on Workers no request may wait for a promise of another, which may have been cut off.
  while (atWork && Date.now() - atWork.seen < GIVEN_UP_MS) await pause(LOOK_AGAIN_MS)
  const mine = { seen: Date.now() }
  atWork = mine
  try {
    const work = await begin()
    for (;;) {
      const slice = doSlice(work)
      if (slice.done) return slice.value
      await pause()
      mine.seen = Date.now()
    }
  } finally {
    if (atWork === mine) atWork = undefined
  }
}

function doSlice<T>(work: Generator<undefined, T>): IteratorResult<undefined, T> {
  const until = Date.now() + SLICE_MS
  for (let steps = 1; ; steps++) {
    const step = work.next()
    if (step.done || steps === MOST_STEPS || Date.now() >= until) return step
  }
}

/** A timer, unlike a promise, lets requests and answers of the database in; Workers have no other. */
function pause(ms = 0): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
