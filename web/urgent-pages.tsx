import type { Context } from 'hono'
import type { Door } from './app.tsx'
import { UrgentPage } from './pages/urgent-page.tsx'
import { sendShared, showShared } from './show-shared.ts'
import { helpAsText } from './urgent-help.ts'

/** `GET /khan-cap`: the numbers to call in danger. Needs no database. */
export function showUrgent(context: Context<Door>): Promise<Response> {
  return showShared(context, <UrgentPage services={context.var.services} />)
}

/** `GET /khan-cap.txt`. */
export function urgentAsText(context: Context<Door>): Promise<Response> {
  const { knowledge } = context.var.services.memory.library
  return sendShared(context, helpAsText(knowledge), 'text/plain; charset=utf-8')
}

/** `GET /mat-mang`: what the service worker shows for any other page when there is no network. */
export function showNoNetwork(context: Context<Door>): Promise<Response> {
  return showShared(context, <UrgentPage services={context.var.services} noNetwork />)
}
