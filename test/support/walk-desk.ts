import type { BrowserContext, Page } from 'playwright-core'
import { DESK_ROUTES } from '../../web/officer/desk.tsx'

/** One field of a form; `options` are the values of a choice, or of the buttons of one name. */
export interface WalkedField {
  name: string
  type: string
  value: string
  options: string[]
  required: boolean
}

/** A form as it stands on a page: enough to send it again from any other page of the desk. */
export interface WalkedForm {
  action: string
  method: string
  fields: WalkedField[]
}

/** A page as the browser reads it. */
export interface WalkedPage {
  address: string
  status: number
  /** All words that stand in it, also in its title and fields, without what a difference takes away. */
  words: string
  tags: string[]
  links: string[]
  forms: WalkedForm[]
  /** What is not ours, and whether it acted. */
  foreign: string[]
}

/** A file to be sent. */
export interface WalkedFile {
  name: string
  text: string
}

export type Values = Record<string, string | WalkedFile>

/** The route that an address belongs to, as the table writes it. */
export function routeOf(method: string, address: string): string | undefined {
  const path = address.replace(/[?#].*$/s, '')
  return DESK_ROUTES.find(route => route.method === method.toUpperCase() && patternOf(route.path).test(path))?.path
}

function patternOf(path: string): RegExp {
  const parts = path.split(/(:\w+(?:\{[^}]*\})?)/)
  const as = (part: string) => /\{(.*)\}/.exec(part)?.[1] ?? '[^/]+'
  return new RegExp(`^${parts.map(part => (part.startsWith(':') ? as(part) : part.replaceAll('.', '\\.'))).join('')}$`)
}

/** Where a form goes; deeds of one route are different ones. */
export function goalOf({ method, action }: Pick<WalkedForm, 'method' | 'action'>): string {
  const route = routeOf(method, action) ?? action
  return `${method.toUpperCase()} ${route.endsWith(':deed') ? action : route}`
}

/** What makes two forms the same: where they go and what they ask. */
export function nameOf(form: WalkedForm): string {
  const names = form.fields.map(({ name }) => name).sort()
  return `${goalOf(form)} (${names.join(', ')})`
}

const isFile = (path: string) => /\.(?:csv|md|xlsx|zip)$/.test(path)

/** Reads every page of the desk that links lead to, at most so many of each kind, and some others. */
export async function* walkDesk(
  page: Page,
  tags: readonly string[],
  most: number,
  others: readonly string[] = [],
): AsyncGenerator<WalkedPage> {
  const begin = DESK_ROUTES.filter(({ method, path }) => method === 'GET' && !path.includes(':') && !isFile(path))
  const ahead = [...begin.map(({ path }) => path), ...others]
  const met = new Set(ahead)
  const followed = new Map<string, number>()
  for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
    const read = await readPage(page, address, tags)
    yield read
    for (const link of read.links) {
      const route = routeOf('GET', link)
      if (route === undefined || isFile(route) || met.has(link)) continue
      met.add(link)
      // Addresses of one route with other names in their query, or another deed at their end, are other pages.
      const deed = route.endsWith(':deed') ? link.split('/').at(-1) : ''
      const kind = `${route} ${deed} ${[...new URLSearchParams(link.split('?')[1]).keys()].sort()}`
      followed.set(kind, (followed.get(kind) ?? 0) + 1)
      if (followed.get(kind)! <= most) ahead.push(link)
    }
  }
}

/** A page, fetched and parsed by the browser but not opened, which is many times as fast. */
export async function readPage(page: Page, address: string, tags: readonly string[]): Promise<WalkedPage> {
  return page.evaluate(([address, tags]) => window.readDesk(address!, undefined, tags!), [address, [...tags]] as const)
}

/** The answer to a form, sent from our own page and read like one. */
export function sendForm(
  page: Page,
  { action, method }: Pick<WalkedForm, 'action' | 'method'>,
  values: Values,
  tags: readonly string[],
): Promise<WalkedPage> {
  return page.evaluate(({ action, method, values, tags }) => window.readDesk(action, { method, values }, tags), {
    action,
    method,
    values,
    tags: [...tags],
  })
}

/** The page that is open. */
export function readOpened(page: Page, tags: readonly string[]): Promise<WalkedPage> {
  return page.evaluate(tags => window.lookAtDesk(document, location.pathname, 200, tags), [...tags])
}

declare global {
  interface Window {
    hasActed?: boolean
    readDesk(
      address: string,
      sent: { method: string; values: Values } | undefined,
      tags: readonly string[],
    ): Promise<WalkedPage>
    lookAtDesk(parsed: Document, address: string, status: number, tags: readonly string[]): WalkedPage
  }
}

/** Gives every page of a context eyes of its own, and an alert that is noticed. */
export function giveEyes(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    window.alert = () => void Object.assign(window, { hasActed: true })

    window.readDesk = async (address, sent, tags) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(sent?.values ?? {}))
        body.set(name, typeof value === 'string' ? value : new File([value.text], value.name))
      const isPlain = ![...body.values()].some(value => value instanceof File)
      const fields = isPlain ? new URLSearchParams(body as unknown as Record<string, string>) : body
      const reply =
        sent?.method === 'post'
          ? await fetch(address, { method: 'POST', body: fields })
          : await fetch(sent ? `${address.split('?')[0]}?${fields}` : address)
      const type = reply.headers.get('content-type') ?? ''
      // Only what a browser takes for a page can do harm as one.
      const html = type.startsWith('text/html') ? await reply.text() : ''
      const { pathname, search } = new URL(reply.url)
      const parsed = new DOMParser().parseFromString(html, 'text/html')
      return window.lookAtDesk(parsed, pathname + search, reply.status, tags)
    }

    window.lookAtDesk = (parsed, address, status, tags) => {
      const all = [...parsed.querySelectorAll('*')]
      const refused = /^(?:javascript|vbscript|data):(?!,|image\/)/i
      const isData = (each: Element) =>
        each.getAttribute('type') === 'application/ld+json' && typeof JSON.parse(each.textContent ?? '') === 'object'
      const foreign = all.filter(
        each =>
          (tags.length > 0 && !tags.includes(each.tagName)) ||
          (each.tagName === 'SCRIPT' && !each.getAttribute('src')?.startsWith('/') && !isData(each)) ||
          [...each.attributes].some(
            ({ name, value }) =>
              /^(?:on|style$|srcdoc$|formaction$)/.test(name) ||
              (/^(?:href|src|action|data|content)$/.test(name) && refused.test(value.replace(/[\s\0]/g, ''))),
          ),
      )
      const forms = [...parsed.forms].map(form => {
        const fields = new Map<string, WalkedField>()
        for (const each of form.elements) {
          const { name, type, value, checked, required } = each as HTMLInputElement
          if (!name) continue
          const isPicked = /^(?:radio|checkbox|submit)$/.test(type)
          const options = each instanceof HTMLSelectElement ? [...each.options].map(option => option.value) : []
          const field = fields.get(name) ?? { name, type, value: '', options, required }
          if (isPicked ? checked : type !== 'file') field.value = value
          if (isPicked) field.options.push(value)
          fields.set(name, field)
        }
        return { action: form.getAttribute('action') ?? address, method: form.method, fields: [...fields.values()] }
      })
      const links = [...parsed.querySelectorAll('a[href^="/"]')].map(link => link.getAttribute('href')!.split('#')[0]!)
      const inFields = [...parsed.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value)
      const body = parsed.body.cloneNode(true) as HTMLElement
      for (const each of body.querySelectorAll('del')) each.remove()
      return {
        address,
        status,
        words: [parsed.title, body.textContent, ...inFields].join('\n'),
        tags: [...new Set(all.map(each => each.tagName))],
        links: [...new Set(links)],
        forms,
        foreign: [...(window.hasActed ? ['it acted'] : []), ...foreign.map(each => each.outerHTML.slice(0, 120))],
      }
    }
  })
}
