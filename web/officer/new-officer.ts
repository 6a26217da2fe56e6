import * as z from 'zod'
import { MACHINE, NAME, NAME_LENGTH, ROLE_NAMES, ROLES, type Role } from '../../content/desk/officer.ts'

/** An officer's name as typed, at the desk or in a terminal. */
export const OfficerName = z
  .string('còn thiếu tên')
  .transform(name => name.normalize('NFC').trim().replace(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .min(NAME_LENGTH.least, `Tên cần ít nhất ${NAME_LENGTH.least} chữ cái.`)
      .max(NAME_LENGTH.most, `Tên dài quá ${NAME_LENGTH.most} chữ cái.`)
      .regex(NAME, 'Tên chỉ gồm chữ cái, chữ số, dấu cách, chấm, gạch.')
      .refine(name => name.toLowerCase() !== MACHINE, `Nhật ký dùng tên "${MACHINE}" cho việc máy tự làm.`),
  )

export const OfficerRole = z.enum(ROLES, 'Bạn chọn một vai trò.')

const IN_VIETNAMESE: Record<string, Role> = { 'bien-tap': 'writer', duyet: 'approver', 'quan-tri': 'administrator' }

/** A role as typed in a terminal: by its English word, or by the Vietnamese one without marks. */
export const TypedRole = z
  .string('còn thiếu vai trò')
  .transform(text => IN_VIETNAMESE[text.toLowerCase()] ?? text.toLowerCase())
  .pipe(z.enum(ROLES, `vai trò là một trong: ${[...Object.keys(IN_VIETNAMESE), ...ROLES].join(', ')}`))

/** Role → what it may do, for a choice. */
export const ROLE_CHOICES: Record<Role, string> = {
  writer: `${ROLE_NAMES.writer}: viết, gửi duyệt`,
  approver: `${ROLE_NAMES.approver}: viết, duyệt, đăng`,
  administrator: `${ROLE_NAMES.administrator}: như Duyệt, và quản lý cán bộ, cài đặt`,
}
