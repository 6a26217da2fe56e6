/** Where a term occurs, and how much it is worth there. */
export interface Postings {
  /** Numbers of the documents, rising. */
  at: Int32Array
  impact: Float32Array
  idf: number
}

/** Terms and their numbers. */
export class Lexicon {
  readonly terms: string[]
  readonly #numbers = new Map<string, number>()

  constructor(terms: readonly string[] = []) {
    this.terms = [...terms]
    for (const [number, term] of this.terms.entries()) this.#numbers.set(term, number)
  }

  numberOf(term: string): number | undefined {
    return this.#numbers.get(term)
  }

  /** The term's number, a new one when the term is new. */
  add(term: string): number {
    let number = this.#numbers.get(term)
    if (number === undefined) this.#numbers.set(term, (number = this.terms.push(term) - 1))
    return number
  }
}

/** For every term of a lexicon, the documents that hold it: one long list, cut at `starts`. */
export class PostingsTable {
  readonly #lexicon: Lexicon
  readonly #starts: Int32Array
  readonly #at: Int32Array
  readonly #impact: Float32Array
  readonly #idf: (term: number, documents: number) => number

  /**
   * `documents` are lists of term numbers, each once; `idf` is asked with a term and the number of documents holding it,
   * `impact` with a document, the place in its list, and the term's idf.
   */
  constructor(
    lexicon: Lexicon,
    documents: readonly Int32Array[],
    idf: (term: number, documents: number) => number,
    impact: (document: number, place: number, idf: number) => number,
  ) {
    this.#lexicon = lexicon
    this.#idf = idf
    const starts = new Int32Array(lexicon.terms.length + 1)
    for (const terms of documents) for (const term of terms) starts[term + 1]!++
    for (let term = 0; term < lexicon.terms.length; term++) starts[term + 1]! += starts[term]!
    const free = starts.slice()
    this.#at = new Int32Array(starts.at(-1)!)
    this.#impact = new Float32Array(starts.at(-1)!)
    for (const [document, terms] of documents.entries()) {
      for (let place = 0; place < terms.length; place++) {
        const term = terms[place]!
        const spot = free[term]!++
        this.#at[spot] = document
        this.#impact[spot] = impact(document, place, idf(term, starts[term + 1]! - starts[term]!))
      }
    }
    this.#starts = starts
  }

  has(term: string): boolean {
    const number = this.#lexicon.numberOf(term)
    return number !== undefined && this.#starts[number + 1]! > this.#starts[number]!
  }

  /** The term's idf; undefined when no document holds it. */
  idf(term: string): number | undefined {
    const number = this.#lexicon.numberOf(term)
    const documents = number === undefined ? 0 : this.#starts[number + 1]! - this.#starts[number]!
    return documents === 0 ? undefined : this.#idf(number!, documents)
  }

  get(term: string): Postings | undefined {
    const number = this.#lexicon.numberOf(term)
    if (number === undefined) return undefined
    const start = this.#starts[number]!
    const end = this.#starts[number + 1]!
    if (end === start) return undefined
    return {
      at: this.#at.subarray(start, end),
      impact: this.#impact.subarray(start, end),
      idf: this.#idf(number, end - start),
    }
  }
}
