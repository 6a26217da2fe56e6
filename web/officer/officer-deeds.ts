import { ROLE_NAMES } from '../../content/desk/officer.ts'
import type { ListedOfficer, OfficerStore } from '../../content/desk/officer-store.ts'
import type { Accounts } from './accounts.ts'
import { OfficerRole } from './new-officer.ts'
import { oneTimePassword } from './password.ts'

/** How a deed ends: done, with a password to hand over where there is one; or refused, in a sentence. */
export type DeedOutcome = { done: true; act: string; password?: string } | { refused: string }

/** Something an administrator does to an officer. */
export interface Deed {
  /** On its button. */
  name: string
  /** What will happen, in full. */
  explains: string
  danger?: boolean
  /** Whether it makes sense for this officer now. */
  fits(officer: ListedOfficer): boolean
  does(
    officer: ListedOfficer,
    fields: Record<string, string>,
    officers: OfficerStore,
    accounts: Accounts,
  ): Promise<DeedOutcome>
}

const LAST = 'Đây là quản trị duy nhất đang làm việc. Cho một người khác làm quản trị trước đã.'

export const DEEDS: Record<string, Deed> = {
  role: {
    name: 'Đổi vai trò',
    explains: 'Vai trò mới có hiệu lực ngay, cả khi người này đang đăng nhập.',
    fits: () => true,
    async does(officer, fields, officers) {
      const role = OfficerRole.safeParse(fields.role)
      if (!role.success) return { refused: 'Bạn chọn một vai trò.' }
      if (!(await officers.setRole(officer.id, role.data))) return { refused: LAST }
      return { done: true, act: `Đổi vai trò từ ${ROLE_NAMES[officer.role]} sang ${ROLE_NAMES[role.data]}` }
    },
  },
  password: {
    name: 'Đặt lại mật khẩu',
    explains:
      'Máy đưa một mật khẩu dùng một lần, hiện đúng một lần. Mật khẩu cũ hết dùng được, người này bị đăng xuất mọi nơi.',
    fits: officer => !officer.isDisabled,
    async does(officer, _, __, accounts) {
      const password = oneTimePassword()
      await accounts.resetPassword(officer, password)
      return { done: true, act: 'Đặt lại mật khẩu', password }
    },
  },
  'ask-second-factor': {
    name: 'Yêu cầu xác nhận hai bước',
    explains: 'Người này phải bật xác nhận hai bước trước khi làm tiếp, và không tắt được.',
    fits: officer => !officer.mustUseSecondFactor,
    async does(officer, _, officers) {
      await officers.requireSecondFactor(officer.id, true)
      return { done: true, act: 'Yêu cầu xác nhận hai bước' }
    },
  },
  'excuse-second-factor': {
    name: 'Thôi yêu cầu xác nhận hai bước',
    explains: 'Người này được tự chọn bật hay tắt xác nhận hai bước.',
    fits: officer => officer.mustUseSecondFactor,
    async does(officer, _, officers) {
      await officers.requireSecondFactor(officer.id, false)
      return { done: true, act: 'Thôi yêu cầu xác nhận hai bước' }
    },
  },
  'reset-second-factor': {
    name: 'Đặt lại xác nhận hai bước',
    explains:
      'Dùng khi mất điện thoại và hết mã dự phòng. Chắc chắn đúng là người đó hỏi: gặp mặt hoặc gọi số bạn đã biết. Người này bị đăng xuất mọi nơi.',
    danger: true,
    fits: officer => officer.usesSecondFactor,
    async does(officer, _, officers) {
      await officers.forgetSecondFactor(officer.id)
      return { done: true, act: 'Đặt lại xác nhận hai bước' }
    },
  },
  'sign-out': {
    name: 'Đăng xuất mọi nơi',
    explains: 'Dùng khi máy của người này bị mất. Việc đang gõ dở đã lưu thì vẫn còn.',
    fits: officer => !officer.isDisabled,
    async does(officer, _, officers) {
      await officers.endSessions(officer.id)
      return { done: true, act: 'Đăng xuất mọi nơi của cán bộ' }
    },
  },
  disable: {
    name: 'Khóa tài khoản',
    explains: 'Người này ra khỏi bàn làm việc ngay và không đăng nhập được nữa. Bài đã viết và nhật ký vẫn còn.',
    danger: true,
    fits: officer => !officer.isDisabled,
    async does(officer, _, officers) {
      if (!(await officers.disable(officer.id))) return { refused: LAST }
      return { done: true, act: 'Khóa tài khoản' }
    },
  },
  enable: {
    name: 'Mở lại tài khoản',
    explains: 'Người này đăng nhập được lại bằng mật khẩu cũ. Quên thì đặt lại mật khẩu.',
    fits: officer => officer.isDisabled,
    async does(officer, _, officers) {
      await officers.enable(officer.id)
      return { done: true, act: 'Mở lại tài khoản' }
    },
  },
}
