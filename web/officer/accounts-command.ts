import * as z from 'zod'
import { MACHINE, ROLE_NAMES, type Role } from '../../content/desk/officer.ts'
import type { ListedOfficer } from '../../content/desk/officer-store.ts'
import { actsIn } from '../../db/acts.ts'
import { officersIn } from '../../db/officers.ts'
import type { Services } from '../services.ts'
import { accountsOf } from './accounts.ts'
import { OfficerName, TypedRole } from './new-officer.ts'
import { oneTimePassword } from './password.ts'

const WORDS = 'viết một trong: add TÊN VAI-TRÒ, list, reset TÊN, disable TÊN'
const Add = z.tuple([z.literal('add'), OfficerName, TypedRole])
const Command = z.union([Add, z.tuple([z.enum(['reset', 'disable']), OfficerName]), z.tuple([z.literal('list')])])

/** Does what was typed in a terminal and returns the lines to say. Throws one readable Error. */
export async function commandOfficers(
  words: string[],
  needs: Pick<Services, 'database' | 'deskSecret'>,
): Promise<string[]> {
  const [what, name = '', role] = read(words)
  if (what === 'list') return (await officersIn(needs.database).list()).map(sayOfficer)
  if (what === 'add') return add(name, role!, needs)
  const officer = await officersIn(needs.database).named(name)
  if (!officer) throw new Error(`Không có cán bộ tên "${name}".`)
  return what === 'reset' ? reset(officer, needs) : disable(officer, needs)
}

type Needs = Parameters<typeof commandOfficers>[1]

/** The command as typed, or one Error that says what is wrong with it. */
function read(words: string[]) {
  const command = Command.safeParse(words)
  if (command.success) return command.data
  const added = words[0] === 'add' && words.length === 3 ? Add.safeParse(words).error : undefined
  throw new Error(added ? z.prettifyError(added) : WORDS)
}

async function add(name: string, role: Role, needs: Needs): Promise<string[]> {
  const password = oneTimePassword()
  if (!(await accountsOf(needs).add(name, role, password))) throw new Error(`Đã có cán bộ tên "${name}".`)
  await note(needs, `Thêm cán bộ, vai trò ${ROLE_NAMES[role]}`, name)
  return handOver(name, password)
}

/** The way back in for an administrator who has lost everything, so it takes the second factor away, too. */
async function reset(officer: ListedOfficer, needs: Needs): Promise<string[]> {
  const officers = officersIn(needs.database)
  const password = oneTimePassword()
  await officers.forgetSecondFactor(officer.id)
  await officers.enable(officer.id)
  await accountsOf(needs).resetPassword(officer, password)
  await note(needs, 'Đặt lại mật khẩu và xác nhận hai bước', officer.name)
  return handOver(officer.name, password)
}

async function disable({ id, name }: ListedOfficer, needs: Needs): Promise<string[]> {
  if (!(await officersIn(needs.database).disable(id))) throw new Error('Đây là quản trị duy nhất đang làm việc.')
  await note(needs, 'Khóa tài khoản', name)
  return [`Đã khóa tài khoản ${name}.`]
}

async function note({ database }: Needs, act: string, subject: string): Promise<void> {
  await actsIn(database).add({ at: Date.now(), officer: MACHINE, act, subject, reason: 'npm run officer' })
}

function sayOfficer({ name, role, isDisabled, usesSecondFactor }: ListedOfficer): string {
  return `${name}: ${ROLE_NAMES[role]}${isDisabled ? ', đã khóa' : ''}${usesSecondFactor ? ', xác nhận hai bước' : ''}`
}

function handOver(name: string, password: string): string[] {
  return [
    `Mật khẩu dùng một lần của ${name} (trong 7 ngày): ${password}`,
    'Đăng nhập ở /officer; lần đầu phải đặt mật khẩu riêng.',
  ]
}
