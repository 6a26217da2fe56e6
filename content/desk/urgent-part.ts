import { PHRASE_LISTS, TextKind, type UrgentSigns } from '../urgent.ts'

/**
 * A part of the signs of danger that is changed as one: `words:<list>`, one of `PHRASE_LISTS`, `sign:<id>` or
 * `text:<kind>`.
 */
export type UrgentKey = string

/** Every part that there is to change, in the order officers read them. */
export function urgentKeys({ words, signs, texts }: UrgentSigns): UrgentKey[] {
  return [
    ...texts.map(({ kind }) => `text:${kind}`),
    ...signs.map(({ id }) => `sign:${id}`),
    ...Object.keys(words).map(name => `words:${name}`),
    ...PHRASE_LISTS,
  ]
}

/** The value of a part as it is now. */
export function urgentPart(urgent: UrgentSigns, key: UrgentKey): unknown {
  const { words, signs, texts } = urgent
  const [part, name = ''] = key.split(':')
  const list = phraseList(key)
  if (list) return urgent[list]
  if (part === 'words') return Object.hasOwn(words, name) ? words[name] : undefined
  if (part === 'sign') return signs.find(({ id }) => id === name)
  if (part === 'text') return texts.find(({ kind }) => kind === name)
  return undefined
}

/** All signs with one part exchanged, still to be checked by the schema; undefined when there is no such part. */
export function urgentWith(urgent: UrgentSigns, key: UrgentKey, value: unknown): unknown {
  const [part, name = ''] = key.split(':')
  const list = phraseList(key)
  if (list) return { ...urgent, [list]: value }
  if (part === 'words' && Object.hasOwn(urgent.words, name))
    return { ...urgent, words: { ...urgent.words, [name]: value } }
  if (part === 'sign' && name && nameOf(value, 'id') === name) {
    const isThere = urgent.signs.some(({ id }) => id === name)
    return {
      ...urgent,
      signs: isThere ? urgent.signs.map(sign => (sign.id === name ? value : sign)) : [...urgent.signs, value],
    }
  }
  const kind = TextKind.safeParse(name)
  if (part === 'text' && kind.success && nameOf(value, 'kind') === name)
    return { ...urgent, texts: urgent.texts.map(text => (text.kind === name ? value : text)) }
  return undefined
}

/** The list of phrases a key names, if it names one. */
export const phraseList = (key: UrgentKey): (typeof PHRASE_LISTS)[number] | undefined =>
  PHRASE_LISTS.find(list => list === key)

function nameOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
}
