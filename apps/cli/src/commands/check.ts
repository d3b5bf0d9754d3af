import {
  type AbsenceProof,
  checkAbsence,
  checkTarget,
  type DrawRecord,
  leafHash,
  parseJson,
  poolLeaf,
  proveTarget,
  readUtf8,
  type TargetEvidence,
  ticketOf,
  verifyRecord,
} from '@sunlot/draw'
import { parseCommandLine, required, usageError } from '../command-line.ts'
import { InputError } from '../input-error.ts'
import { nodeHasher } from '../node-hasher.ts'
import { readInput } from '../read-json.ts'
import { reasonNames } from '../read-pool.ts'
import { reportText } from '../report-text.ts'

/** One target's answer with its proof (protocol §2.3): 0 answered, 1 the record does not hold, 2 unreadable. */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, { label: { type: 'string' } })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw usageError('请写明一份记录文件。')
  const label = required(values.label, 'label')
  const bytes = await readInput(file)
  const report = verifyRecord(bytes, nodeHasher)
  if (!report.readable) throw new InputError(`${file}：读不了，不是抽取记录。`)
  if (!report.ok) {
    process.stdout.write(`${file}：这份记录没有通过验证，不能据此回答。\n${reportText(report)}\n`)
    return 1
  }
  const record = recordOf(bytes)
  const { draw_no, organ, title } = record.header
  process.stdout.write(`${organ} ${title}（${draw_no}）\n${answerText(record, label)}\n`)
  return 0
}

/** Only called on bytes that have been verified. */
function recordOf(bytes: Uint8Array): DrawRecord {
  const decoded = readUtf8(bytes)
  const parsed = parseJson('text' in decoded ? decoded.text : '')
  return ('value' in parsed ? parsed.value : undefined) as DrawRecord
}

function answerText(record: DrawRecord, label: string): string {
  const { root } = record.header.pool
  const proof = proveTarget(record, label, nodeHasher)
  if (!('entry' in proof)) {
    return `${label}：不在对象名单里。${checkAbsence(proof, root, nodeHasher) ? absenceText(proof) : '证明不成立。'}`
  }
  return [`${label}：${answerOf(proof)}`, ...ticketLines(record, proof), ...proofLines(proof, root)].join('\n')
}

function absenceText({ before, after }: AbsenceProof): string {
  const [left, right] = [before, after].map((side) => side && `${side.entry.label}（第 ${side.proof.index + 1} 个）`)
  if (left && right) return `名单按编号排序，${left}和${right}相邻，中间没有它。`
  if (left) return `名单按编号排序，它应排在最后的${left}之后，那里没有。`
  return right ? `名单按编号排序，它应排在最前的${right}之前，那里没有。` : '名单是空的。'
}

function answerOf(evidence: TargetEvidence): string {
  const { entry } = evidence
  const answer = checkTarget(evidence, nodeHasher)
  if (answer === 'drawn') return '抽中。票号不大于所在层的截止票号。'
  if (answer === 'must') return '必查。事先列为必查，不经抽取。'
  if (answer === 'bad-proof') return '证明不成立。'
  if (answer === 'excluded') {
    const reason = entry.status.slice('out:'.length)
    return `排除。抽取前已列为不参加，原因：${reasonNames[reason] ?? reason}。`
  }
  const layerDraws = Object.hasOwn(evidence.cutoff, entry.stratum)
  return layerDraws ? '未抽中。票号大于所在层的截止票号。' : '未抽中。所在层没有抽取对象。'
}

function ticketLines({ targets }: DrawRecord, { entry, seed, cutoff }: TargetEvidence): string[] {
  if (entry.status !== 'in') return []
  return [
    `  所在层        ${entry.stratum}，抽 ${targets.quota[entry.stratum] ?? 0} 户`,
    `  票号          ${ticketOf(seed, entry.label, nodeHasher)}`,
    `  截止票号      ${cutoff[entry.stratum] ?? '无'}`,
    `  抽取种子      ${seed}`,
    `  自己算票号    printf 'ssj1/ticket\\n%s\\n%s' ${seed} ${entry.label} | sha256sum`,
  ]
}

function proofLines({ entry, proof }: TargetEvidence, root: string): string[] {
  const leaf = poolLeaf(entry)
  return [
    '  在锁定名单里的证明：',
    `    名单行      ${JSON.stringify(leaf)}`,
    `    行指纹      ${leafHash(leaf, nodeHasher)}`,
    `    位置        按编号排序第 ${proof.index + 1} 个，共 ${proof.size} 个`,
    ...proof.path.map((hash, level) => `    ${level === 0 ? '相邻指纹    ' : '            '}${hash}`),
    `    对象名单指纹 ${root}`,
  ]
}
