import { type Alarm, alarmOf, learnedEars } from './alarm.ts'
import type { Content } from './content.ts'
import { COURTESIES, type CourtesyKind } from './courtesy.ts'
import type { Entry } from './entry.ts'
import type { Names } from './figures.ts'
import type { Learned } from './learned.ts'
import { namesOf } from './names.ts'
import { Phrases } from './search/phrases.ts'
import { indexOf, type SearchIndex } from './search/search-index.ts'
import type { Law, PlanSection } from './source.ts'
import type { Topic } from './topic.ts'

/** Everything `reply` may use, in memory and never changed. */
export interface Knowledge {
  content: Content
  entries: ReadonlyMap<string, Entry>
  topics: ReadonlyMap<string, Topic>
  laws: ReadonlyMap<string, Law>
  plan: ReadonlyMap<string, PlanSection>
  names: Names
  index: SearchIndex
  alarm: Alarm
  /** What people call each topic when they say nothing else. */
  subjects: readonly { topic: Topic; words: Phrases }[]
  /** Subjects that are somebody else's, with the phrases that show them. */
  elsewhere: readonly { door: string; words: Phrases; unless: Phrases }[]
  /** What asks nothing: words that show it, and what may stand around them. In the order in which they are looked for. */
  courtesies: { said: readonly { kind: CourtesyKind; words: Phrases }[]; around: Phrases }
}

/** `before`, of the same learning, lends what depends on nothing that differs: the index, the alarm. */
export function knowledgeOf(content: Content, learned?: Learned, before?: Knowledge): Knowledge {
  return {
    content,
    entries: byId(content.entries),
    topics: byId(content.topics),
    laws: byId(content.laws),
    plan: byId(content.plan),
    names: namesOf(content),
    index:
      before?.content.entries === content.entries && before.content.synonyms === content.synonyms
        ? before.index
        : indexOf(
            content.entries,
            content.synonyms,
            learned && { index: learned.index, classifier: learned.entries, ours: learned.ours },
          ),
    alarm:
      before?.content.urgent === content.urgent
        ? before.alarm
        : alarmOf(content.urgent, learned && learnedEars(learned)),
    subjects: content.topics.map(topic => ({
      topic,
      words: new Phrases([topic.name, topic.short, ...topic.called]),
    })),
    elsewhere: content.elsewhere.map(({ door, words, unless }) => ({
      door,
      words: new Phrases(words),
      unless: new Phrases(unless),
    })),
    courtesies: {
      said: COURTESIES.map(kind => ({ kind, words: new Phrases(content.courtesies.said[kind]) })),
      around: new Phrases(content.courtesies.around),
    },
  }
}

function byId<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map(each => [each.id, each]))
}
