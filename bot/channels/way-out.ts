const AT_ONCE = 2 // replies that a kill may catch between their mark and their bytes
const LEAVES_WITHIN_MS = 300 // a connection, a handshake and the bytes; after that the next need not wait for an answer

/**
 * Lets few replies at a time be marked as sending and handed over. Twenty marked in one go, because nothing waits in
 * between, would all be in doubt when the process is killed before its first byte leaves.
 */
export class WayOut {
  #free = AT_ONCE
  readonly #waiting: (() => void)[] = []
  readonly #leavesWithinMs: number

  constructor(leavesWithinMs = LEAVES_WITHIN_MS) {
    this.#leavesWithinMs = leavesWithinMs
  }

  /** Runs what marks and sends a reply, when it is its turn. What is urgent does not wait. */
  async through<Result>(isUrgent: boolean, markAndSend: () => Promise<Result>): Promise<Result> {
    if (isUrgent) return markAndSend()
    await this.#turn()
    let isOut = false
    const out = () => {
      if (isOut) return
      isOut = true
      this.#next()
    }
    const slow = setTimeout(out, this.#leavesWithinMs)
    try {
      return await markAndSend()
    } finally {
      clearTimeout(slow)
      out()
    }
  }

  async #turn(): Promise<void> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>(go => this.#waiting.push(go))
    // What else can go on without waiting goes on before the mark, and not between mark and sending.
    await new Promise(go => setTimeout(go, 0))
  }

  #next(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }
}
