import type { Readable } from 'node:stream'
import { type OutputTable, writeCsv, writeXlsx } from '@sunlot/tables'
import type { FastifyReply } from 'fastify'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** Answers with the table as a file to save; rows are pulled as the client reads. */
export function sendTable(
  reply: FastifyReply,
  table: OutputTable,
  { name, format }: { name: string; format: 'xlsx' | 'csv' },
): FastifyReply {
  const content: Readable = format === 'xlsx' ? writeXlsx(table) : writeCsv(table)
  const file = encodeURIComponent(`${name}.${format}`)
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${file}`)
    .serializer((payload: unknown) => payload as string)
    .type(TYPES[format])
    .send(content)
}
