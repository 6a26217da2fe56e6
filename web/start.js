/**
 * `node web/start.js web/node.ts …` runs a TypeScript file as one bundle, which starts three times as fast as some
 * hundred sources and packages one by one; `--bundle web/node.ts …` only makes the bundles, for `npm ci`.
 * Plain JavaScript, because Node 20 does not run TypeScript.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ROOMS = ['bot', 'content', 'db', 'web']

/** One folder below the root, as every room is: `new URL('../db/…', import.meta.url)` means the same in a bundle. */
const BUNDLES = join(ROOT, '.start')

const [node, , ...words] = process.argv
if (words[0] === '--bundle') for (const entry of words.slice(1)) await bundleOf(entry)
else await run(...words)

async function run(entry, ...options) {
  process.argv = [node, join(ROOT, entry), ...options]
  process.setSourceMapsEnabled(true)
  if (process.env.npm_lifecycle_event) endWithParent()
  const file = await bundleOf(entry).catch(async fault => {
    if (!fault.syscall) throw fault // a source does not compile
    // The disk is full, or the service may not write here: slower, but it starts.
    const { register } = await import('tsx/esm/api')
    register()
    return join(ROOT, entry)
  })
  await import(pathToFileURL(file).href)
}

/** npm hands a signal to the shell between it and us, which dies of it alone: we would go on and hold the port. */
function endWithParent() {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 500).unref()
}

/** The bundle of a source file; made first unless there is one of exactly these sources, so that none is ever stale. */
async function bundleOf(entry) {
  const name = basename(entry, '.ts')
  const file = join(BUNDLES, `${name}.${madeFrom()}.mjs`)
  if (existsSync(file)) return file
  const texts = await bundled(entry, file)
  mkdirSync(BUNDLES, { recursive: true })
  for (const old of readdirSync(BUNDLES)) if (old.startsWith(`${name}.`)) rmSync(join(BUNDLES, old), { force: true })
  for (const [path, text] of texts) {
    const part = join(BUNDLES, `${process.pid}.part`) // renamed when whole: another start may be reading
    writeFileSync(part, text)
    renameSync(part, path)
  }
  return file
}

/** The same for the same sources and installed packages, and different as soon as a letter changes. */
function madeFrom() {
  const sources = ROOMS.filter(room => existsSync(join(ROOT, room)))
    .flatMap(room => readdirSync(join(ROOT, room), { recursive: true }).map(file => join(room, file)))
    .filter(file => /\.(?:tsx?|js)$/.test(file))
  const hash = createHash('sha256')
  for (const file of [...sources.sort(), 'tsconfig.json', 'node_modules/.package-lock.json'])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** The source map, then the bundle: who finds the bundle has its map. */
async function bundled(entry, outfile) {
  const { build, stop } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3'],
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'silent', // what is wrong is thrown
    // Packages in the older module form ask for Node's own modules by `require`; another name, because one imports createRequire itself.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
  })
  await stop() // its process would stay as long as the service
  return outputFiles.map(({ path, contents }) => [path, contents]).sort(([path]) => (path.endsWith('.map') ? -1 : 1))
}
