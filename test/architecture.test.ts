import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What each room may import from the others; types may come from further away where a list says so. */
const ROOMS: Record<string, { may: string[]; types: string[] }> = {
  content: { may: ['content'], types: [] },
  bot: { may: ['bot', 'content'], types: [] },
  db: { may: ['db'], types: ['content', 'bot'] },
  web: { may: ['web', 'bot', 'content', 'db'], types: [] },
}

/** Where each library is at home: a folder, or the one file that knows it. */
const HOMES: Record<string, string[]> = {
  'better-sqlite3': ['db/open-sqlite.ts'],
  'drizzle-orm': ['db/'],
  'drizzle-kit': ['db/drizzle.config.ts'],
  '@hono/node-server': ['web/node.ts', 'web/static-files.ts'],
  hono: ['web/'],
  grammy: ['bot/channels/telegram-api.ts'],
  '@grammyjs/auto-retry': ['bot/channels/telegram-api.ts'],
  minisearch: ['content/search/'],
  yaml: ['content/'],
  'p-limit': ['content/train.ts'],
  zod: ['content/', 'bot/channels/', 'web/'],
  '@dqcai/vn-lunar': ['content/lunar.ts'],
  qrcode: ['content/qr.ts', 'web/officer/qr-picture.tsx'],
  'better-auth': ['web/officer/auth.ts'],
  diff: ['web/officer/', 'content/desk/'],
  'csv-parse': ['web/officer/'],
  'csv-stringify': ['web/officer/'],
  'read-excel-file': ['web/officer/'],
}

/** Files that may touch the machine; everything else in content and bot is pure: no node:, clock, dice, fetch or waiting. */
const SHELL = [
  /^content\/(?:folder|checked|check|train|coverage|impact|stale|new-entry|qr|pack-to-json)\.ts$/,
  /^bot\/(?:respond|deeds|person-deeds|answer-once|post|with-person|note-feedback|forget-chat|forget-old|pace|remind-deeds|reminder-door|send-reminders|tell-askers|word-deeds)\.ts$/,
  /^bot\/channels\/telegram(?:-(?:answering|api|courier|desk|lanes|polling|reminders))?\.ts$/,
  /^bot\/channels\/(?:may-write-to|way-out)\.ts$/,
  /^bot\/channels\/zalo-(?:bot|oa|access|answer|desk|outside|patience|reminders|signature|taken)\.ts$/,
  /^bot\/[a-z-]+-store\.ts$/,
  /^content\/(?:entry-store|fair-store|library|desk\/[a-z-]+-store)\.ts$/,
]
const IMPURE =
  /\bfrom 'node:|\bDate\.now\b|new Date\(\)|Math\.random|\bfetch\(|\basync\b|\bawait\b|\bPromise\b|setTimeout|crypto\./

const NOT_A_NAME = /^(?:utils?|helpers?|common|types?|service|manager|index|misc)\b/

interface Import {
  from: string
  target: string
  typeOnly: boolean
}

const files = Object.keys(ROOMS).flatMap(room =>
  readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter(item => item.isFile() && /\.tsx?$/.test(item.name))
    .map(item => relative(ROOT, join(item.parentPath, item.name)).replaceAll('\\', '/')),
)
const sources = new Map(files.map(file => [file, readFileSync(join(ROOT, file), 'utf8')]))
const imports = files.flatMap(file => importsOf(file))

function importsOf(file: string): Import[] {
  return [
    ...sources.get(file)!.matchAll(/^(?:import|export)\s+(type\s+)?(?:([\w*{][^'"=();]*?)\sfrom\s+)?'([^']+)'/gm),
  ].map(([, type, names, target]) => ({
    from: file,
    target: target!.startsWith('.')
      ? relative(ROOT, join(ROOT, dirname(file), target!)).replaceAll('\\', '/')
      : target!,
    typeOnly: Boolean(type) || /^\{\s*(?:type\s+[^,}]+,?\s*)+\}$/.test(names ?? ''),
  }))
}

const local = (each: Import) => sources.has(each.target) || /^(?:content|bot|db|web)\//.test(each.target)
const packageOf = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')

describe('The house', () => {
  it('finds the files it watches over', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(150)
  })

  it('has arrows one way between rooms', () => {
    const wrong = imports.filter(local).filter(({ from, target, typeOnly }) => {
      const room = ROOMS[from.split('/')[0]!]!
      const to = target.split('/')[0]!
      return !room.may.includes(to) && !(typeOnly && room.types.includes(to))
    })
    expect(wrong).toEqual([])
  })

  it('keeps each library at home', () => {
    const away = imports.filter(each => {
      const homes = HOMES[packageOf(each.target)]
      return homes !== undefined && !each.typeOnly && !homes.some(home => each.from.startsWith(home))
    })
    expect(away).toEqual([])
  })

  it('knows the home of every library', () => {
    const unknown = imports.filter(
      each =>
        !local(each) &&
        !each.target.startsWith('node:') &&
        !each.target.startsWith('.') &&
        HOMES[packageOf(each.target)] === undefined,
    )
    expect(unknown).toEqual([])
  })

  it('thinks without clock, dice, network or machine', () => {
    const impure = files
      .filter(file => /^(?:content|bot)\//.test(file) && !SHELL.some(pattern => pattern.test(file)))
      .filter(file => IMPURE.test(sources.get(file)!.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
    expect(impure).toEqual([])
  })

  it('has no import cycles', () => {
    const next = new Map(
      files.map(file => [
        file,
        imports
          .filter(each => each.from === file && !each.typeOnly && sources.has(each.target))
          .map(each => each.target),
      ]),
    )
    const done = new Set<string>()
    const cycles: string[] = []
    const walk = (file: string, path: string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      else if (!done.has(file)) {
        for (const target of next.get(file) ?? []) walk(target, [...path, file])
        done.add(file)
      }
    }
    for (const file of files) walk(file, [])
    expect(cycles).toEqual([])
  })

  it('names files after what they hold, in kebab-case', () => {
    const wrong = files.filter(
      file =>
        !/^(?:[a-z0-9-]+\/)+[a-z0-9]+(?:-[a-z0-9]+)*(?:\.config|\.d)?\.tsx?$/.test(file) ||
        NOT_A_NAME.test(file.split('/').at(-1)!),
    )
    expect(wrong).toEqual([])
  })

  it('has only the agreed things at the top', () => {
    const allowed = [
      'bot',
      'web',
      'content',
      'db',
      'test',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'wrangler.toml',
      'README.md',
      'LICENSE',
      'node_modules',
      'data',
    ]
    const others = readdirSync(ROOT).filter(name => !name.startsWith('.') && !allowed.includes(name))
    expect(others).toEqual([])
  })
})
