interface Legacy {
  readonly locked?: boolean
  /** First and last row, first and last column, from 0. */
  readonly merges?: readonly (readonly [number, number, number, number])[]
}

/** A smallest Excel 97–2003 workbook: one sheet, text and numbers, in an OLE container. */
export function legacyWorkbook(
  cells: readonly (readonly (string | number)[])[],
  { locked = false, merges = [] }: Legacy = {},
): Buffer {
  const merged = merges.length > 0 ? [record(0xe5, uint16s([merges.length, ...merges.flat()]))] : []
  const sheet = Buffer.concat([record(0x809, beginning(0x10)), ...cells.flatMap(cellRecords), ...merged, record(0x0a)])
  const name = Buffer.from('表', 'utf16le')
  const globals = (offset: number) => [
    record(0x809, beginning(5)),
    ...(locked ? [record(0x2f, Buffer.alloc(6))] : []),
    record(0x85, Buffer.concat([uint32(offset), Buffer.from([0, 0, 1, 1]), name])),
    record(0x0a),
  ]
  const offset = Buffer.concat(globals(0)).length
  return container(Buffer.concat([...globals(offset), sheet]))
}

function uint16s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2))
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function record(id: number, data: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}

function beginning(kind: number): Buffer {
  const data = Buffer.alloc(16)
  data.writeUInt16LE(0x600)
  data.writeUInt16LE(kind, 2)
  return data
}

function cellRecords(row: readonly (string | number)[], rowIndex: number): Buffer[] {
  return row.map((value, column) => {
    const place = Buffer.alloc(6)
    place.writeUInt16LE(rowIndex)
    place.writeUInt16LE(column, 2)
    if (typeof value === 'number') {
      const number = Buffer.alloc(8)
      number.writeDoubleLE(value)
      return record(0x203, Buffer.concat([place, number]))
    }
    const text = Buffer.alloc(3)
    text.writeUInt16LE(value.length)
    text[2] = 1
    return record(0x204, Buffer.concat([place, text, Buffer.from(value, 'utf16le')]))
  })
}

/** Header, one allocation sector, one directory sector, then the stream, padded beyond the mini-stream limit. */
function container(stream: Buffer): Buffer {
  const size = Math.max(4096, Math.ceil(stream.length / 512) * 512)
  const sectors = size / 512
  const header = Buffer.alloc(512)
  header.write('d0cf11e0a1b11ae1', 'hex')
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeInt32LE(-2, 60)
  header.writeInt32LE(-2, 68)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)
  const table = Buffer.alloc(512, 0xff)
  table.writeInt32LE(-3, 0)
  table.writeInt32LE(-2, 4)
  for (let index = 0; index < sectors; index++)
    table.writeInt32LE(index === sectors - 1 ? -2 : index + 3, 8 + index * 4)
  const directory = Buffer.concat([
    directoryEntry('Root Entry', { type: 5, child: 1, start: -2, size: 0 }),
    directoryEntry('Workbook', { type: 2, child: -1, start: 2, size }),
    Buffer.alloc(256),
  ])
  return Buffer.concat([header, table, directory, stream, Buffer.alloc(size - stream.length)])
}

function directoryEntry(
  name: string,
  { type, child, start, size }: { type: number; child: number; start: number; size: number },
): Buffer {
  const entry = Buffer.alloc(128)
  entry.write(name, 'utf16le')
  entry.writeUInt16LE(name.length * 2 + 2, 64)
  entry[66] = type
  entry[67] = 1
  entry.writeInt32LE(-1, 68)
  entry.writeInt32LE(-1, 72)
  entry.writeInt32LE(child, 76)
  entry.writeInt32LE(start, 116)
  entry.writeUInt32LE(size, 120)
  return entry
}
