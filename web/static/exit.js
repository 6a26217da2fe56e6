// Leaves an answer that nobody else may see: by its link, or by Escape twice. In the widget, Escape closes it.
;(() => {
  const soon = 1500
  let before = -soon
  const isFramed = window.parent !== window
  if (!isFramed) document.documentElement.classList.add('keys')

  function leave(link) {
    document.querySelectorAll('.history > li, .earlier').forEach(each => {
      each.remove()
    })
    document.querySelectorAll('textarea').forEach(each => {
      each.value = ''
    })
    try {
      sessionStorage.clear()
    } catch {}
    if (isFramed) window.parent.postMessage('close', '*')
    window.top.location.replace(link.href) // so that "back" does not lead here
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a.exit')
    if (!link) return
    event.preventDefault()
    leave(link)
  })
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if (isFramed) window.parent.postMessage('close', '*')
    const link = document.querySelector('a.exit')
    if (link && event.timeStamp - before < soon) leave(link)
    before = event.timeStamp
  })
})()
