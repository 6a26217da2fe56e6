/** The page's style and script as texts, and the addresses they are served at. The name changes with the content. */
export interface Assets {
  style: Asset
  script: Asset
}

export interface Asset {
  path: string
  type: string
  text: string
}

export function assetsOf(texts: { style: string; script: string }): Assets {
  return {
    style: { path: `/page-${fingerprint(texts.style)}.css`, type: 'text/css; charset=utf-8', text: texts.style },
    script: {
      path: `/chat-${fingerprint(texts.script)}.js`,
      type: 'text/javascript; charset=utf-8',
      text: texts.script,
    },
  }
}

/** FNV-1a, 32 bits: enough to tell two versions of a file apart. */
function fingerprint(text: string): string {
  let hash = 2166136261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619) >>> 0
  return hash.toString(16).padStart(8, '0')
}
