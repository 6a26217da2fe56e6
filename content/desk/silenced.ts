import { type Alarm, alarmOf, type SignReading } from '../alarm.ts'
import type { Knowledge } from '../knowledge.ts'

type Hearing = Pick<Knowledge, 'alarm' | 'content'>

/**
 * The messages of danger that were heard before and are not after – by the whole alarm, or by the written signs alone:
 * what was learned knows these very messages by heart, and would hide what other people's words lose. Examples are
 * listened to only where signs read a message otherwise, which spares nearly all the time. Thousands of messages take
 * seconds even so: it stops after each, so that whoever runs it can let others come in between.
 */
export function* silenced(danger: readonly string[], before: Hearing, after: Hearing): Generator<undefined, string[]> {
  const { texts: _, ...heardBy } = before.content.urgent
  const isSame = Object.entries(heardBy).every(([name, list]) => Reflect.get(after.content.urgent, name) === list)
  if (isSame) return []
  const signs = [alarmOf(before.content.urgent), alarmOf(after.content.urgent)] as const
  const lost: string[] = []
  for (const message of danger) {
    const [then, now] = signs.map(each => decisive(each.shows(message)))
    if (then !== now && (falls(message, ...signs) || falls(message, before.alarm, after.alarm))) lost.push(message)
    yield
  }
  return lost
}

/** All of a reading that can decide whether there is an alarm. */
function decisive({ signs, inquiries }: SignReading): string {
  return JSON.stringify([signs.map(({ sign, silenced }) => [sign.atMost, silenced]), inquiries.length > 0])
}

function falls(message: string, before: Alarm, after: Alarm): boolean {
  return !after.hears(message) && before.hears(message) !== undefined
}
