import type { Context } from 'hono'
import type { Officer, Role } from '../../content/desk/officer.ts'
import type { Services } from '../services.ts'

/** Who sent a request, from their session. */
export interface SignedIn {
  officer: Officer
  /** The session's id, and the token that forms of this session carry. */
  session: string
  csrf: string
  mustChangePassword: boolean
  mustSetUpTotp: boolean
}

export interface Desk {
  Bindings: {
    services: Services
    requestId: string
    /** Where the request comes from, as far as it can be trusted. */
    address?: string | undefined
  }
  Variables: { signedIn: SignedIn; fields: Record<string, string> }
}

export type DeskContext = Context<Desk>

/** One address of the desk. `may` is checked before `does` runs; a test walks all routes with all roles and none. */
export interface DeskRoute {
  method: 'GET' | 'POST'
  path: `/officer${string}`
  /** Roles that may come in; 'everybody' needs no session; 'signed-in' needs one, even before the password is changed. */
  may: readonly Role[] | 'everybody' | 'signed-in'
  does(context: DeskContext): Response | Promise<Response>
  /** The largest body in bytes; 256 kB when absent. */
  limit?: number
}

export const ALL: readonly Role[] = ['writer', 'approver', 'administrator']
export const PUBLISHERS: readonly Role[] = ['approver', 'administrator']
export const ADMINISTRATORS: readonly Role[] = ['administrator']

/** Whether the officer at the desk may publish. */
export function mayPublish(context: DeskContext): boolean {
  return PUBLISHERS.includes(context.var.signedIn.officer.role)
}
