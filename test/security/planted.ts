import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Database from 'better-sqlite3'

/** A server with two faults on purpose: a scanner that finds nothing here proves nothing elsewhere. */
export async function servePlanted(): Promise<{ address: string; close(): void }> {
  const database = new Database(':memory:')
  database.exec(
    "CREATE TABLE fairs (id INTEGER, place TEXT); INSERT INTO fairs VALUES (1, 'Biên Hòa'), (2, 'Long Khánh')",
  )
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://planted.invalid')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (pathname === '/') return void response.end('<a href="/fair?id=1">phiên</a> <a href="/hello?name=Lan">chào</a>')
    if (pathname === '/hello') return void response.end(`<p>Chào ${searchParams.get('name')}</p>`)
    try {
      const rows = database.prepare(`SELECT place FROM fairs WHERE id = ${searchParams.get('id')}`).all()
      response.end(`<p>${JSON.stringify(rows)}</p>`)
    } catch (fault) {
      response.statusCode = 500
      response.end(`[SQLITE_ERROR] ${(fault as Error).message}`)
    }
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const close = () => {
    server.close()
    server.closeAllConnections()
    database.close()
  }
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}
