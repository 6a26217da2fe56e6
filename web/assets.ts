import type { Context } from 'hono'
import { hashOf } from '../content/search/hash.ts'

/** The files that pages load: where each is served, its type, and whether its address changes with its content. */
export const STATIC_FILES = {
  style: { file: 'page.css', type: 'text/css; charset=utf-8' },
  script: { file: 'chat.js', after: ['exit.js', 'tools.js', 'suggest.js'], type: 'text/javascript; charset=utf-8' },
  widget: { file: 'widget.js', type: 'text/javascript; charset=utf-8', at: '/widget.js' },
  exit: { file: 'exit.js', type: 'text/javascript; charset=utf-8' },
  offline: { file: 'offline.js', type: 'text/javascript; charset=utf-8' },
  worker: { file: 'sw.js', type: 'text/javascript; charset=utf-8', at: '/sw.js' },
  deskStyle: { file: 'desk.css', type: 'text/css; charset=utf-8' },
  deskScript: { file: 'desk.js', type: 'text/javascript; charset=utf-8' },
} satisfies Record<string, StaticFile>

export interface StaticFile {
  file: string
  /** Files that stand before it in what is served: fewer requests on a slow network. */
  after?: readonly string[]
  type: string
  /** Others link to it by this address, so it stays. Without it the address changes with the content. */
  at?: string
}

export type AssetName = keyof typeof STATIC_FILES
export type Assets = Record<AssetName, Asset>

export interface Asset {
  path: string
  type: string
  text: string
  /** The same, compressed once at start; Cloudflare compresses by itself. */
  brotli?: Uint8Array<ArrayBuffer>
  /** Whether a browser may keep it for ever. */
  immutable: boolean
}

/** The static files, by name, with the addresses they are served at. */
export function assetsOf(
  texts: Record<AssetName, string>,
  compress?: (text: string) => Uint8Array<ArrayBuffer>,
): Assets {
  const assets = Object.entries(STATIC_FILES).map(([name, { file, type, at }]: [string, StaticFile]) => {
    const text = squeezed(texts[name as AssetName])
    const path = at ?? `/${file.replace(/(?=\.\w+$)/, `-${fingerprint(text)}`)}`
    const brotli = compress && { brotli: compress(text) }
    return [name, { path, type, text, ...brotli, immutable: at === undefined }]
  })
  return Object.fromEntries(assets) as Assets
}

/** One of the files as a reply. */
export function sendAsset(context: Context, { type, text, brotli, immutable }: Asset): Response {
  const packed = brotli && /\bbr\b/.test(context.req.header('accept-encoding') ?? '')
  return context.body(packed ? brotli : text, 200, {
    'content-type': type,
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    vary: 'accept-encoding',
    ...(packed ? { 'content-encoding': 'br' } : {}),
  })
}

/** Without what only readers of the source need: indentation, and lines that are a comment. */
function squeezed(text: string): string {
  return text.replace(/^\s*\/\/.*/gm, '').replace(/^\s+/gm, '')
}

/** 32 bits: enough to tell two versions of a file apart. */
function fingerprint(text: string): string {
  return hashOf(text).toString(16).padStart(8, '0')
}
