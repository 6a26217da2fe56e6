import type { Action } from '../../bot/answer.ts'
import { dial } from '../../content/contact.ts'
import { Actions } from '../parts/actions.tsx'
import { Page } from '../parts/page.tsx'
import type { Services } from '../services.ts'

/** A page that says why there is nothing else to see; after a fault of ours, with the numbers to call. */
export function NoticePage({ services, status, says }: { services: Services; status: number; says: string }) {
  const contacts = services.memory.library.knowledge.names.contacts
  const lines = ['111', '1022', 'bhxh-tong-dai'].flatMap((id): Action[] => {
    const contact = contacts.get(id)
    const number = contact && dial(contact)
    return number ? [{ kind: 'call', label: `${contact.name}: ${contact.phone}`, value: number }] : []
  })
  return (
    <Page services={services} title={`${status} – Hỏi đáp an sinh Đồng Nai`}>
      <h1>{status === 404 ? 'Không tìm thấy trang' : 'Chưa làm được việc này'}</h1>
      <p>{says}</p>
      <p>
        <a class="button" href="/">
          Về trang hỏi đáp
        </a>
      </p>
      {status >= 500 ? <Actions actions={lines} conversation="" /> : null}
    </Page>
  )
}
