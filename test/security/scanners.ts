import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What a scanner may ask: a page or a form, with values that the app takes. */
export interface Target {
  method: 'GET' | 'POST'
  /** With its query. */
  path: string
  /** A form's fields, encoded. */
  body?: string
}

export interface Scan {
  /** The app's address, without a slash at its end. */
  address: string
  targets: readonly Target[]
  /** Sent with each request. */
  headers: Record<string, string>
  /** An empty folder for what the tool writes. */
  folder: string
  seconds: number
}

export interface Scanned {
  findings: string[]
  /** Answers that are none: an error of the server's, which a person has to look at. */
  errors: string[]
  isCutOff: boolean
}

export const TOOLS = ['wapiti', 'sqlmap'] as const

/** Those of the tools that are not on the PATH. */
export function missingTools(path = process.env.PATH ?? ''): string[] {
  return TOOLS.filter(tool => !path.split(delimiter).some(folder => existsSync(join(folder, tool))))
}

type Report = Record<
  'vulnerabilities' | 'anomalies',
  Record<string, { method: string; path: string; parameter: string }[]>
>

/** Follows links and forms from all pages; tries script, SQL, commands, files, redirects and header lines. */
export async function wapiti(scan: Scan): Promise<Scanned> {
  const { address, targets, headers, folder, seconds } = scan
  const report = join(folder, 'wapiti.json')
  const pages = targets.filter(({ method }) => method === 'GET')
  const isCutOff = await run(
    'wapiti',
    [
      ...['-u', `${address}/`, '-m', 'xss,permanentxss,sql,exec,file,redirect,crlf', '--no-bugreport', '-v', '0'],
      ...['--store-session', join(folder, 'wapiti'), '--store-config', join(folder, 'wapiti')],
      ...['-f', 'json', '-o', report, '-t', '10', '--max-scan-time', String(seconds / 4)],
      ...['--max-attack-time', String(seconds / 10), '--max-links-per-page', '40', '--max-files-per-dir', '10'],
      ...pages.flatMap(({ path }) => ['-s', address + path]),
      ...['--skip', 'csrf'], // forms that ask nothing, such as the one that ends the session, are then never sent
      ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ],
    folder,
    seconds,
  )
  if (!existsSync(report)) return { findings: [], errors: ['không có báo cáo'], isCutOff }
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const said = (found: Report['anomalies']) =>
    Object.entries(found).flatMap(([kind, each]) =>
      each.map(({ method, path, parameter }) => `${kind}: ${method} ${path} (${parameter})`),
    )
  return { findings: said(vulnerabilities), errors: said(anomalies), isCutOff }
}

/** Tries SQL in each query and form field there is. */
export async function sqlmap({ address, targets, headers, folder, seconds }: Scan): Promise<Scanned> {
  const { host } = new URL(address)
  const line = '='.repeat(54)
  const requests = targets
    .filter(({ path, body }) => path.includes('?') || body)
    .map(({ method, path, body }) => {
      const type = body ? ['Content-Type: application/x-www-form-urlencoded'] : []
      const sent = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
      const request = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, ...sent, ...type, '', body ?? ''].join('\n')
      return `${line}\n${address}  [127.0.0.1]\n${line}\n${request}\n${line}\n`
    })
  const log = join(folder, 'requests.txt')
  writeFileSync(log, requests.join('\n\n'))
  const out = join(folder, 'sqlmap')
  const isCutOff = await run(
    'sqlmap',
    [
      ...['-l', log, '--ignore-stdin', '--batch', '--flush-session', '--level', '1', '--risk', '1', '--smart'],
      ...['--technique', 'BEU', '--skip', 'csrf', '--threads', '2', '--output-dir', out],
      ...['--answers', 'skip further tests involving it=N'],
    ],
    folder,
    seconds,
  )
  const results = existsSync(out) ? readdirSync(out).filter(name => name.endsWith('.csv')) : []
  const findings = results.flatMap(name => readFileSync(join(out, name), 'utf8').trim().split('\n').slice(1))
  return { findings, errors: [], isCutOff }
}

/** Runs a tool for at most so long; whether it had to be stopped. */
function run(tool: string, words: readonly string[], folder: string, seconds: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, words, { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder })
    let isCutOff = false
    let said = ''
    child.stdout.on('data', text => (said += text))
    child.stderr.on('data', text => (said += text))
    const stop = setTimeout(() => {
      isCutOff = true
      child.kill('SIGINT') // both write down what they have found so far
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    }, seconds * 1000)
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(stop)
      writeFileSync(join(folder, `${tool}.log`), said)
      resolve(isCutOff)
    })
  })
}
