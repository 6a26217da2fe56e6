import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Another office's site: its pages hold the text given, and a link to a second page. */
export async function serveHost(html: string, csp: string): Promise<{ address: string; close(): Promise<void> }> {
  const server = createServer((request, reply) => {
    if (request.url === '/host.js') return void reply.setHeader('content-type', 'text/javascript').end(HOSTILE_SCRIPT)
    if (request.url === '/host.css') return void reply.setHeader('content-type', 'text/css').end(HOSTILE_STYLE)
    reply.setHeader('content-security-policy', csp)
    reply.setHeader('content-type', 'text/html; charset=utf-8')
    reply.end(`<!doctype html><html lang="vi"><meta name="viewport" content="width=device-width"><title>Xã Trà Cổ</title>
<link rel="stylesheet" href="/host.css"><script src="/host.js"></script>
<main><h1>Trang của xã ${request.url}</h1><p><a href="/trang-hai">Trang hai</a></p>${html}</main></html>`)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const HOSTILE_STYLE = `
* { all: unset !important; font-size: 40px !important; color: red !important; }
main { transform: rotate(1deg); }
button, dialog, iframe, hoi-dap { display: none !important; position: static !important; visibility: hidden !important; }
html, body { overflow: hidden; }`

// What old libraries did to the pages they ran in.
const HOSTILE_SCRIPT = `
window.$ = window.jQuery = function () { throw new Error('not this $') }
window.name = 'host'; window.open = null; window.status = 'x'; window.find = function () {}
Array.prototype.each = function () { return this }; Array.prototype.reduce = function () { return this }
Array.prototype.at = function () { return 'wrong' }; Array.prototype.first = 1
Object.defineProperty(Object.prototype, 'extra', { value: 1, enumerable: true, configurable: true })
String.prototype.trim = function () { return 'wrong' }
Element.prototype.remove = function () {}
document.addEventListener('keydown', event => event.stopPropagation())`
