// Saves reloading the page: sends the same form, puts the answer below. On any error the form goes the plain way.
;(() => {
  const form = document.getElementById('hoi')
  const field = document.getElementById('cau-hoi')
  const history = document.querySelector('.history')
  const status = document.getElementById('bao-tin')
  const counter = document.getElementById('dem')
  if (!form || !field || !history || !window.fetch || !window.DOMParser) return
  const patience = 20000
  let busy = false

  async function send(sent) {
    if (busy) return
    busy = true
    const data = new URLSearchParams(new FormData(sent))
    const waiting = setTimeout(() => {
      status.textContent = 'Đang tìm câu trả lời…'
    }, 700)
    const giveUp = new AbortController()
    const timer = setTimeout(() => giveUp.abort(), patience)
    try {
      const reply = await fetch('/', {
        method: 'POST',
        body: data,
        headers: { 'x-fragment': '1' },
        signal: giveUp.signal,
      })
      if (!reply.ok) throw new Error(String(reply.status))
      const page = new DOMParser().parseFromString(`<ol>${await reply.text()}</ol>`, 'text/html')
      const item = page.querySelector('li.exchange')
      if (!item) throw new Error('no exchange')
      document.getElementById('moi-nhat')?.removeAttribute('id')
      const shown = document.importNode(item, true)
      history.append(shown)
      const conversation = item.querySelector('input[name=conversation]')
      if (conversation) form.elements.conversation.value = conversation.value
      if (sent === form) {
        field.value = ''
        count()
      }
      document.getElementById('moi-nhat').scrollIntoView({
        block: 'start',
        behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
      })
      // biome-ignore lint/performance/useDomNodeTextContent: textContent would read out the folded sources and glue blocks together
      status.textContent = shown.querySelector('.answer')?.innerText.replace(/\s+/g, ' ').slice(0, 600) ?? ''
    } catch {
      sent.submit()
    } finally {
      clearTimeout(waiting)
      clearTimeout(timer)
      busy = false
    }
  }

  function count() {
    const { length } = field.value
    counter.textContent = length >= 0.8 * field.maxLength ? `Còn ${field.maxLength - length} chữ cái.` : ''
  }

  document.addEventListener('submit', event => {
    if (event.target.method !== 'post' || new URL(event.target.action).pathname !== '/') return
    event.preventDefault()
    send(event.target)
  })
  field.addEventListener('input', count)
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      form.requestSubmit()
    }
  })
})()
