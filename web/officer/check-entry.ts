import { RED, type Trial, whatChanges } from '../../bot/try-draft.ts'
import { dayInVietnam, noonOf } from '../../content/day.ts'
import type { EntryCheck } from '../../content/desk/entry-check-store.ts'
import { isSameEntry } from '../../content/desk/entry-form-fields.ts'
import type { Entry } from '../../content/entry.ts'
import type { Knowledge } from '../../content/knowledge.ts'
import type { Library } from '../../content/library.ts'
import { hashOf } from '../../content/search/hash.ts'
import { entryChecksIn } from '../../db/entry-checks.ts'
import { realQuestionsIn } from '../../db/real-questions.ts'
import { type EntryAtDesk, knowledgeNow } from './entry-at-desk.ts'
import { inTurn } from './in-turn.ts'
import type { DeskContext } from './route.ts'

const REAL_QUESTIONS = 1000

/** Tries an entry's newest text on every question there is, and keeps what came of it. */
export async function checkEntry(
  context: DeskContext,
  entry: EntryAtDesk,
): Promise<{ check: EntryCheck; trial: Trial }> {
  const { memory, database, now } = context.env.services
  const { library } = memory
  const checks = entryChecksIn(database)
  const real = await realQuestionsIn(database).newest(REAL_QUESTIONS)
  let state = ''
  const trial = await inTurn(async () => {
    const before = await knowledgeNow(context)
    state = stateOf(library) // others may publish while this is tried
    return trialOf(entry, before, library, real, now())
  })
  const kept = await checks.of(entry.id)
  const agreed = isOf(entry, kept) && kept.acknowledged.length > 0 ? kept : undefined
  const check: EntryCheck = {
    revision: entry.newest?.number ?? 0,
    library: state,
    at: now(),
    officer: agreed?.officer ?? context.var.signedIn.officer.name,
    tried: trial.tried,
    red: trial.findings
      .filter(({ effect }) => RED.includes(effect))
      // A hash, so that no citizen's words outlive their being forgotten.
      .map(({ effect, question }) => ({ key: `${effect}:${hashOf(question)}`, isUrgent: effect === 'urgent' })),
    acknowledged: agreed?.acknowledged ?? [],
    reason: agreed?.reason ?? '',
  }
  await checks.keep(entry.id, check)
  return { check, trial }
}

// The newest trial of this process, for as long as citizens are answered from the same: officers go to and fro.
let newest: { before: Knowledge; key: string; trial: Trial } | undefined

function* trialOf(
  entry: EntryAtDesk,
  before: Knowledge,
  library: Library,
  real: readonly string[],
  now: number,
): Generator<undefined, Trial> {
  const at = momentOf(entry, now)
  const key = JSON.stringify([entry.text, entry.live, hashOf(real.join('\n')), dayInVietnam(at)])
  if (newest?.before === before && newest.key === key) return newest.trial
  const after = afterwards(entry.text, before, library)
  yield // reading all words anew is the longest step
  // The alarm reads no entries: as long as it is the same, so is what it says to every message of danger.
  const danger = before.alarm === after.alarm ? [] : library.examples.danger
  const questions = [...knownQuestions(entry, before, library), ...danger, ...real]
  const trial = yield* whatChanges(questions, entry.id, before, after, at)
  newest = { before, key, trial }
  return trial
}

/** What still keeps a text from being published. One that was never tried as it is now, among these others, is tried. */
export async function openFindings(context: DeskContext, entry: EntryAtDesk): Promise<EntryCheck['red']> {
  const { memory, database } = context.env.services
  const kept = await entryChecksIn(database).of(entry.id)
  if (isOf(entry, kept) && kept.library === stateOf(memory.library)) return openOf(kept)
  const { check } = await checkEntry(context, entry)
  const isAsTried = check.library === stateOf(memory.library)
  return isAsTried ? openOf(check) : openFindings(context, entry) // somebody published meanwhile
}

export function openOf({ red, acknowledged }: EntryCheck): EntryCheck['red'] {
  return red.filter(({ key, isUrgent }) => isUrgent || !acknowledged.includes(key))
}

/** Whether a check is of the text as it is now: handing it in or on makes a revision, but no other text. */
export function isOf(entry: EntryAtDesk, check: EntryCheck | undefined): check is EntryCheck {
  if (!check) return false
  const tried = entry.history.find(({ number }) => number === check.revision)?.entry ?? entry.shipped
  return tried !== undefined && isSameEntry(tried, entry.text)
}

export function stateOf({ revision, contentChange }: Library): string {
  return `${revision}.${contentChange}`
}

function afterwards(text: Entry, { content }: Knowledge, library: Library): Knowledge {
  const isThere = content.entries.some(({ id }) => id === text.id)
  const entries = isThere
    ? content.entries.map(entry => (entry.id === text.id ? text : entry))
    : [...content.entries, text]
  return library.tryOut({ ...content, entries })
}

/** A rule that is yet to begin is not searched before, so it is tried on its first day. */
function momentOf({ text }: EntryAtDesk, now: number): number {
  return text.validFrom > dayInVietnam(now) ? noonOf(text.validFrom) : now
}

/**
 * Every entry's question, a longer one about it as somebody posted it, and all wordings of the entry itself. They travel
 * with the content, so that the desk tries the same on a laptop and on Workers.
 */
function knownQuestions({ text, live }: EntryAtDesk, { content }: Knowledge, { examples }: Library): string[] {
  const wordings = [text, ...(live ? [live] : [])].flatMap(entry => [entry.question, ...entry.alsoAskedAs])
  return [...wordings, ...content.entries.map(({ question }) => question), ...Object.values(examples.asked)]
}
