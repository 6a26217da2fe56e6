import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { sql } from 'drizzle-orm'
import { actsIn } from './acts.ts'
import { copySqlite, lookIntoSqlite, openSqlite, whileUnused } from './open-sqlite.ts'

/** What a file was found to be. Seals that do not fit are told and not thrown: the copy is of what there was. */
export interface Checked {
  /** The first act whose seal does not fit: somebody changed the log of acts in the file. */
  brokenAct: number | undefined
}

/** Copies the database while the service runs, and keeps the copy only once it has been found whole. */
export async function backUp(file: string, to: string): Promise<Checked> {
  if (!existsSync(file)) throw new Error(`Không có cơ sở dữ liệu "${file}".`)
  if (existsSync(to)) throw new Error(`Đã có tệp "${to}". Chọn tên khác: bản sao cũ không bị ghi đè.`)
  mkdirSync(dirname(to), { recursive: true })
  return keptWhenWhole(to, part => copySqlite(file, part))
}

/**
 * Puts a copy in the place of the database. The file that stood there is kept beside it under the name `aside`.
 * Refuses, and changes nothing, when the copy is damaged or newer than these sources, or the service is running.
 */
export async function restore(
  copy: string,
  file: string,
  aside: string,
  evenWithBrokenSeals = false,
): Promise<Checked & { keptAside: boolean }> {
  if (!existsSync(copy)) throw new Error(`Không có bản sao "${copy}".`)
  if (existsSync(aside)) throw new Error(`Đã có tệp "${aside}". Đợi một phút rồi làm lại.`)
  mkdirSync(dirname(file), { recursive: true })
  const keptAside = existsSync(file)
  const place = (part: string) => {
    const isPlaced = !keptAside || whileUnused(file, () => swap(part, file, aside))
    if (!isPlaced) throw new Error(`Dịch vụ đang dùng "${file}". Dừng dịch vụ, rồi làm lại.`)
    if (!keptAside) renameSync(part, file)
  }
  const fill = async (part: string) => {
    await copySqlite(copy, part).catch(notOurs)
    const { brokenAct } = await check(part)
    if (brokenAct !== undefined && !evenWithBrokenSeals)
      throw new Error(
        `Nhật ký trong bản sao đã bị sửa từ dòng số ${brokenAct}. Tìm bản sao khác; nếu chỉ có bản này, thêm --broken-seals.`,
      )
    openSqlite(part).close() // brought to the tables of these sources, which also shows that it can be
  }
  return { ...(await keptWhenWhole(file, fill, place)), keptAside }
}

/** Fills a file beside `to`, checks it, and only then gives it its name: whoever looks finds a whole file or none. */
async function keptWhenWhole(
  to: string,
  fill: (part: string) => Promise<void>,
  place = (part: string) => renameSync(part, to),
): Promise<Checked> {
  const part = `${to}.${process.pid}.part`
  try {
    await fill(part)
    const checked = await check(part)
    chmodSync(part, 0o600) // it holds what citizens said
    onDisk(part)
    place(part)
    onDisk(dirname(to))
    return checked
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true })
  }
}

async function check(file: string): Promise<Checked> {
  const copy = lookIntoSqlite(file)
  try {
    const damage = copy.damage()
    if (damage.length > 0) throw new Error(`Bản sao bị hỏng: ${damage.slice(0, 3).join('; ')}`)
    const unknown = copy.unknownMigrations()
    if (unknown > 0)
      throw new Error(`Bản sao thuộc phiên bản mới hơn (${unknown} thay đổi chưa biết). Cập nhật chương trình trước.`)
    // Copies of the first versions have no such log.
    const logs = await copy.database.query.all(sql`SELECT 1 FROM sqlite_master WHERE name = 'acts'`)
    return { brokenAct: logs.length > 0 ? await actsIn(copy.database).firstBroken() : undefined }
  } catch (fault) {
    return (fault as Error).message.startsWith('Bản sao') ? Promise.reject(fault) : notOurs(fault)
  } finally {
    copy.close()
  }
}

function notOurs(cause: unknown): never {
  throw new Error(`Tệp này không phải bản sao của dịch vụ, hoặc đã hỏng (${(cause as Error).message}).`, { cause })
}

/** At every moment there is a whole file of that name. */
function swap(part: string, file: string, aside: string): void {
  try {
    linkSync(file, aside)
  } catch {
    copyFileSync(file, aside) // a disk without links
  }
  // Only a file that is no database still has a log, which must not be taken for the new file's.
  for (const end of ['-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end)
  renameSync(part, file)
}

/** Written down, not only promised, before anybody is told that it is done. */
function onDisk(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } catch (fault) {
    if (!['EPERM', 'EISDIR', 'EINVAL'].includes((fault as { code?: string }).code ?? '')) throw fault // Windows: no folders
  } finally {
    closeSync(opened)
  }
}
