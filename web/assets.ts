/** The files that pages load: where each is served, its type, and whether its address changes with its content. */
export const STATIC_FILES = {
  style: { file: 'page.css', type: 'text/css; charset=utf-8' },
  script: { file: 'chat.js', type: 'text/javascript; charset=utf-8' },
  offline: { file: 'offline.js', type: 'text/javascript; charset=utf-8' },
  worker: { file: 'sw.js', type: 'text/javascript; charset=utf-8', at: '/sw.js' },
  deskStyle: { file: 'desk.css', type: 'text/css; charset=utf-8' },
  deskScript: { file: 'desk.js', type: 'text/javascript; charset=utf-8' },
} satisfies Record<string, StaticFile>

interface StaticFile {
  file: string
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
  /** Whether a browser may keep it for ever. */
  immutable: boolean
}

/** The static files, by name, with the addresses they are served at. */
export function assetsOf(texts: Record<AssetName, string>): Assets {
  const assets = Object.entries(STATIC_FILES).map(([name, { file, type, at }]: [string, StaticFile]) => {
    const text = texts[name as AssetName]
    const path = at ?? `/${file.replace(/(?=\.\w+$)/, `-${fingerprint(text)}`)}`
    return [name, { path, type, text, immutable: at === undefined }]
  })
  return Object.fromEntries(assets) as Assets
}

/** FNV-1a, 32 bits: enough to tell two versions of a file apart. */
function fingerprint(text: string): string {
  let hash = 2166136261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619) >>> 0
  return hash.toString(16).padStart(8, '0')
}
