import * as z from 'zod'

/** Why something was done, as colleagues read it in the log. */
export const Reason = z.string().trim().min(5, 'ghi ít nhất 5 chữ cái').max(300, 'dài quá 300 chữ cái')
