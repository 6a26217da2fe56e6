import { DESK_ROUTES } from '../../web/officer/desk.tsx'
import { wordsOf } from '../support/desk.ts'
import { routeOf } from '../support/walk-desk.ts'
import type { Target } from './scanners.ts'

/** Pages of citizens' that no link leads to. */
const CITIZENS = [
  '/',
  '/tim',
  '/chu-de',
  '/viec-lam',
  '/can-cu',
  '/khan-cap',
  '/rieng-tu',
  '/healthz',
  '/api/openapi.json',
]
const ALIKE = 2 // pages of one kind: entries differ in their texts only

/** Every page and form that can be reached from the start, citizens' and officers', with values the app takes. */
export async function targetsOf(
  address: string,
  headers: Record<string, string>,
  avoid: readonly string[],
): Promise<Target[]> {
  const isPlain = ({ method, path }: (typeof DESK_ROUTES)[number]) => method === 'GET' && !path.includes(':')
  const ahead = [...CITIZENS, ...DESK_ROUTES.filter(isPlain).map(({ path }) => path)]
  const met = new Set(ahead)
  const kinds = new Map<string, number>()
  const targets = new Map<string, Target>()
  const add = (target: Target) => {
    const names = [...new URLSearchParams(target.body ?? target.path.split('?')[1]).keys()].sort()
    const kind = `${target.method} ${kindOf(target)} ${names}`
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    const isNew = kinds.get(kind)! <= (target.method === 'POST' ? 1 : ALIKE)
    if (isNew && !avoid.includes(target.path)) targets.set(`${target.method} ${target.path}`, target)
    return isNew
  }
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    if (!add({ method: 'GET', path })) continue
    const reply = await fetch(address + path, { headers })
    const html = reply.headers.get('content-type')?.startsWith('text/html') ? await reply.text() : ''
    for (const form of formsIn(html, path)) add(form)
    for (const [, link = ''] of html.matchAll(/href="(\/[^"#]*)/g)) {
      const next = wordsOf(link)
      if (!met.has(next)) ahead.push(next)
      met.add(next)
    }
  }
  return [...targets.values()]
}

/** An address without what tells one entry, day, officer or number from the next. */
function kindOf({ method, path }: Target): string {
  return routeOf(method, path) ?? path.replace(/\?.*/s, '').replace(/^\/(hoi|chu-de|viec-lam)\/.+/, '/$1/…')
}

function formsIn(html: string, path: string): Target[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', inner = '']) => {
    const action = wordsOf(/action="([^"#]*)/.exec(attributes)?.[1] ?? path)
    const fields = [...inner.matchAll(/<(?:input|textarea|select|button)[^>]*?name="([^"]+)"[^>]*>/g)]
    const values = fields.map(([tag, name = '']): [string, string] => [
      name,
      wordsOf(/value="([^"]*)"/.exec(tag)?.[1] ?? '') || 'phao',
    ])
    const sent = new URLSearchParams(values).toString()
    return /method="post"/.test(attributes)
      ? { method: 'POST', path: action, body: sent }
      : { method: 'GET', path: `${action.split('?')[0]}?${sent}` }
  })
}
