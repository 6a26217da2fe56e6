// Lets a plain link to us open the chat in the page it stands on. Until this has run, and where it cannot, a link it is.
;(() => {
  const { dataset, src } = document.currentScript
  const { color, greeting, position, topic } = dataset
  const home = new URL('/', src)
  const back = /^#[\da-f]{6}$/i.test(color) ? color : '#0b5c78'
  const light = at => `0x${back.slice(at, at + 2)}` ** 2.2
  // At least 4.5 of contrast on any colour.
  const front = 0.21 * light(1) + 0.72 * light(3) + 0.07 * light(5) > 35430 ? '#000' : '#fff'
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
:host{all:initial!important}
button,dialog{position:fixed;inset:auto ${position === 'left' ? 'auto 16px 16px' : '16px 16px auto'};z-index:2147483647;margin:0;border:1px solid;font:600 16px system-ui}
button{padding:14px 20px;background:${back};color:${front}}
dialog{padding:0;width:400px;height:90%}
dialog[open]{display:grid;grid:auto 1fr/1fr}
dialog[open]+button{visibility:hidden}
dialog button{position:static}
iframe{width:100%;height:100%;border:0}
@media(width<480px){dialog{inset:0;border:0;min-width:100%;min-height:100%}}
@media print{:host{display:none!important}}`)
  const make = (name, into) => into.appendChild(document.createElement(name))
  // Not into the body, which some sites replace.
  const root = make('hoi-dap', document.documentElement).attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  const panel = make('dialog', root)
  const closer = make('button', panel)
  const opener = make('button', root)
  panel.ariaLabel = 'Hỏi đáp an sinh'
  opener.textContent = greeting || panel.ariaLabel
  closer.textContent = 'Đóng'

  let from = opener
  let frame
  let store = {}
  try {
    store = sessionStorage
  } catch {}
  function open() {
    // Not before: even an empty frame costs a slow phone a tenth of a second.
    if (!frame) {
      frame = make('iframe', panel)
      frame.title = panel.ariaLabel
      frame.src = `${home}?embed=1&topic=${topic || ''}`
    }
    if (innerWidth < 480) panel.showModal()
    else panel.open = true
    store.hoiDap = 1
  }
  // Still open from the page before: the focus stays where it is.
  if (store.hoiDap) open()
  panel.onclose = () => {
    store.hoiDap = ''
    from.focus()
  }
  panel.onkeydown = event => event.key === 'Escape' && panel.close()
  addEventListener('message', event => {
    if (event.origin === home.origin && event.source === frame?.contentWindow && event.data === 'close') panel.close()
  })
  addEventListener('click', event => {
    const at = event.composedPath()[0]
    const link = at.closest?.('a')
    if (at === closer) panel.close()
    else if (at === opener || (link?.href === home.href && !event.ctrlKey && !event.metaKey)) {
      event.preventDefault()
      from = link || at
      open()
      frame.focus()
    }
  })
})()
