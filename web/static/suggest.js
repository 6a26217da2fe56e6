// Offers questions while one is being typed: plain buttons below the field, reached by Tab or the arrow down.
;(() => {
  const field = document.getElementById('cau-hoi')
  const list = document.getElementById('goi-y')
  const status = document.getElementById('bao-tin')
  if (!field || !list || !window.AbortController) return
  const pause = 350
  const longest = 80 // letters: more than that is a question already
  let timer
  let asking

  async function look() {
    asking?.abort()
    const text = field.value.trim()
    if (text.length < 4 || text.length > longest) return offer([])
    asking = new AbortController()
    try {
      const reply = await fetch('/api/suggest', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
        signal: asking.signal,
      })
      const { questions = [] } = await reply.json()
      if (field.value.trim() === text) offer(questions)
    } catch {
      offer([])
    }
  }

  function offer(questions) {
    if (list.hidden && questions.length > 0)
      status.textContent = `Có ${questions.length} câu hỏi gợi ý dưới ô. Bấm mũi tên xuống để chọn.`
    list.hidden = questions.length === 0
    list.replaceChildren(
      ...questions.map(({ id, question }) => {
        const item = document.createElement('li')
        const made = document.createElement('button')
        made.type = 'button'
        made.className = 'button'
        made.textContent = question
        made.addEventListener('click', () => {
          field.value = ''
          field.focus()
          hide()
          document.dispatchEvent(new CustomEvent('say', { detail: { text: `#${id}`, label: question } }))
        })
        item.append(made)
        return item
      }),
    )
  }

  function hide() {
    clearTimeout(timer)
    asking?.abort()
    offer([])
  }

  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(look, pause)
  })
  field.form.addEventListener('submit', hide)
  field.form.addEventListener('keydown', event => {
    const { key, target } = event
    if (list.hidden || event.isComposing) return
    const stops = [field, ...list.querySelectorAll('button')]
    const at = stops.indexOf(target)
    if (key === 'Escape') {
      hide()
      field.focus()
    } else if (key === 'ArrowDown' && (at > 0 || field.selectionEnd === field.value.length)) stops[at + 1]?.focus()
    else if (key === 'ArrowUp' && at > 0) stops[at - 1].focus()
    else return
    event.preventDefault()
  })
})()
