import { type Contact, dial } from '../../content/contact.ts'
import { Page } from '../parts/page.tsx'
import { Prose } from '../parts/prose.tsx'
import type { Services } from '../services.ts'
import { governmentService } from '../structured-data.ts'
import { helpIn, linesIn, sayLine } from '../urgent-help.ts'

/** Numbers first, then what to do. The service worker keeps it, so that it opens without a network. */
export function UrgentPage({ services, noNetwork = false }: { services: Services; noNetwork?: boolean }) {
  const { knowledge } = services.memory.library
  const childLine = knowledge.names.contacts.get('111')
  const chat = knowledge.names.contacts.get('zalo-111')
  const data = childLine ? [governmentService(childLine.name, childLine)] : []
  return (
    <Page
      services={services}
      title={noNetwork ? 'Đang mất mạng – các số khẩn cấp vẫn gọi được' : 'Số khẩn cấp: trẻ em, bạo lực, tai nạn, cháy'}
      leaves={!noNetwork}
      shared={
        noNetwork
          ? {}
          : { path: '/khan-cap', description: 'Các số gọi khi có người gặp nguy hiểm, và việc cần làm ngay.', data }
      }
    >
      <h1>{noNetwork ? 'Máy đang mất mạng' : 'Số khẩn cấp'}</h1>
      {noNetwork ? (
        <p>
          Trang bạn cần chưa mở được. Có mạng lại, bạn tải lại trang. Có người gặp nguy hiểm thì gọi ngay: gọi điện
          không cần mạng Internet.
        </p>
      ) : (
        <p>Bấm vào số để gọi. Gọi điện không cần mạng Internet.</p>
      )}
      <ul class="numbers urgent">
        {linesIn(knowledge).map(line => (
          <li>
            <a class="button call big" href={`tel:${dial(line)}`}>
              Gọi {sayLine(line)}
            </a>
            {line.phoneNote ? <p class="hint">{line.phoneNote}</p> : null}
          </li>
        ))}
      </ul>
      {chat?.web ? (
        <p>
          Không tiện nói thành tiếng: <a href={chat.web}>nhắn {chat.name}</a>.
        </p>
      ) : null}
      {helpIn(knowledge).map(({ kind, heading, lead, next, calls }) => (
        <section class="help" id={kind} aria-labelledby={`${kind}-la`}>
          <h2 id={`${kind}-la`}>{heading}</h2>
          <p class="lead">{lead}</p>
          <Calls contacts={calls} />
          <Prose text={next} />
        </section>
      ))}
      {noNetwork ? null : (
        <p class="hint">
          Trang này mở lại được khi mất mạng, nếu máy bạn đã mở một lần. Bản chữ trơn để in, để nhắn cho nhau:{' '}
          <a href="/khan-cap.txt">khan-cap.txt</a>.
        </p>
      )}
    </Page>
  )
}

function Calls({ contacts }: { contacts: readonly Contact[] }) {
  return (
    <ul class="actions urgent">
      {contacts.map(contact => (
        <li>
          <a class="button call" href={`tel:${dial(contact)}`}>
            Gọi {sayLine(contact)}
          </a>
        </li>
      ))}
    </ul>
  )
}
