import { completeUscc, type ImportKind, type Item } from '@sunlot/contract'
import { readTable, writeXlsx } from '@sunlot/tables'
import type { LightMyRequestResponse } from 'fastify'
import type { App } from '../src/platform/http.ts'
import type { Browser } from './browser.ts'

/** A credit code with a right check character, different for every number: 92 individual business, 14060 3 district. */
export function usccOf(number: number, prefix = '92'): string {
  return completeUscc(`${prefix}140603MA0${String(number).padStart(6, '0')}`)
}

/** Makes an item through its route and answers its id. */
export async function makeItem(clerk: Browser, name: string, more: Partial<Item> = {}): Promise<string> {
  const code =
    more.code ?? `SX-${[...name].map((character) => character.charCodeAt(0).toString(16)).join('')}`.slice(0, 20)
  const body = { code, name, category: 'general', legalBasis: '《农产品质量安全法》', needsPermit: false, ...more }
  return (await clerk.post('/items', body)).json().id as string
}

/** What a form sends for a new target. */
export function targetInput(itemId: string, more: Record<string, unknown> = {}) {
  return {
    code: usccOf(1),
    codeKind: 'uscc',
    name: '平鲁区惠农农资经营部',
    kind: 'individualBusiness',
    region: '平鲁区',
    address: '井坪镇',
    riskClass: 'A',
    itemIds: [itemId],
    permitNo: '农药经许(晋)14060320021',
    permitUntil: '2029-04-16',
    ...more,
  }
}

/** What a form sends for a new inspector. */
export function inspectorInput(itemIds: string[] = [], more: Record<string, unknown> = {}) {
  return {
    code: 'JZF14060301',
    name: '张某',
    kind: 'enforcement',
    office: '农业综合行政执法队',
    region: '平鲁区',
    certificateUntil: '2028-12-31',
    itemIds,
    ...more,
  }
}

/** Rows as a workbook in memory; numbers stay numbers. */
export async function workbookOf(headings: readonly string[], rows: readonly (string | number)[][]): Promise<Buffer> {
  const table = { sheetName: 'Sheet1', columns: headings.map((heading) => ({ heading })), rows }
  return Buffer.concat(await writeXlsx(table).toArray())
}

/** Sends a file as the import form does. */
export async function upload(
  t: { app: App },
  clerk: Browser,
  { kind, ...file }: { kind: ImportKind; fileName: string; bytes: Buffer | string },
): Promise<LightMyRequestResponse> {
  return sendFile(t, clerk, { url: `/imports/${kind}`, ...file })
}

/** Sends a file as a form does, after the form's other fields; the address is below /api/v1. */
export async function sendFile(
  t: { app: App },
  clerk: Browser,
  { url, fileName, bytes, fields = {} }: SentFile,
): Promise<LightMyRequestResponse> {
  const boundary = 'sunlot-boundary'
  const part = (head: string) => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`
  const texts = Object.entries(fields).map(([name, text]) => `${part(`name="${name}"`)}${text}\r\n`)
  const payload = Buffer.concat([
    Buffer.from(texts.join('')),
    Buffer.from(part(`name="file"; filename="${fileName}"`)),
    Buffer.from(bytes),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = { ...clerk.headers, 'content-type': `multipart/form-data; boundary=${boundary}` }
  return t.app.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })
}

interface SentFile {
  url: string
  fileName: string
  bytes: Buffer | string
  fields?: Record<string, string>
}

/** The texts of a table the server sent, row by row. */
export async function textsOf(bytes: Buffer, fileName: string): Promise<string[][]> {
  const table = await readTable(bytes, { fileName })
  const rows: string[][] = []
  for await (const row of table.rows()) rows.push(row.cells.map(({ text }) => text))
  return rows
}
