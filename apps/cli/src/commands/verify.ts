import { type JsonFault, parseJson, type Report, readUtf8, verifyRecord } from '@sunlot/draw'
import { parseCommandLine, usageError } from '../command-line.ts'
import { InputError } from '../input-error.ts'
import { nodeHasher } from '../node-hasher.ts'
import { readInput } from '../read-json.ts'
import { reportText } from '../report-text.ts'

interface Verified {
  readonly file: string
  /** 0 all hold, 1 some check fails, 2 unreadable. */
  readonly code: 0 | 1 | 2
  readonly report?: Report
  readonly text: string
}

/** Faults of a text that is no JSON at all; the others are a record that breaks §1.1, a failed check. */
const unreadable: readonly JsonFault['fault'][] = ['syntax', 'end of text', 'text after the value', 'control character']

/** Recomputes published records and tells, check by check, what holds (protocol §1.12). */
export async function verify(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, { json: { type: 'boolean' } })
  if (positionals.length === 0) throw usageError('请写明要验证的记录文件。')
  const results: Verified[] = []
  for (const file of positionals) {
    const result = await verifyFile(file)
    results.push(result)
    if (!values.json) process.stdout.write(`${result.text}\n`)
  }
  if (values.json) {
    const rows = results.map(({ file, code, report }) => ({ file, ok: code === 0, checks: report?.checks ?? [] }))
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
  }
  return Math.max(...results.map(({ code }) => code))
}

async function verifyFile(file: string): Promise<Verified> {
  let bytes: Buffer
  try {
    bytes = await readInput(file)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    process.stderr.write(`${error.message}\n`)
    return { file, code: 2, text: `${file}：读不了。` }
  }
  const report = verifyRecord(bytes, nodeHasher)
  if (!report.readable && isUnreadable(bytes))
    return { file, code: 2, report, text: `${file}：读不了，不是 JSON 记录。` }
  const verdict = report.ok ? '全部成立' : '有不成立的，这份记录不可信'
  return {
    file,
    code: report.ok ? 0 : 1,
    report,
    text: `${file}：${verdict}\n${reportText(report)}\n${minutesText(report, bytes)}`,
  }
}

function isUnreadable(bytes: Uint8Array): boolean {
  const decoded = readUtf8(bytes)
  if ('badByte' in decoded) return true
  const parsed = parseJson(decoded.text)
  return 'fault' in parsed && unreadable.includes(parsed.fault)
}

/** A forger can rebuild a whole record, so these have to be the ones in the signed minutes. */
function minutesText({ summary }: Report, bytes: Uint8Array): string {
  if (!summary) return ''
  const decoded = readUtf8(bytes)
  const parsed = 'text' in decoded ? parseJson(decoded.text) : undefined
  const record = parsed && 'value' in parsed ? (parsed.value as { log?: { checkpoint?: unknown } }) : undefined
  const checkpoint = record?.log?.checkpoint
  return [
    '  请与见证人签字的会议记录核对：',
    `    抽取编号      ${summary.draw_no}`,
    `    总指纹        ${summary.header_hash}`,
    `    掷骰指纹      ${summary.contrib_hash}`,
    ...(summary.team_root === null ? [] : [`    分组指纹      ${summary.team_root}`]),
    `    日志检查点    ${checkpoint === undefined ? '记录里没有' : JSON.stringify(checkpoint)}`,
  ].join('\n')
}
