/**
 * Undoes raw Telex and VNI: what a phone or computer without a Vietnamese keyboard leaves of "bảo hiểm"
 * (`baor hieemr`, `bao3 hie6m3`). The tone key may stand after the vowel or at the syllable's end.
 */
const TELEX_TONES: Record<string, string> = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' }
const VNI_TONES: Record<string, string> = { 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' }
const CIRCUMFLEX = '\u0302'
const HORN = '\u031b'
const BREVE = '\u0306'

/** The syllable as it was meant, or undefined when the letters are not Telex. */
export function fromTelex(typed: string): string | undefined {
  if (!/^[a-z]{2,9}$/.test(typed)) return undefined
  let rest = typed
  let tone = ''
  // A tone key may stand anywhere after the first vowel; s, r and x are also first letters, so look behind a vowel only.
  const found = /[aeiouyw][a-z]*?([sfrxj])/.exec(rest)
  if (found) {
    const at = found.index + found[0].length - 1
    tone = TELEX_TONES[found[1]!]!
    rest = rest.slice(0, at) + rest.slice(at + 1)
  }
  const marked = rest
    .replace(/^dd/, 'đ')
    .replace(/^d(.*)d$/, 'đ$1')
    .replace(/aa/, `a${CIRCUMFLEX}`)
    .replace(/ee/, `e${CIRCUMFLEX}`)
    .replace(/oo/, `o${CIRCUMFLEX}`)
  const horned = withW(withTrailingDouble(marked))
  if (horned === rest && !tone) return undefined
  return placeTone(horned, tone)
}

/** The syllable as it was meant, or undefined when the letters and digits are not VNI. */
export function fromVni(typed: string): string | undefined {
  if (!/^[a-z]+[1-9][a-z1-9]*$/.test(typed) || typed.length > 10) return undefined
  let tone = ''
  let out = ''
  for (const key of typed) {
    if (VNI_TONES[key]) tone = VNI_TONES[key]
    else if (key === '6') out = markLast(out, /[aeo]/, CIRCUMFLEX)
    else if (key === '7') out = hornAll(out)
    else if (key === '8') out = markLast(out, /a/, BREVE)
    else if (key === '9') out = out.replace(/^d/, 'đ')
    else out += key
  }
  return placeTone(out, tone)
}

/** `hiemeer`-like orders: a second e, a or o at the end doubles the vowel before. */
function withTrailingDouble(text: string): string {
  const found = /^([^aeiouy]*[iuoy]?)([aeo])([bcdghklmnpqrstvx]+)\2$/.exec(text)
  return found ? `${found[1]}${found[2]}${CIRCUMFLEX}${found[3]}` : text
}

function withW(text: string): string {
  if (!text.includes('w')) return text
  const bare = text.replaceAll('w', '')
  if (/u[oơ]/.test(bare)) return bare.replace(/uo/, `u${HORN}o${HORN}`)
  if (/ua/.test(bare)) return bare.replace(/u/, `u${HORN}`)
  if (/a/.test(bare)) return bare.replace(/a/, `a${BREVE}`)
  if (/o/.test(bare)) return bare.replace(/o/, `o${HORN}`)
  if (/u/.test(bare)) return bare.replace(/u/, `u${HORN}`)
  return text.replace('w', `u${HORN}`).replaceAll('w', '')
}

function hornAll(text: string): string {
  return /uo/.test(text) ? text.replace(/uo/, `u${HORN}o${HORN}`) : markLast(text, /[uo]/, HORN)
}

function markLast(text: string, letter: RegExp, mark: string): string {
  for (let at = text.length - 1; at >= 0; at--) {
    if (letter.test(text[at]!)) return text.slice(0, at + 1) + mark + text.slice(at + 1)
  }
  return text
}

function placeTone(text: string, tone: string): string {
  const composed = text.normalize('NFC')
  if (!tone) return composed
  const vowel =
    /[êôơâă]|ư(?!.*ơ)/u.exec(composed) ??
    /[aeo](?=[iouy]$)/u.exec(composed) ??
    /[aeo](?=[^aeo]*$)/u.exec(composed) ??
    /[iuy]/u.exec(composed)
  if (!vowel) return composed
  const at = vowel.index + vowel[0].length
  return (composed.slice(0, at) + tone + composed.slice(at)).normalize('NFC')
}
