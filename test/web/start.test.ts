import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkedContent, fingerprintOf, readFolder } from '../../content/checked.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SCRIPTS = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
  .scripts
const QUESTION = 'bhyt ho gia dinh nguoi dau tien dong bao nhieu'
const SLOWEST = 120_000 // a busy machine that makes the bundle and checks the content first

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('A citizen, as soon as the service is started,', () => {
  it('is answered, sees the page with its style, and the service ends in peace when told to', {
    timeout: 2 * SLOWEST,
  }, async () => {
    const port = await freePort()
    const begun = performance.now()
    const service = startService({ PORT: `${port}`, HOST: '127.0.0.1', DATABASE_FILE: join(folder, 'db.sqlite') })
    try {
      const answer = await ask(port, service)
      console.log(`npm start: first answer after ${Math.round(performance.now() - begun)} ms`)
      expect(answer).toMatchObject({ kind: 'found', text: expect.stringContaining('người thứ nhất đóng') })
      const page = await (await fetch(`http://127.0.0.1:${port}/`)).text()
      const style = await fetch(new URL(/<link[^>]+href="([^"]+\.css)"/.exec(page)![1]!, `http://127.0.0.1:${port}`))
      expect(style.status).toBe(200)
      const ended = new Promise(resolve => service.once('exit', (code, signal) => resolve(signal ?? code)))
      service.kill('SIGTERM')
      expect(await ended).toBe(0)
    } finally {
      service.kill('SIGKILL')
    }
  })
})

describe('Whoever ends npm', () => {
  it('ends the service with it, in peace', { timeout: SLOWEST }, async () => {
    const goesOn = `import { WORD } from '../content/word.ts'
      process.once('SIGTERM', () => { console.log('bye'); process.exit() })
      setTimeout(() => console.log('left alone'), 10_000)
      console.log(WORD)`
    tinyProject(goesOn, 'running')
    const shell = spawn('sh', ['-c', 'node web/start.js web/say.ts; true'], {
      cwd: folder,
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let heard = ''
    for await (const text of shell.stdout) {
      heard += text
      if (heard === 'running\n') shell.kill('SIGTERM') // dies at once, as npm's own shell does
    }
    expect(heard).toBe('running\nbye\n')
  })
})

describe('A developer who starts again', () => {
  it('runs what the sources say now, and bundles them only when they or the packages have changed', {
    timeout: SLOWEST,
  }, async () => {
    tinyProject("import { WORD } from '../content/word.ts'\nconsole.log(WORD, process.argv.slice(2).join())", 'một')
    expect(await say('a', 'b')).toBe('một a,b\n')
    const first = bundles()
    expect(first).toHaveLength(2) // the bundle and its map
    expect(await say()).toBe('một \n')
    expect(bundles()).toEqual(first)

    writeFileSync(join(folder, 'content/word.ts'), "export const WORD: string = 'hai'\n")
    expect(await say()).toBe('hai \n')
    const second = bundles()
    expect(second).toHaveLength(2) // the old one is gone
    expect(second).not.toEqual(first)

    writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"another":"version"}')
    expect(await say()).toBe('hai \n')
    expect(bundles()).not.toEqual(second)
  })

  it('reads in a fault which line of which source it came from', { timeout: SLOWEST }, async () => {
    tinyProject("import { WORD } from '../content/word.ts'\n\ninterface Gone {}\nthrow new Error(WORD)", 'hỏng')
    const trace = await say().catch(fault => fault.stderr)
    expect(trace).toContain('hỏng')
    expect(trace).toMatch(/web[/]say\.ts:4/)
  })

  it('can start where nothing can be written', { timeout: SLOWEST }, async () => {
    tinyProject(
      "import { WORD } from '../content/word.ts'\nconsole.log(WORD, process.argv.slice(2).join())",
      'vẫn chạy',
    )
    writeFileSync(join(folder, '.start'), 'a file where the folder should be')
    expect(await say('a')).toBe('vẫn chạy a\n')
  })

  it('finds files beside a source in its bundle too: they are named from the room above', () => {
    const named = ['bot', 'content', 'db', 'web'].flatMap(room =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
        .filter(file => /\.tsx?$/.test(file))
        .map(file => join(room, file))
        .filter(file => readFileSync(join(ROOT, file), 'utf8').includes('import.meta')),
    )
    expect(named).toContain('db/open-sqlite.ts')
    for (const file of named) {
      expect(dirname(file), file).not.toContain('/')
      for (const [use] of readFileSync(join(ROOT, file), 'utf8').matchAll(/^.*import\.meta.*$/gm))
        expect(use, file).toMatch(/new URL\(['`]\.\.\/(?:bot|content|db|web)\/[^'`]*['`], import\.meta\.url\)/)
    }
  })
})

describe('An officer who has edited a content file', () => {
  it('has it checked anew at the next start', () => {
    const files = readFolder()
    const [path, text] = [...files].find(([name]) => name.startsWith('entries/'))!
    const edited = new Map(files).set(path, text.replace(/\.\n/, '!\n'))
    expect(edited.get(path)).not.toBe(text)
    expect(fingerprintOf(edited)).not.toBe(fingerprintOf(files))
    expect(checkedContent(edited)).toBeUndefined()
  })

  it('waits no longer because somebody wrote in a README', () => {
    expect([...readFolder().keys()].filter(path => path.endsWith('README.md'))).toEqual([])
  })
})

/** What `npm start` runs, without npm around it. */
function startService(settings: Record<string, string>): ChildProcess {
  const [command, ...words] = SCRIPTS.start!.split(' ')
  expect(command).toBe('node')
  const { PATH, HOME } = process.env
  return spawn(process.execPath, words, {
    cwd: ROOT,
    // Nothing of a developer's own settings: a token would open a channel. What is set stands before `.env`.
    env: { PATH, HOME, ...settings, TELEGRAM_BOT_TOKEN: '', ZALO_BOT_TOKEN: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function ask(port: number, service: ChildProcess): Promise<unknown> {
  for (let until = Date.now() + SLOWEST; Date.now() < until; await new Promise(resolve => setTimeout(resolve, 20))) {
    if (service.exitCode !== null) throw new Error(`the service ended with ${service.exitCode}`)
    const response = await fetch(`http://127.0.0.1:${port}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: QUESTION }),
    }).catch(() => undefined) // it does not listen yet
    if (response) return response.json()
  }
  throw new Error('no answer')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** A project with our way to start, two sources and only the packages that it needs. */
function tinyProject(say: string, word: string): void {
  for (const each of ['web', 'content', 'node_modules']) mkdirSync(join(folder, each))
  cpSync(join(ROOT, 'web/start.js'), join(folder, 'web/start.js'))
  cpSync(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'web/say.ts'), `${say}\n`)
  writeFileSync(join(folder, 'content/word.ts'), `export const WORD: string = '${word}'\n`)
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{}')
  for (const name of ['esbuild', 'tsx'])
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
}

async function say(...words: string[]): Promise<string> {
  const start = ['web/start.js', 'web/say.ts', ...words]
  return (await promisify(execFile)(process.execPath, start, { cwd: folder })).stdout
}

function bundles(): string[] {
  return readdirSync(join(folder, '.start')).sort()
}
