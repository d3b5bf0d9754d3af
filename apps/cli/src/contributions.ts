import { createInterface } from 'node:readline'
import type { Contribution, Header } from '@sunlot/draw'
import { normalizeCode } from '@sunlot/tables'
import { InputError } from './input-error.ts'
import { readJson } from './read-json.ts'

/** 16 ordinary dice, or 20 ten-sided ones (protocol §1.7). */
const enoughDice = /^(?:[1-6]{16,}|[0-9]{20,})$/

export async function readContributions(path: string): Promise<Contribution[]> {
  const value = await readJson(path)
  if (!Array.isArray(value)) throw new InputError(`${path}：应为列表，每项写 by、kind、value。`)
  // Checked against the header when the draw is completed.
  return value as Contribution[]
}

/** Asks each witness for dice; who passes is asked again while too few have thrown. */
export async function askContributions({ witnesses, min_witness }: Header): Promise<Contribution[]> {
  const terminal = createInterface({ input: process.stdin, terminal: false })
  const lines = terminal[Symbol.asyncIterator]()
  const given: Contribution[] = []
  try {
    for (let waiting = [...witnesses]; ; waiting = waiting.filter((by) => given.every((entry) => entry.by !== by))) {
      for (const by of waiting) {
        const value = await askDice(by, lines)
        if (value === undefined && given.length < min_witness) {
          throw new InputError('\n掷骰没有做完，输入就结束了，没有产生结果。')
        }
        if (value) given.push({ by, kind: 'dice', value })
      }
      if (given.length >= min_witness) return given
      process.stdout.write(`至少要 ${min_witness} 位见证人掷骰，现在有 ${given.length} 位，再问一遍。\n`)
    }
  } finally {
    terminal.close()
  }
}

/** Dice of one witness; '' if they pass, undefined if the input has ended. */
async function askDice(by: string, lines: AsyncIterator<string>): Promise<string | undefined> {
  for (;;) {
    process.stdout.write(`${by}，请掷 16 颗骰子，按顺序输入点数（不参加直接按回车）：`)
    const line = await lines.next()
    if (line.done) return undefined
    const value = normalizeCode(line.value)
    if (value === '' || enoughDice.test(value)) return value
    process.stdout.write('点数不对：要 16 个 1 至 6 的数字（十面骰为 20 个 0 至 9 的数字）。\n')
  }
}
