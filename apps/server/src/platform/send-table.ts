import { writeCsv, writeXlsx } from '@sunlot/tables'
import type { OutputTable } from '@sunlot/tables'
import type { FastifyReply } from 'fastify'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** Answers with the table as a file to save, by default under the name of its sheet; rows are pulled as the client reads. */
export function sendTable(
  reply: FastifyReply,
  table: OutputTable,
  { name = table.sheetName, format }: { name?: string; format: 'xlsx' | 'csv' },
): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
    .serializer((payload: unknown) => payload as string)
    .type(TYPES[format])
    .send(format === 'xlsx' ? writeXlsx(table) : writeCsv(table))
}
