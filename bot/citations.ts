import type { Knowledge } from '../content/knowledge.ts'
import type { SourceRef } from '../content/source.ts'
import type { Citation, Citations } from './answer.ts'

/** The sources of a text as a citizen reads them. Throws when there is none: nothing is said without a source. */
export function citationsOf(sources: readonly SourceRef[], knowledge: Pick<Knowledge, 'laws' | 'plan'>): Citations {
  const [first, ...rest] = sources.map(source => citationOf(source, knowledge))
  if (!first) throw new Error('an answer without a source')
  return [first, ...rest]
}

function citationOf(source: SourceRef, { laws, plan }: Pick<Knowledge, 'laws' | 'plan'>): Citation {
  if ('plan' in source) {
    const says = plan.get(source.plan)?.says
    return {
      label: `Kế hoạch 9491/KH-UBND (2021–2025), mục ${source.plan.replace('KH-', '')}${says ? `: ${says}` : ''}`,
      section: source.plan,
      url: `/can-cu#${source.plan}`,
    }
  }
  const name = laws.get(source.law)?.name ?? source.law
  return { label: source.article ? `${name}, ${source.article}` : name, url: `/can-cu#${source.law}` }
}
