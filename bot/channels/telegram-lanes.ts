/**
 * Runs work of one lane one after the other, and lanes beside each other. A lane that has no work left is forgotten,
 * so that a million chats cost nothing.
 */
export class Lanes {
  readonly #ends = new Map<string, Promise<void>>()

  /** Resolves when the work is done; rejects with its fault, which does not hold up what comes after. */
  run(lane: string, work: () => Promise<void>): Promise<void> {
    const done = (this.#ends.get(lane) ?? Promise.resolve()).then(work)
    const end = done
      .catch(() => undefined)
      .finally(() => {
        if (this.#ends.get(lane) === end) this.#ends.delete(lane)
      })
    this.#ends.set(lane, end)
    return done
  }

  /** How many lanes have work. */
  get busy(): number {
    return this.#ends.size
  }

  /** Resolves when no lane has work. */
  async idle(): Promise<void> {
    while (this.#ends.size > 0) await Promise.all(this.#ends.values())
  }
}
