import { execFile } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

/** Where Chromium is, or a sentence saying why there is none. */
export type Chromium = { path: string } | { missing: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that will say which Chromium was found. */
    chromiumFile: string
  }
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
const PATIENCE = { update: 60_000, install: 240_000 } // together five minutes

/**
 * Vitest's global setup of the browser tests: once a run, whatever the number of forks. It only begins to look, because
 * installing takes a minute or two, in which the other tests run.
 */
export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'))
  const file = join(folder, 'found.json')
  project.provide('chromiumFile', file)
  const looking = chromiumOn(process.env).then(found => {
    if ('missing' in found) console.warn(`\n${found.missing}\n`)
    writeFileSync(`${file}.part`, JSON.stringify(found))
    renameSync(`${file}.part`, file) // whole or not at all
  })
  return async () => {
    await looking
    rmSync(folder, { recursive: true })
  }
}

/** What the global setup found, as soon as it has; it gives up by itself. */
export async function chromiumFound(file: string): Promise<Chromium> {
  while (!existsSync(file)) await sleep(200)
  return JSON.parse(readFileSync(file, 'utf8')) as Chromium
}

/** Finds a Chromium, or installs Debian's where we may. Never throws. */
export async function chromiumOn(env: NodeJS.ProcessEnv, install = installOnDebian): Promise<Chromium> {
  const named = env.CHROMIUM_PATH
  if (named)
    return runs(named) ? { path: named } : { missing: `CHROMIUM_PATH is ${named}, but nothing can be run there.` }
  const here = onPath(env.PATH)
  if (here) return { path: here }
  const failed = await install()
  const after = onPath(env.PATH)
  return after
    ? { path: after }
    : { missing: `No Chromium for the browser tests: ${failed}. Set CHROMIUM_PATH to one.` }
}

function onPath(path = ''): string | undefined {
  return NAMES.flatMap(name => path.split(delimiter).map(folder => join(folder, name))).find(runs)
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Says why it could not. */
async function installOnDebian(): Promise<string> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    return `none of ${NAMES.join(', ')} is on the PATH, and only root on Debian may install one by itself`
  console.log('Installing Chromium for the browser tests (once, up to five minutes) …')
  const run = promisify(execFile)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    // A stale list is better than none: the installation decides.
    await run('apt-get', ['update', '-qq'], { env, timeout: PATIENCE.update }).catch(() => undefined)
    const wait = ['-o', 'DPkg::Lock::Timeout=120']
    await run('apt-get', ['install', '-y', '-qq', ...wait, 'chromium'], {
      env,
      timeout: PATIENCE.install,
      maxBuffer: 64 * 1024 * 1024,
    })
    return 'it was installed, but cannot be run'
  } catch (fault) {
    const said = fault instanceof Error ? fault.message.trim().split('\n').at(-1) : String(fault)
    return `apt-get could not install it (${said})`
  }
}
