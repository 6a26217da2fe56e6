/** Hands out moments to send at, so far apart that a platform's rate is kept, by all who share it. */
export interface Pace {
  /** Waits for the next moment. */
  turn(): Promise<void>
  /** Gives nobody a turn before a moment; earlier ones given stay. */
  pauseUntil(moment: number): void
  /** When the next turn is given. */
  next(): number
}

/** Time and waiting, from outside: tests and simulations have their own. */
export interface Clock {
  now(): number
  sleep(ms: number): Promise<void>
}

export function paceOf(perSecond: number, clock: Clock): Pace {
  const apart = 1000 / perSecond
  let free = 0
  const next = () => Math.max(free, clock.now())
  return {
    async turn() {
      const mine = next()
      free = mine + apart
      if (mine > clock.now()) await clock.sleep(mine - clock.now())
    },
    pauseUntil(moment) {
      free = Math.max(free, moment)
    },
    next,
  }
}
