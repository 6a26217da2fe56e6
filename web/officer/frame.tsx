import type { Child } from 'hono/jsx'
import { ROLE_NAMES, type Role } from '../../content/desk/officer.ts'
import { ADMINISTRATORS, ALL, type DeskContext } from './route.ts'

/** The desk's rooms as the navigation shows them. */
const PLACES: readonly { path: string; name: string; may: readonly Role[] }[] = [
  { path: '/officer/inbox', name: 'Hộp thư', may: ALL },
  { path: '/officer/entries', name: 'Mục hỏi đáp', may: ALL },
  { path: '/officer/amounts', name: 'Mức tiền', may: ALL },
  { path: '/officer/words', name: 'Từ và dấu hiệu', may: ALL },
  { path: '/officer/fairs', name: 'Phiên việc làm', may: ALL },
  { path: '/officer/review', name: 'Cần xem lại', may: ALL },
  { path: '/officer/figures', name: 'Số liệu', may: ALL },
  { path: '/officer/exchange', name: 'Nhập, xuất', may: ALL },
  { path: '/officer/acts', name: 'Nhật ký', may: ALL },
  { path: '/officer/officers', name: 'Cán bộ', may: ADMINISTRATORS },
  { path: '/officer/switches', name: 'Bật, tắt', may: ADMINISTRATORS },
  { path: '/officer/guide', name: 'Hướng dẫn', may: ALL },
]

/** The frame of every page of the desk. `done` says what has just happened, above everything else. */
export function DeskPage({
  context,
  title,
  children,
  done,
}: {
  context: DeskContext
  title: string
  children: Child
  done?: string | undefined
}) {
  const { deskStyle, deskScript } = context.env.services.assets
  const signedIn = context.get('signedIn')
  const here = context.req.path
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – Bàn làm việc`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={deskStyle.path} />
        <script src={deskScript.path} defer />
      </head>
      <body>
        <a class="skip" href="#noi-dung">
          Đến nội dung chính
        </a>
        <header>
          <a class="brand" href="/officer">
            Bàn làm việc
          </a>
          {signedIn ? (
            <div class="me">
              <a href="/officer/me">
                {signedIn.officer.name} ({ROLE_NAMES[signedIn.officer.role]})
              </a>
              <DeskForm context={context} action="/officer/sign-out">
                <button type="submit" class="button">
                  Đăng xuất
                </button>
              </DeskForm>
            </div>
          ) : null}
        </header>
        {signedIn ? (
          <nav aria-label="Bàn làm việc">
            <ul>
              {PLACES.filter(place => place.may.includes(signedIn.officer.role)).map(place => (
                <li>
                  <a href={place.path} {...(here.startsWith(place.path) ? { 'aria-current': 'page' } : {})}>
                    {place.name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <main id="noi-dung">
          {done ? (
            <p class="done" role="status">
              {done}
            </p>
          ) : null}
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  )
}

/** A form that carries its session's token. */
export function DeskForm({
  context,
  action,
  children,
  files = false,
  ...rest
}: {
  context: DeskContext
  action: string
  children: Child
  files?: boolean
  class?: string
  id?: string
}) {
  const signedIn = context.get('signedIn')
  return (
    <form method="post" action={action} {...(files ? { enctype: 'multipart/form-data' } : {})} {...rest}>
      {signedIn ? <input type="hidden" name="csrf" value={signedIn.csrf} /> : null}
      {children}
    </form>
  )
}

/** Why something was not done, read out at once; nothing when there is nothing to say. */
export function Alert({ says }: { says: string | undefined }) {
  return says ? (
    <p class="wrong" role="alert">
      {says}
    </p>
  ) : null
}

/** A labelled field, with help before it and the complaint about it, which is read with it. */
export function Field({
  name,
  label,
  value = '',
  help,
  wrong,
  lines,
  type = 'text',
  required = false,
  options,
  autocomplete,
}: {
  name: string
  label: string
  value?: string | undefined
  help?: string | undefined
  wrong?: string | undefined
  /** More than one makes it a text area. */
  lines?: number
  type?: 'text' | 'password' | 'date' | 'datetime-local' | 'time' | 'url' | 'search' | 'number' | 'file'
  required?: boolean
  /** Makes it a choice: value → what is read; as pairs where values are numbers and the order matters. */
  options?: Record<string, string> | readonly (readonly [value: string, says: string])[]
  autocomplete?: string
}) {
  const id = `o-${name}`
  const described = [help ? `${id}-giup` : '', wrong ? `${id}-sai` : ''].filter(Boolean).join(' ')
  const common = {
    id,
    name,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(wrong ? { 'aria-invalid': 'true' as const } : {}),
    ...(required ? { required: true } : {}),
  }
  return (
    <div class={wrong ? 'field bad' : 'field'}>
      <label for={id}>{label}</label>
      {help ? (
        <p class="hint" id={`${id}-giup`}>
          {help}
        </p>
      ) : null}
      {wrong ? (
        <p class="wrong" id={`${id}-sai`}>
          {wrong}
        </p>
      ) : null}
      {options ? (
        <select {...common}>
          {(isPairs(options) ? options : Object.entries(options)).map(([key, says]) => (
            <option value={key} selected={key === value}>
              {says}
            </option>
          ))}
        </select>
      ) : lines ? (
        <textarea {...common} rows={lines}>
          {value}
        </textarea>
      ) : (
        <input
          {...common}
          type={type}
          value={value}
          {...(autocomplete ? { autocomplete: autocomplete as 'on' } : {})}
        />
      )}
    </div>
  )
}

function isPairs(options: object): options is readonly (readonly [string, string])[] {
  return Array.isArray(options)
}
