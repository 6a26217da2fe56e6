import { Slug, type SourceRef } from '../source.ts'

/** A source as one line of the form: `nd-374-2025, Điều 14`, `KH-III.2.g`. */
export function writeSource(source: SourceRef): string {
  if ('plan' in source) return source.plan
  return source.article ? `${source.law}, ${source.article}` : source.law
}

/**
 * Reads such a line; the notation of the entry files (`{ law: nd-374-2025, article: Điều 14 }`) is understood, too.
 * Gives a sentence for the officer when it is neither.
 */
export function readSource(line: string): SourceRef | string {
  const bare = line.replace(/^-\s+/, '').replace(/^\{\s*(.*?)\s*\}$/, '$1')
  const plan = /^(?:plan:\s*)?"?(KH-[^\s"]+)"?$/.exec(bare)?.[1]
  if (plan) return { plan }
  const [, law = '', article] = /^(?:law:\s*)?"?([^\s,"]+)"?(?:\s*,\s*(?:article:\s*)?"?(.+?)"?)?$/.exec(bare) ?? []
  if (!Slug.safeParse(law).success)
    return `"${line}" chưa đúng dạng; viết như: luat-viec-lam-2025, Điều 38 hoặc KH-III.2.g`
  return article ? { law, article } : { law }
}
