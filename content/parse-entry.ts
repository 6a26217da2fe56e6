import { parse } from 'yaml'
import { SECTION_KEYS, SECTIONS, type SectionKey } from './entry.ts'

/**
 * Reads an entry's file: YAML between two `---` lines, then one `## heading` per part. Returns plain data for
 * the schema to judge, the parts in the order of the officer's form. Throws an Error in Vietnamese when the file has not that shape.
 */
export function parseEntryFile(text: string): unknown {
  const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text) ?? []
  if (head === undefined) throw new Error('tệp phải mở đầu bằng phần khai báo nằm giữa hai dòng ---')
  const data: unknown = parse(head.normalize('NFC'))
  if (typeof data !== 'object' || data === null) throw new Error('phần khai báo giữa hai dòng --- đang trống')
  return { ...data, sections: sectionsOf((body ?? '').normalize('NFC')) }
}

function sectionsOf(body: string): { key: SectionKey; text: string }[] {
  const [before, ...parts] = body.split(/^## /m)
  if (before?.trim()) throw new Error('phần thân phải bắt đầu bằng một dòng "## …"')
  const sections = parts.map(part => {
    const [heading = '', ...lines] = part.split('\n')
    return { key: keyOf(heading.trim()), text: lines.join('\n').trim() }
  })
  return sections.sort((a, b) => SECTION_KEYS.indexOf(a.key) - SECTION_KEYS.indexOf(b.key))
}

function keyOf(heading: string): SectionKey {
  const found = Object.entries(SECTIONS).find(([, name]) => name === heading)
  if (!found)
    throw new Error(`không có mục "## ${heading}"; hãy dùng một trong: ${Object.values(SECTIONS).join(' · ')}`)
  return found[0] as SectionKey
}
