// Makes the desk's pages quicker to use; every page works without it.
;(() => {
  // A button pressed twice sends once.
  document.addEventListener('submit', event => {
    const form = event.target
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    setTimeout(() => delete form.dataset.sent, 4000)
  })

  // The form of an entry: what is typed is kept every few seconds, the preview follows, names are put at the cursor.
  const form = document.querySelector('form[data-working]')
  if (!form) return
  const KEEP_AFTER = 3000
  const DRAW_AFTER = 700
  const status = form.querySelector('[data-kept]')
  const preview = document.querySelector('[data-preview]')
  const policy = window.trustedTypes?.createPolicy('hoi-dap', { createHTML: html => html }) // our own server's, escaped there
  const bodyOf = act => {
    const body = new URLSearchParams(new FormData(form))
    if (act) body.set('act', act)
    return body
  }

  let isUnkept = false
  const keep = async keepalive => {
    isUnkept = false
    try {
      const { status: code } = await fetch(form.dataset.working, {
        method: 'POST',
        body: bodyOf(),
        keepalive,
        redirect: 'manual',
      })
      if (code !== 204) throw new Error(String(code))
      const time = new Date().toLocaleTimeString('vi', { hour: '2-digit', minute: '2-digit' })
      status.textContent = `Đã tự giữ bản đang viết lúc ${time}.`
    } catch {
      isUnkept = true
      status.textContent =
        'Chưa tự giữ được bản đang viết: mất mạng hoặc phiên làm việc đã hết. Bạn cứ để trang này mở; mở thẻ khác để đăng nhập lại, rồi bấm Lưu.'
    }
  }
  const draw = async () => {
    try {
      const reply = await fetch(form.action, {
        method: 'POST',
        body: bodyOf('preview'),
        headers: { 'x-fragment': '1' },
      })
      if (!reply.ok) return
      const open = [...preview.querySelectorAll('details')].map(each => each.open)
      const html = await reply.text()
      preview.innerHTML = policy ? policy.createHTML(html) : html
      preview.querySelectorAll('details').forEach((each, at) => {
        each.open = open[at] ?? false
      })
    } catch {} // the button still draws it
  }

  let keeping
  let drawing
  document.addEventListener('input', ({ target }) => {
    if (target.form !== form) return
    isUnkept = true
    keeping ??= setTimeout(() => {
      keeping = undefined
      keep()
    }, KEEP_AFTER)
    clearTimeout(drawing)
    drawing = setTimeout(draw, DRAW_AFTER)
  })
  form.addEventListener('submit', () => {
    clearTimeout(keeping)
    isUnkept = false
  })
  addEventListener('pagehide', () => {
    if (isUnkept) keep(true)
  })

  let last = form.querySelector('textarea')
  form.addEventListener('focusin', ({ target }) => {
    if (target.matches('textarea, input[type=text]')) last = target
  })
  for (const code of document.querySelectorAll('code[data-insert]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = code.textContent
    button.addEventListener('click', () => {
      last.focus()
      last.setRangeText(code.dataset.insert, last.selectionStart, last.selectionEnd, 'end')
      last.dispatchEvent(new Event('input', { bubbles: true }))
    })
    code.replaceWith(button)
  }
  for (const picker of document.querySelectorAll('.picker')) {
    const label = document.createElement('label')
    const search = document.createElement('input')
    search.type = 'search'
    label.append(`Tìm trong ${picker.querySelector('summary').textContent.toLowerCase()}`, search)
    const plain = text =>
      text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[đĐ]/g, 'd')
        .toLowerCase()
    search.addEventListener('input', () => {
      for (const item of picker.querySelectorAll('li'))
        item.hidden = !plain(item.textContent).includes(plain(search.value))
    })
    picker.querySelector('ul').before(label)
  }
})()
