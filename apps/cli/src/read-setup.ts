import type { DrawError, Setup } from '@sunlot/draw'
import { InputError } from './input-error.ts'
import { readJson } from './read-json.ts'
import { ruleText } from './rule-text.ts'

/** The setup file of a draw; its shape is checked when the draw is opened, its sense here. */
export async function readSetup(path: string): Promise<Setup> {
  const value = await readJson(path)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InputError(`${path}：应为对象。`)
  // `openDraw` refuses whatever is not a setup before anything is computed from it.
  return value as Setup
}

/** What the protocol allows and no bureau can mean. */
export function assertSensible(path: string, { rule, witnesses, min_witness }: Setup): void {
  for (const [index, { rate, key }] of rule.strata.entries()) {
    if (rate && rate[0] > rate[1]) {
      throw new InputError(`${path} rule.strata[${index}].rate：层 ${key} 的抽查比例 ${rate[0]}/${rate[1]} 超过 100%。`)
    }
  }
  if (min_witness > witnesses.length) {
    throw new InputError(
      `${path} min_witness：至少要 ${min_witness} 位见证人，witnesses 里只列了 ${witnesses.length} 位。`,
    )
  }
}

interface Files {
  readonly setup: string
  readonly contributions: string
  readonly secrets: string
  /** Place in the pool file of a key of an entry. */
  readonly poolPlace: (index: number, key: string) => string
}

/** What was wrong with the input, by the name of the file that has it. */
export function drawErrorText({ code, params }: DrawError, files: Files): string {
  if (code === 'malformed') return malformedText(String(params['path']), { rule: String(params['rule']), files })
  if (code === 'no-size')
    return `${files.setup} rule.strata：层 ${params['stratum']} 没有写抽几户，请给 count 或 rate。`
  if (code === 'impossible-total') {
    return `${files.setup} rule.total：共抽 ${params['total']} 户办不到，各层上下限合起来只能是 ${params['least']} 至 ${params['most']} 户。`
  }
  if (code === 'unknown-witness') {
    return `${listPlace(files.contributions, String(params['path']))}：“${params['by']}”不在设置的见证人里。`
  }
  if (code === 'too-few-witnesses') {
    return `${files.contributions}：至少要 ${params['needed']} 位见证人，现在只有 ${params['given']} 位。`
  }
  return `${files.setup}：不合要求（${code}）。`
}

function malformedText(path: string, { rule, files }: { rule: string; files: Files }): string {
  const entry = /^pool\[(\d+)\]\.(\w+)/.exec(path)
  if (entry) return `${files.poolPlace(Number(entry[1]), entry[2] ?? '')}：${ruleText(rule)}。`
  if (path.startsWith('contrib')) return `${listPlace(files.contributions, path)}：${ruleText(rule)}。`
  if (path.startsWith('header.chain')) return `${files.secrets}：${ruleText(rule)}。`
  return `${files.setup} ${path.replace(/^header\.?/, '')}：${ruleText(rule)}。`
}

/** `contrib[2].value` → `骰子.json 第 3 条 value 项`. */
function listPlace(file: string, path: string): string {
  const [, index, key] = /\[(\d+)\](?:\.(\w+))?/.exec(path) ?? []
  return [file, index && `第 ${Number(index) + 1} 条`, key && `${key} 项`].filter(Boolean).join(' ')
}
