import { readFile } from 'node:fs/promises'
import { type JsonFault, parseJson } from '@sunlot/draw'
import { InputError } from './input-error.ts'
import { userPath } from './user-path.ts'

const faults: Record<JsonFault['fault'], string> = {
  'byte order mark': '文件开头多了编码标记（BOM），请存为不带标记的 UTF-8',
  syntax: '不是合格的 JSON',
  'end of text': '内容不完整，没有写完',
  'text after the value': '结尾多了内容',
  'repeated key': '同一个名称写了两次',
  'number is no plain integer': '数字只能是整数，不带小数点、指数和前导零',
  'integer beyond 2^53-1': '整数太大',
  'lone surrogate': '含有残缺的字符',
  'control character': '含有控制字符',
  'nested too deeply': '嵌套层数太多',
}

/** What is wrong with a JSON text, in Chinese. */
export function jsonFaultText(fault: string): string {
  return faults[fault as JsonFault['fault']] ?? '不是 UTF-8 编码'
}

/** The bytes of a file the person named. */
export async function readInput(path: string): Promise<Buffer> {
  try {
    return await readFile(userPath(path))
  } catch {
    throw new InputError(`${path}：打不开这个文件，请检查路径。`)
  }
}

/** A JSON file of the protocol: integers only, no name twice; the place of a fault is told. */
export async function readJson(path: string): Promise<unknown> {
  const bytes = await readInput(path)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new InputError(`${path}：JSON 文件必须是 UTF-8 编码。`)
  }
  // Editors on Windows put a mark at the beginning; in an input, unlike in a record, it does no harm.
  const parsed = parseJson(text.replace(/^\ufeff/, ''))
  if ('value' in parsed) return parsed.value
  const before = text.slice(0, parsed.at).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  throw new InputError(`${path} 第 ${before.length} 行第 ${column} 个字：${jsonFaultText(parsed.fault)}。`)
}
