/**
 * Splits a text into pieces of at most `limit` UTF-16 units: between paragraphs where that fits, else at the end
 * of a sentence, else between words.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const at = cutIn(rest, limit)
    pieces.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return rest ? [...pieces, rest] : pieces
}

function cutIn(text: string, limit: number): number {
  const window = text.slice(0, limit + 1)
  for (const boundary of [/\n\n(?![\s\S]*\n\n)/, /[.!?…]["”)]?\s(?![\s\S]*[.!?…]["”)]?\s)/, /\s(?!.*\s)/s]) {
    const found = boundary.exec(window)
    if (found && found.index > limit / 4) return found.index + found[0].length
  }
  return /[\uD800-\uDBFF]$/.test(text.slice(0, limit)) ? limit - 1 : limit
}
