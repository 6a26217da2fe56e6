import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { openApp } from './services.ts'

export type ServedApp = ReturnType<typeof openApp> & {
  /** `http://127.0.0.1:…`, without a slash at its end. */
  address: string
  close(): Promise<void>
}

/** The whole app on a real port, so that a browser can open its pages. */
export async function serveApp(...changes: Parameters<typeof openApp>): Promise<ServedApp> {
  return serveOpened(openApp(...changes))
}

/** An app that was opened before, on a real port. */
export function serveOpened<Opened extends ReturnType<typeof openApp>>(
  opened: Opened,
): Promise<Opened & Pick<ServedApp, 'address' | 'close'>> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: opened.door.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      const close = () =>
        new Promise<void>(done => {
          server.close(() => {
            opened.kept.close()
            done()
          })
          server.closeAllConnections()
        })
      resolve({ ...opened, address: `http://127.0.0.1:${port}`, close })
    }) as Server
    server.on('error', reject)
  })
}
