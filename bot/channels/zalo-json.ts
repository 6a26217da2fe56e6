/**
 * Parses JSON, with whole numbers of 16 digits and more kept as text: some of Zalo's ids come unquoted and are beyond
 * what a JavaScript number holds. Undefined for what is no JSON.
 */
export function parseKeepingIds(raw: string): unknown {
  try {
    return JSON.parse(raw.replace(STRING_OR_LONG_NUMBER, (whole, text?: string) => text ?? `"${whole}"`))
  } catch {
    return undefined
  }
}

const STRING_OR_LONG_NUMBER = /("(?:\\.|[^"\\])*")|(?<![\d.eE+-])\d{16,}(?![\d.eE])/g
