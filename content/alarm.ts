import type { Learned } from './learned.ts'
import { type Heard, hear, type MessageModel, unpackMessageModel } from './message-model.ts'
import { fold } from './search/fold.ts'
import { fromTelex, fromVni } from './search/keystrokes.ts'
import { Phrases, type Place } from './search/phrases.ts'
import { readLoosely } from './search/read-loosely.ts'
import { looksVietnamese } from './search/syllable-shape.ts'
import { textingOf } from './search/texting.ts'
import { type Token, tokenOf, tokensOf } from './search/token.ts'
import type { UrgencyKind, UrgentSign, UrgentSigns } from './urgent.ts'

/** Which sign of danger a message shows, and the words that showed it. */
export interface Alert {
  sign: UrgentSign
  words: string[]
}

/** Why a message alarms or does not: for the officers who own the signs. */
export interface AlarmReading {
  alert: Alert | undefined
  /** The message as it was read. */
  read: string
  /** Signs whose words stand in the message, and what silenced them, if anything did. */
  signs: { id: string; words: string[]; silenced?: string }[]
  /** Phrases of somebody who asks about rules: weak signs keep silent then. */
  inquiries: string[]
  /** Phrases that were read over. */
  innocent: string[]
  /** The chance, from 0 to 1, that the message is like the examples of danger; from `needed` on it alarms. */
  chance: number
  needed: number
  /** Whether help is named under the answer where nothing alarms. */
  suspected: boolean
  /** What spoke loudest for it. */
  words: string[]
  /** The chance, from 0 to 1, that the danger is at this moment. */
  pressing: number
}

/** What example messages taught the alarm. */
export interface Ears {
  /** Tells messages of danger from calm ones. */
  danger: MessageModel
  /** Tells danger at this moment from danger that lasts. */
  pressing?: MessageModel
}

export function learnedEars({ danger, pressing }: Learned): Ears {
  return { danger: unpackMessageModel(danger), ...(pressing ? { pressing: unpackMessageModel(pressing) } : {}) }
}

/** What the written signs make of a message; what the examples taught has no part in it. */
export interface SignReading {
  /** Those that stand in the message, with what silenced them, if anything did. */
  signs: (Alert & { silenced?: string })[]
  inquiries: string[]
}

/** Looks messages over for danger. Deterministic, local, without the search index. */
export interface Alarm {
  /** Undefined when there is no sign of danger. */
  hears(text: string): Alert | undefined
  /** Whether a message is like the examples of danger, though perhaps too little to alarm: help is named beside the answer. */
  suspects(text: string): boolean
  /** Whether a message only says that a danger told before is over, that somebody was called, that it was a joke, or thanks. */
  eases(text: string): boolean
  /** What the written signs alone make of a message: officers' changes of them are tried by it. */
  shows(text: string): SignReading
  explains(text: string): AlarmReading
}

/** The id of an alarm that no sign raised, only the examples… */
export const HEARD = 'heard'
/** …and its kind where no word names one. */
export const ANY_KIND: UrgencyKind = 'life'

// A long message is read in overlapping stretches, so that danger is found wherever it stands and the work stays in
// proportion; the overlap is wider than any sign reaches.
const STRETCH = 120
const STEP = 60

// Against 0.55 it hears some 30 more of 2,407 hard messages of danger that taught nothing, and alarms at some 50 more of
// 4,873 hard calm ones: to miss a child is worse.
const HEARD_FROM = 0.5
const HEARD_IN_INQUIRY = 0.6 // somebody who asks about rules uses the same words…
const HEARD_WITH_SIGN = 0.5 // …but where a sign keeps silent only because of that, less is needed: each half believes it
// Below this chance the examples are nearly certain that a message is calm, and silence a sign: "lạc mất giấy của con".
// Against 0.2 it silences the signs of six more of 2,986 messages of danger that taught nothing, and of 34 of 5,996 calm ones.
const SURELY_CALM = 0.35
// "t muốn nhảy cầu" has 0.23 to 0.35, "nhà hàng xóm cháy rồi" 0.3; "buồn ngủ muốn chết" 0.03, "tiền trong nhà chạy đâu hết" 0.19.
const SURELY_CALM_OF: Partial<Record<UrgencyKind, number>> = { suicide: 0.2, rescue: 0.2 }
// Of two words examples teach nothing sure; of three too little to silence a sign, and "đừng nhắn nữa" is near "đừng đánh
// nữa". (Of 46 cries of three words 20 show a sign, 18 more are heard; none of 91 calm ones is.)
const FEWEST_TO_HEAR = 3
const HEARD_IN_THREE_WORDS = 0.7
const FEWEST_TO_CALM = 4

// From this chance on a child is in danger at this moment and the police come first: so 85 of 100 messages judged to be
// of this moment name them first (18 by signs alone), and 27 of 100 of danger that lasts; both texts name both numbers.
const PRESSING = 0.4

// From this chance on help is named under whatever is answered: of 245 hard messages of danger that are not heard 150 name
// it so, and of 100 ordinary questions two do.
const SUSPECTED = 0.2
const SUSPECTED_IN_FEW_WORDS = 0.35 // "con ban đêm", "em nữ sinh 1988": of a few words examples teach little
const FEW_WORDS = 5

const SHORT_EASED = 12 // syllables; a longer message tells more
// "gọi rồi mà không ai bắt máy" eases nothing.
const NOT_OVER = ['không', 'ko', 'k', 'chưa', 'mà', 'nhưng', 'sao', 'gì', 'đâu', 'còn!', 'hoài', 'lại']

// "k dậy nữa" is "không dậy nữa", whichever of them a sign was written with.
const NO = /(?<!\p{L})(?:k|ko|kô|hk|hok|hem)(?!\p{L})/gu

const ASKS_ABOUT_RULES = 'hỏi quy định'

export function alarmOf(signs: UrgentSigns, ears?: Ears): Alarm {
  const words = new Map(Object.entries(signs.words))
  const phrases = (list: readonly string[]): Phrases =>
    new Phrases(
      list
        .flatMap(phrase => (phrase.startsWith('@') ? (words.get(phrase.slice(1)) ?? []) : [phrase]))
        .map(phrase => phrase.replace(NO, 'không')),
    )

  const innocent = phrases(signs.innocent)
  const inquiries = phrases(signs.inquiries)
  const eased = phrases(signs.eased)
  const notOver = phrases(NOT_OVER)
  const ready = signs.signs.map(sign => ({ sign, all: sign.all.map(phrases), unless: phrases(sign.unless) }))
  const heard = signs.heard.map(({ kind, words, unless }) => ({ kind, words: phrases(words), unless: phrases(unless) }))
  const known = new Set(
    [innocent, inquiries, eased, ...ready.flatMap(each => [...each.all, each.unless])].flatMap(list => [
      ...list.syllables(),
    ]),
  )
  const readAll = (text: string) => tokensOf(text).flatMap(token => asMeant(token, known))

  function* stretches(read: readonly Token[]): Iterable<readonly Token[]> {
    for (let start = 0; start === 0 || start + STEP < read.length; start += STEP)
      yield read.slice(start, start + STRETCH)
  }

  /** Every sign that stands in a stretch of a message; those that are silenced only when asked for. */
  function* signsIn(
    read: readonly Token[],
    length: number,
    silencedToo: boolean,
  ): Iterable<Alert & { silenced?: string }> {
    const tokens = readOver(read, innocent)
    const asks = inquiries.placesIn(read).length > 0
    for (const { sign, all, unless } of ready) {
      const spot = together(all, tokens, sign.within)
      if (!spot) continue
      const excuse = unless.placesIn(tokens)[0]
      const silenced =
        sign.strength === 'weak' && asks
          ? ASKS_ABOUT_RULES
          : sign.atMost !== undefined && length > sign.atMost
            ? `dài quá ${sign.atMost} chữ`
            : excuse && said(tokens, excuse)
      if (silenced === undefined || silencedToo)
        yield { sign, words: spot.map(place => said(tokens, place)), ...(silenced === undefined ? {} : { silenced }) }
    }
  }

  /** From which chance on the examples alone raise the alarm. */
  const neededIn = (read: readonly Token[]) => {
    if (read.length <= FEWEST_TO_HEAR) return HEARD_IN_THREE_WORDS
    if (inquiries.placesIn(read).length === 0) return HEARD_FROM
    const signs = [...stretches(read)].flatMap(stretch => [...signsIn(stretch, read.length, true)])
    return signs.some(({ silenced }) => silenced === ASKS_ABOUT_RULES) ? HEARD_WITH_SIGN : HEARD_IN_INQUIRY
  }

  /** What the examples make of the stretch that is most like them. */
  const listen = (text: string, model: MessageModel | undefined): Heard => {
    let most: Heard = { chance: 0, words: [] }
    if (!model) return most
    const meant = readLoosely(text)
    if (meant.length < FEWEST_TO_HEAR) return most
    for (const stretch of stretches(meant)) {
      const found = hear(model, stretch)
      if (found.chance > most.chance) most = found
    }
    return most
  }

  const dangerIn = rememberingLast(text => listen(text, ears?.danger))
  const pressingIn = rememberingLast(text => listen(text, ears?.pressing))

  const calms = (chance: number, sign: UrgentSign, read: readonly Token[]) =>
    ears !== undefined &&
    sign.atMost === undefined && // a cry is short by nature, and examples teach little of a few words
    read.length >= FEWEST_TO_CALM &&
    chance < (SURELY_CALM_OF[sign.kind] ?? SURELY_CALM)

  const alertIn = (text: string): Alert | undefined => {
    const read = readAll(text)
    const { chance, words } = dangerIn(text)
    for (const stretch of stretches(read))
      for (const alert of signsIn(stretch, read.length, false)) if (!calms(chance, alert.sign, read)) return alert
    if (chance < HEARD_WITH_SIGN || chance < neededIn(read)) return undefined
    const holds = (list: Phrases) => list.placesIn(read).length > 0
    const kind = heard.find(each => holds(each.words) && !holds(each.unless))?.kind ?? ANY_KIND
    return { sign: { id: HEARD, kind, all: [[]], within: STRETCH, strength: 'weak', unless: [] }, words }
  }

  const hears = (text: string): Alert | undefined => {
    const alert = alertIn(text)
    if (alert?.sign.kind !== 'child' || pressingIn(text).chance < PRESSING) return alert
    return { ...alert, sign: { ...alert.sign, kind: 'child-now' } }
  }

  const suspects = (text: string): boolean => {
    const { chance } = dangerIn(text)
    return chance >= SUSPECTED && (chance >= SUSPECTED_IN_FEW_WORDS || readAll(text).length > FEW_WORDS)
  }

  const eases = (text: string): boolean => {
    const read = readAll(text)
    if (read.length > SHORT_EASED || eased.placesIn(read).length === 0) return false
    if (notOver.placesIn(readOver(read, eased)).length > 0) return false
    return [...signsIn(read, read.length, false)].length === 0
  }

  const shownIn = (read: readonly Token[]): SignReading => ({
    signs: [...stretches(read)].flatMap(stretch => [...signsIn(stretch, read.length, true)]),
    inquiries: inquiries.placesIn(read).map(place => said(read, place)),
  })

  const shows = (text: string): SignReading => shownIn(readAll(text))

  const explains = (text: string): AlarmReading => {
    const read = readAll(text)
    const most = dangerIn(text)
    const shown = shownIn(read)
    return {
      alert: hears(text),
      read: said(read, { start: 0, end: read.length }),
      signs: shown.signs.map(({ sign, ...rest }) => ({
        id: sign.id,
        ...(calms(most.chance, sign, read) ? { silenced: 'tin mẫu cho thấy là tin thường' } : {}),
        ...rest,
      })),
      inquiries: shown.inquiries,
      innocent: innocent.placesIn(read).map(place => said(read, place)),
      needed: neededIn(read),
      suspected: suspects(text),
      pressing: pressingIn(text).chance,
      ...most,
    }
  }
  return { hears, suspects, eases, shows, explains }
}

/** Remembers what was made of the last text: one reply, or one explanation, asks the same of it more than once. */
function rememberingLast<Made>(make: (text: string) => Made): (text: string) => Made {
  let last: { text: string; made: Made } | undefined
  return text => {
    if (last?.text !== text) last = { text, made: make(text) }
    return last.made
  }
}

function said(tokens: readonly Token[], { start, end }: Place): string {
  return tokens
    .slice(start, end)
    .map(token => token.typed)
    .join(' ')
}

/** One place of every list, each a different one, from first to last within reach. */
function together(all: readonly Phrases[], tokens: readonly Token[], within: number): Place[] | undefined {
  const lists: Place[][] = []
  for (const phrases of all) {
    const places = phrases.placesIn(tokens)
    if (places.length === 0) return undefined // most signs end here: their other lists need not be looked for
    lists.push(places)
  }
  const pick = (at: number, chosen: Place[]): Place[] | undefined => {
    if (at === lists.length) return chosen
    for (const place of lists[at]!) {
      const all = [...chosen, place]
      if (chosen.some(other => place.start < other.end && other.start < place.end)) continue
      if (Math.max(...all.map(each => each.end)) - Math.min(...all.map(each => each.start)) > within) continue
      const found = pick(at + 1, all)
      if (found) return found
    }
    return undefined
  }
  return pick(0, [])
}

const NOTHING: Token = { typed: '·', folded: '·', accented: undefined }

function readOver(tokens: readonly Token[], innocent: Phrases): Token[] {
  const out = [...tokens]
  for (const { start, end } of innocent.placesIn(tokens)) out.fill(NOTHING, start, end)
  return out
}

/** A word as meant: keystrokes and texting undone, a slip of the finger mended, only towards words that signs know. */
function asMeant(token: Token, known: ReadonlySet<string>): Token[] {
  if (token.typed.replace(NO, '') === '') return [tokenOf('không')]
  if (known.has(token.folded)) return [token]
  const decoded = fromVni(token.typed) ?? fromTelex(token.typed)
  if (decoded && (known.has(fold(decoded)) || looksVietnamese(fold(decoded)))) return [tokenOf(decoded)]
  const texting = textingOf(token)
  if (texting) return texting.split(' ').map(tokenOf)
  const single = token.typed.replace(/(\p{L})\1+/gu, '$1')
  if (single !== token.typed && known.has(fold(single))) return [tokenOf(single)]
  if (looksVietnamese(token.folded) || token.folded.length < 4) return [token]
  const near = [...known].find(word => word.length >= 4 && oneSlipApart(word, token.folded))
  return [near ? { typed: token.typed, folded: near, accented: undefined } : token]
}

function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  const restA = a.slice(at)
  const restB = b.slice(at)
  return (
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}
