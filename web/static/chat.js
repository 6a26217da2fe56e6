// Saves reloading the page: sends the same words, puts the answer below, and keeps what could not be sent until it can.
// On a fault of its own the form goes the plain way.
;(() => {
  const form = document.getElementById('hoi')
  const field = document.getElementById('cau-hoi')
  const history = document.querySelector('.history')
  const status = document.getElementById('bao-tin')
  const notice = document.getElementById('chua-gui')
  const counter = document.getElementById('dem')
  if (!form || !history || !window.fetch || !window.DOMParser) return
  const patience = 20000
  const again = [3000, 10000, 30000, 60000] // after that only the network's return or the button sends
  const policy = window.trustedTypes?.createPolicy('hoi-dap', { createHTML: html => html })
  const isFramed = window.parent !== window

  // What outlives a change of page: the conversation's id, what is in the field, and a question not yet sent.
  let kept = {}
  try {
    kept = JSON.parse(sessionStorage.getItem('cuoc')) ?? {}
  } catch {}
  function keep(changes) {
    kept = { ...kept, ...changes }
    try {
      sessionStorage.setItem('cuoc', JSON.stringify(kept))
    } catch {}
  }

  let busy = false
  let tries = 0
  let timer

  async function post(address, fields) {
    const giveUp = new AbortController()
    const limit = setTimeout(() => giveUp.abort(), patience)
    try {
      const reply = await fetch(address, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'x-fragment': '1' },
        signal: giveUp.signal,
      })
      return { status: reply.status, type: reply.headers.get('content-type') ?? '', text: await reply.text() }
    } finally {
      clearTimeout(limit)
    }
  }

  /** Words are { text, label?, typed? }: typed ones stand in the field until they are answered. */
  async function send(words) {
    if (busy) return
    busy = true
    clearTimeout(timer)
    notice.hidden = true
    const pending = showPending(words)
    try {
      const reply = await post(form.action, {
        text: words.text,
        label: words.label ?? '',
        conversation: form.elements.conversation.value,
        again: words.again ?? '',
      }).catch(() => undefined)
      if (!reply || reply.status >= 500) return later(words)
      keep({ waiting: undefined })
      tries = 0
      if (reply.status >= 400 && reply.type.startsWith('text/plain')) return tell(reply.text)
      const [item] = itemsIn(reply.text)
      if (!item) throw new Error('no exchange')
      if (words.typed && field.value.trim() === words.text.trim()) write('')
      pending.remove()
      show(item)
      form.elements.conversation.value =
        item.querySelector('input[name=conversation]')?.value ?? kept.conversation ?? form.elements.conversation.value
      keep({ conversation: form.elements.conversation.value })
      status.textContent = wordsOf(item).slice(0, 600)
    } catch {
      plainly(words)
    } finally {
      pending.remove()
      busy = false
    }
  }

  /** The question at its place at once; that we are looking for an answer only when that takes its time. */
  function showPending({ text, label }) {
    const item = history.appendChild(document.createElement('li'))
    item.className = 'exchange pending'
    const said = item.appendChild(document.createElement('div'))
    said.className = 'said'
    said.appendChild(document.createElement('p')).textContent = label || text
    const waiting = item.appendChild(document.createElement('p'))
    waiting.className = 'waiting'
    const timers = [
      setTimeout(() => {
        waiting.textContent = status.textContent = 'Đang tìm câu trả lời…'
      }, 700),
      setTimeout(() => {
        waiting.textContent = 'Mạng chậm, vẫn đang chờ câu trả lời…'
      }, 5000),
    ]
    return {
      remove() {
        timers.forEach(clearTimeout)
        item.remove()
      },
    }
  }

  function later(words) {
    keep({ waiting: { ...words, again: 1 } }) // it may have been answered, and only the answer lost
    if (words.typed && !field.value) write(words.text)
    const what = words.typed ? 'Câu hỏi' : `Câu “${words.label}”`
    tell(
      navigator.onLine
        ? `Mạng chậm hoặc máy chủ đang bận. ${what} vẫn còn đây và sẽ tự gửi lại.`
        : `Đang mất mạng. ${what} vẫn còn đây và sẽ tự gửi khi có mạng lại.`,
    )
    if (tries < again.length) timer = setTimeout(retry, again[tries++])
  }

  function retry() {
    if (kept.waiting && navigator.onLine) send(kept.waiting)
  }

  function tell(text) {
    notice.firstElementChild.textContent = text
    notice.querySelector('button').parentElement.hidden = !kept.waiting
    notice.hidden = false
    status.textContent = text
  }

  /** Leaves the page as if there were no script. */
  function plainly({ text, label }) {
    const plain = document.createElement('form')
    plain.method = 'post'
    plain.action = form.action
    for (const [name, value] of Object.entries({
      text,
      label: label ?? '',
      conversation: form.elements.conversation.value,
    })) {
      const input = plain.appendChild(document.createElement('textarea'))
      input.name = name
      input.value = value
    }
    plain.hidden = true
    document.body.append(plain)
    plain.submit()
  }

  function itemsIn(html) {
    const list = `<ol>${html}</ol>`
    const page = new DOMParser().parseFromString(policy ? policy.createHTML(list) : list, 'text/html')
    return [...page.querySelectorAll('li.exchange')].map(item => document.importNode(item, true))
  }

  function show(item, behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth') {
    document.getElementById('moi-nhat')?.removeAttribute('id')
    item.id = 'moi-nhat'
    history.append(item)
    announce(item)
    item.scrollIntoView({ block: 'start', behavior })
  }

  function announce(item) {
    document.dispatchEvent(new CustomEvent('exchange', { detail: { item, words: wordsOf(item) } }))
  }

  /** An answer as it is read out: without the sender, buttons and folded sources. */
  function wordsOf(item) {
    return (
      [...item.querySelectorAll('.answer > :not(.who, .leaving, .sources, .actions)')]
        // biome-ignore lint/performance/useDomNodeTextContent: textContent would glue blocks together
        .map(each => each.innerText.replace(/\s+/g, ' ').trim())
        .filter(Boolean)
        .join('. ')
        .replace(/([.!?:])\. /g, '$1 ')
    )
  }

  function write(text) {
    field.value = text
    count()
    keep({ draft: text })
  }

  function count() {
    const { length } = field.value
    counter.textContent = length >= 0.8 * field.maxLength ? `Còn ${field.maxLength - length} chữ cái.` : ''
  }

  /** The exchanges of a page before this one, drawn again by the server, which alone knows them. */
  async function takeUp() {
    const { conversation, waiting, draft } = kept
    if (draft && !field.value) write(draft)
    const isAnswered = history.children.length > 0 && !location.search.includes('topic=')
    if (isAnswered) keep({ conversation: form.elements.conversation.value })
    else if (conversation && form.elements.conversation.value !== conversation) {
      form.elements.conversation.value = conversation
      const reply = await post(isFramed ? '/tro-lai?embed=1' : '/tro-lai', { conversation }).catch(() => undefined)
      const items = reply?.status === 200 ? itemsIn(reply.text) : []
      if (items.length > 0) history.replaceChildren(...items.slice(0, -1))
      for (const item of items.slice(0, -1)) announce(item)
      if (items.length > 0) show(items.at(-1), 'auto')
    }
    if (waiting) send(waiting)
  }

  document.addEventListener('submit', event => {
    const sent = event.target
    if (sent.method !== 'post' || sent.action !== form.action) return
    event.preventDefault()
    const { text, label } = Object.fromEntries(new FormData(sent))
    send({ text, label, typed: sent === form })
  })
  document.addEventListener('say', event => send(event.detail))
  notice.querySelector('button').addEventListener('click', () => kept.waiting && send(kept.waiting))
  window.addEventListener('online', retry)
  field.addEventListener('input', () => {
    count()
    keep({ draft: field.value })
    if (!kept.waiting?.typed) return
    keep({ waiting: undefined }) // what is being changed is not sent by itself
    notice.hidden = true
  })
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      form.requestSubmit()
    }
  })
  if (isFramed) {
    document.addEventListener('click', event => {
      const link = event.target.closest('a[href^="/"], a[href^="http"]:not(.exit)')
      if (link) link.target = '_blank' // nothing else of ours may stand in another site's frame
    })
    // The widget was just opened: ready to type, but without a keyboard that covers a phone's screen.
    if (document.hasFocus() && matchMedia('(hover: hover)').matches) field.focus()
  }
  for (const item of history.children) announce(item)
  takeUp()
})()
