const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const UTF8 = 0x0800 // names are UTF-8
const FIRST_DAY = 0x21 // 1/1/1980, the least a zip can say

export interface ZipFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Files as a zip archive; `stored` leaves them as they are, for a reader that cannot unpack on Workers. */
export async function zipOf(files: readonly ZipFile[], stored = false): Promise<Uint8Array<ArrayBuffer>> {
  const locals: Uint8Array[] = []
  const centrals: Uint8Array[] = []
  let at = 0
  for (const { name, bytes } of files) {
    const path = new TextEncoder().encode(name)
    const packed = stored ? bytes : await through(bytes, new CompressionStream('deflate-raw'))
    const method = u16(stored ? 0 : 8)
    const common = [...u16(20), ...u16(UTF8), ...method, ...u16(0), ...u16(FIRST_DAY), ...u32(crcOf(bytes))]
    const sizes = [...u32(packed.length), ...u32(bytes.length), ...u16(path.length), ...u16(0)]
    const local = [...u32(LOCAL), ...common, ...sizes, ...path]
    locals.push(new Uint8Array(local), packed)
    const place = [...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(at)]
    centrals.push(new Uint8Array([...u32(CENTRAL), ...u16(20), ...common, ...sizes, ...place, ...path]))
    at += local.length + packed.length
  }
  const size = centrals.reduce((sum, { length }) => sum + length, 0)
  const count = [...u16(files.length), ...u16(files.length)]
  const end = new Uint8Array([...u32(END), ...u16(0), ...u16(0), ...count, ...u32(size), ...u32(at), ...u16(0)])
  return joined([...locals, ...centrals, end])
}

/**
 * The files of a zip archive whose names `wanted` takes, at most `limit` bytes together. What they unpack to is
 * counted while it is unpacked: what the archive says of itself may be a lie. Undefined when it is none, or too much.
 */
export async function unzip(
  zip: Uint8Array<ArrayBuffer>,
  wanted: (name: string) => boolean,
  limit: number,
): Promise<ZipFile[] | undefined> {
  try {
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
    const end = endOf(view)
    if (end === undefined) return undefined
    const files: ZipFile[] = []
    let [left, at] = [limit, view.getUint32(end + 16, true)]
    for (let count = view.getUint16(end + 10, true); count > 0; count--) {
      if (view.getUint32(at, true) !== CENTRAL) return undefined
      const [method, packed] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)]
      const [named, extra, comment] = [28, 30, 32].map(of => view.getUint16(at + of, true)) as [number, number, number]
      const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + named))
      const local = view.getUint32(at + 42, true)
      at += 46 + named + extra + comment
      if (!wanted(name)) continue
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      const bytes = await unpacked(zip.subarray(start, start + packed), method, left)
      if (!bytes) return undefined
      left -= bytes.length
      files.push({ name, bytes })
    }
    return files
  } catch {
    return undefined // an address outside the archive, or broken compression
  }
}

function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 0xffff; at--)
    if (view.getUint32(at, true) === END) return at
  return undefined
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>, method: number, limit: number) {
  if (method === 0) return bytes.length > limit ? undefined : bytes
  return method === 8 ? through(bytes, new DecompressionStream('deflate-raw'), limit) : undefined
}

/** What a stream makes of bytes; undefined, and nothing more is read, once it is more than `limit`. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  limit?: undefined,
): Promise<Uint8Array<ArrayBuffer>>
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined>
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  limit = Infinity,
) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const parts: Uint8Array[] = []
  for (let length = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) return joined(parts)
    length += value.length
    if (length > limit) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const u16 = (value: number) => [value & 255, (value >> 8) & 255]
const u32 = (value: number) => [...u16(value), ...u16(value >>> 16)]

function crcOf(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
