import { oneTimeWord } from './one-time-word.ts'

export const PASSWORD_LENGTH = { least: 12, most: 128 }
const DIFFERENT_LETTERS = 5

/** What is wrong with a new password; undefined when it will do. Long is asked for, not strange. */
export function complainOfPassword(
  password: string,
  { name, old }: { name: string; old?: string },
): string | undefined {
  const { least, most } = PASSWORD_LENGTH
  const length = [...password].length
  if (length < least) return `Mật khẩu cần ít nhất ${least} chữ cái: bốn, năm từ dễ nhớ với bạn là đủ.`
  if (length > most) return `Mật khẩu dài quá ${most} chữ cái.`
  if (password === old) return 'Mật khẩu mới phải khác mật khẩu cũ.'
  const letters = password.toLowerCase()
  if (new Set(letters).size < DIFFERENT_LETTERS)
    return 'Mật khẩu lặp lại quá nhiều. Bạn ghép bốn, năm từ khác nhau nhé.'
  const rest = letters.replaceAll(name.toLowerCase(), '')
  if ([...rest].length < least - 4) return 'Mật khẩu gần như chỉ có tên của bạn. Bạn ghép thêm vài từ khác nhé.'
  return undefined
}

/** A password that an administrator hands to an officer: 80 bits, good once. */
export function oneTimePassword(): string {
  return oneTimeWord(4, 4)
}
