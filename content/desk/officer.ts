/** Biên tập writes; duyệt approves and publishes, too; quản trị looks after officers and settings. */
export const ROLES = ['writer', 'approver', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** Roles as officers read them. */
export const ROLE_NAMES: Record<Role, string> = {
  writer: 'Biên tập',
  approver: 'Duyệt',
  administrator: 'Quản trị',
}

/** Who is at the desk. `name` is what logs and revisions hold: it never changes and is never given to another. */
export interface Officer {
  id: string
  name: string
  role: Role
}

/** Names are people's: letters of any language, spaces between. */
export const NAME = /^[\p{L}\p{M}\d]+(?:[ ._-][\p{L}\p{M}\d]+)*$/u
export const NAME_LENGTH = { least: 2, most: 60 }
/** Who logs name when nobody did it by hand; no officer is called so. */
export const MACHINE = 'máy'
