import { raw } from 'hono/html'
import type { Services } from '../services.ts'

/** What search engines and messengers are told of a page. */
export interface Shared {
  /** Its address here, `/hoi/…`; absent for a page that must not be found again, such as a past version. */
  path?: string
  description?: string
  /** schema.org, as objects. */
  data?: readonly object[]
}

/** Open Graph, the page's one address, and structured data. Addresses are told only when we know how the world reaches us. */
export function SharedHead({ services, title, shared }: { services: Services; title: string; shared: Shared }) {
  const { path, description, data } = shared
  const address = path !== undefined && services.publicUrl ? absolute(services.publicUrl, path) : undefined
  return (
    <>
      {path === undefined ? <meta name="robots" content="noindex" /> : null}
      {address ? <link rel="canonical" href={address} /> : null}
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content="Hỏi đáp an sinh Đồng Nai" />
      <meta property="og:locale" content="vi_VN" />
      <meta property="og:title" content={title} />
      {description ? <meta property="og:description" content={description} /> : null}
      {address ? <meta property="og:url" content={address} /> : null}
      {data?.length ? <script type="application/ld+json">{raw(jsonForHtml(data))}</script> : null}
    </>
  )
}

/** An address of ours as the world writes it. */
export function absolute(publicUrl: string, path: string): string {
  return publicUrl.replace(/\/$/, '') + path
}

/** JSON that cannot end the element it stands in. A block of data is no script, so the CSP lets it stand. */
function jsonForHtml(data: readonly object[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': data }).replace(/</g, '\\u003c')
}
