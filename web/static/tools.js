// Larger letters; and for each answer: read it out, pass it on, print it. A button is there only where it works.
;(() => {
  const place = document.getElementById('chu-to')
  const status = document.getElementById('bao-tin')
  const isFramed = window.parent !== window
  const say = text => {
    if (status) status.textContent = text
  }

  function button(label, does) {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'button'
    made.textContent = label
    made.addEventListener('click', () => does(made))
    return made
  }

  function size(large) {
    document.documentElement.classList.toggle('large', large)
    return large
  }
  let large = false
  try {
    large = size(localStorage.getItem('chu-to') === '1')
  } catch {}
  if (place) {
    const larger = button('Chữ to', () => {
      large = size(!large)
      larger.setAttribute('aria-pressed', large)
      try {
        localStorage.setItem('chu-to', large ? '1' : '')
      } catch {}
    })
    larger.setAttribute('aria-pressed', large)
    place.append(larger)
  }

  const voice = () => window.speechSynthesis?.getVoices().find(each => /^vi\b/i.test(each.lang))
  window.speechSynthesis?.addEventListener?.('voiceschanged', () => {
    document.querySelectorAll('.aloud').forEach(each => {
      each.hidden = !voice()
    })
  })
  function readOut(words, pressed) {
    const wasReading = pressed.textContent === 'Dừng đọc'
    speechSynthesis.cancel()
    document.querySelectorAll('.aloud > button').forEach(each => {
      each.textContent = 'Đọc to'
    })
    if (wasReading) return
    const spoken = new SpeechSynthesisUtterance(words)
    spoken.voice = voice()
    spoken.lang = spoken.voice.lang
    spoken.onend = () => {
      pressed.textContent = 'Đọc to'
    }
    pressed.textContent = 'Dừng đọc'
    speechSynthesis.speak(spoken)
  }

  async function passOn(link, title) {
    try {
      if (navigator.share) return await navigator.share({ title, url: link.href })
      await navigator.clipboard.writeText(link.href)
      say('Đã sao chép liên kết.')
    } catch (fault) {
      if (fault.name !== 'AbortError') say(`Máy không cho sao chép. Địa chỉ: ${link.href}`)
    }
  }

  document.addEventListener('exchange', ({ detail: { item, words } }) => {
    if (!item.matches('.found, .fairs, .urgent')) return
    const tools = document.createElement('ul')
    tools.className = 'actions tools'
    const add = made => {
      const place = document.createElement('li')
      place.append(made)
      tools.append(place)
      return place
    }
    if (window.speechSynthesis) {
      const place = add(button('Đọc to', pressed => readOut(words, pressed)))
      place.className = 'aloud'
      place.hidden = !voice()
    }
    const link = item.querySelector('a.whole')
    if (link && !isFramed && (navigator.share || navigator.clipboard))
      add(
        button(navigator.share ? 'Chia sẻ' : 'Sao chép liên kết', () =>
          passOn(link, item.querySelector('h3').textContent),
        ),
      )
    if (!item.matches('.urgent')) add(button('In', () => window.print()))
    item.querySelector('.answer').append(tools)
  })
})()
