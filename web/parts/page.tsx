import type { Child } from 'hono/jsx'
import type { Services } from '../services.ts'
import { QuickExit } from './quick-exit.tsx'
import { type Shared, SharedHead } from './shared-head.tsx'

/** The pages that stand by themselves, as the footer lists them. */
export const PAGES = [
  ['/khan-cap', 'Số khẩn cấp'],
  ['/chu-de', 'Chủ đề'],
  ['/tim', 'Tìm'],
  ['/viec-lam', 'Lịch phiên việc làm'],
  ['/can-cu', 'Căn cứ'],
  ['/gioi-thieu', 'Giới thiệu'],
  ['/rieng-tu', 'Riêng tư'],
  ['/tro-nang', 'Trợ năng'],
] as const

const ABOUT =
  'Hỏi đáp về bảo hiểm xã hội, bảo hiểm y tế, thất nghiệp, trợ cấp, Tổng đài 111 và sàn việc làm ở Đồng Nai.'

/** The frame of every page. */
export function Page({
  services,
  title,
  children,
  script = false,
  framed = false,
  leaves = false,
  shared,
}: {
  services: Services
  title: string
  children: Child
  script?: boolean
  /** In the widget: a slim head, no foot. */
  framed?: boolean
  /** With a quick exit, for what somebody at home must not see being read. */
  leaves?: boolean
  /** For pages that others may find and pass on. */
  shared?: Shared
}) {
  const { style, script: chat, exit, offline } = services.assets
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <meta name="description" content={shared?.description ?? ABOUT} />
        {shared ? <SharedHead services={services} title={title} shared={shared} /> : null}
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={style.path} />
        {services.zalo?.verification ? (
          <meta name="zalo-platform-site-verification" content={services.zalo.verification} />
        ) : null}
        {script ? <script src={chat.path} defer /> : null}
        {leaves ? <script src={exit.path} defer /> : null}
        {(script || shared) && !framed ? <script src={offline.path} defer /> : null}
      </head>
      <body>
        <a class="skip" href="#noi-dung">
          Đến nội dung chính
        </a>
        <header>
          {framed ? null : (
            <a class="brand" href="/">
              Hỏi đáp an sinh Đồng Nai
            </a>
          )}
          <ChildLine services={services} />
        </header>
        <main id="noi-dung">
          {leaves ? <QuickExit /> : null}
          {children}
        </main>
        {framed ? null : <Foot />}
      </body>
    </html>
  )
}

function Foot() {
  return (
    <footer>
      <p>Câu trả lời do cán bộ soạn, kèm căn cứ và ngày; đây không phải quyết định giải quyết hồ sơ.</p>
      <nav aria-label="Các trang khác">
        <ul class="pages">
          {PAGES.map(([path, name]) => (
            <li>
              <a href={path}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  )
}

function ChildLine({ services }: { services: Services }) {
  const line = services.memory.library.knowledge.names.contacts.get('111')
  return line?.phone ? (
    <a class="button call" href={`tel:${line.phone}`}>
      Trẻ em gặp nguy hiểm: gọi {line.phone}
    </a>
  ) : null
}
