import * as z from 'zod'
import { Slug } from './source.ts'

const Name = z.string().trim().min(1)

/** The communes of Đồng Nai: wards (phường) and rural communes (xã). */
export const Communes = z.strictObject({
  law: Slug,
  /** The entry that tells about communes in general. */
  entry: Slug,
  wards: z.array(Name),
  rural: z.array(Name),
  /** Districts and towns people still name, whose name no commune carries. */
  former: z.array(Name).default([]),
})
export type Communes = z.infer<typeof Communes>

/** "phường Trấn Biên", "xã Bù Đăng" — as people write them. */
export function communeNames({ wards, rural }: Communes): string[] {
  return [...wards.map(name => `phường ${name}`), ...rural.map(name => `xã ${name}`)]
}
