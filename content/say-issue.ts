import type * as z from 'zod'

/** What a schema complains of, in words for the officer who wrote it. */
export function sayIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'còn thiếu, hãy điền vào' : `sai kiểu, cần ${issue.expected}`
    case 'too_small':
      return issue.origin === 'array'
        ? `cần ít nhất ${issue.minimum} mục`
        : `quá ngắn, cần ít nhất ${issue.minimum} chữ cái`
    case 'too_big':
      return `quá dài, nhiều nhất ${issue.maximum}`
    case 'unrecognized_keys':
      return `không có mục tên ${issue.keys.join(', ')}; xem content/README.md`
    case 'invalid_value':
      return `chỉ nhận một trong: ${issue.values.join(', ')}`
    default:
      return issue.message
  }
}
