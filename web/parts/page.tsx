import type { Child } from 'hono/jsx'
import type { Services } from '../services.ts'

/** The frame of every page. */
export function Page({
  services,
  title,
  children,
  script = false,
}: {
  services: Services
  title: string
  children: Child
  script?: boolean
}) {
  const { style, script: chat } = services.assets
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <meta
          name="description"
          content="Hỏi đáp về bảo hiểm xã hội, bảo hiểm y tế, thất nghiệp, trợ cấp, Tổng đài 111 và sàn việc làm ở Đồng Nai."
        />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={style.path} />
        {services.zalo?.verification ? (
          <meta name="zalo-platform-site-verification" content={services.zalo.verification} />
        ) : null}
        {script ? <script src={chat.path} defer /> : null}
      </head>
      <body>
        <a class="skip" href="#noi-dung">
          Đến nội dung chính
        </a>
        <header>
          <a class="brand" href="/">
            Hỏi đáp an sinh Đồng Nai
          </a>
          <ChildLine services={services} />
        </header>
        <main id="noi-dung">{children}</main>
        <footer>
          <p>
            Câu trả lời do cán bộ soạn, kèm căn cứ và ngày; đây không phải quyết định giải quyết hồ sơ.{' '}
            <a href="/can-cu">Căn cứ</a> · <a href="/viec-lam">Lịch phiên việc làm</a>
          </p>
        </footer>
      </body>
    </html>
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
