import type { CheckName, CheckResult, Report, Warning } from '@sunlot/draw'
import { jsonFaultText } from './read-json.ts'
import { ruleText } from './rule-text.ts'

const checkNames: Record<CheckName, string> = {
  format: '格式、类型和文字合乎规定',
  'pool-size': '对象数与公布的一致，编号不重复',
  'pool-root': '对象名单与抽取前锁定的一致',
  strata: '每个对象所在的层都已事先写明',
  witnesses: '投入随机数的都是见证人，人数够',
  'secret-t': '对象抽取的密封数与事先公布的一致',
  targets: '按记录重算，抽中的对象相同',
  'secret-a': '人员分派的密封数与事先公布的一致',
  'roster-root': '人员名单与抽取前锁定的一致',
  teams: '按记录重算，检查人员分派相同',
  'team-root': '分派结果与抽取时封存的一致',
  later: '密封、补抽、改派和日志相符',
}

const warningNames: Record<Warning['warning'], (about: string) => string> = {
  'few-dice': (by) => `${by} 掷的骰子不足 16 颗，随机性不够。`,
  unsealed: (by) => `${by} 投入的文字事先没有密封，最后输入的人可能挑选过。`,
  'unbound-key': (path) => `记录里的 ${path} 不受任何校验约束，任何人都可能事后添加。`,
}

/** One line a check; what differs stands below the ones that fail. */
export function reportText(report: Report): string {
  const lines = report.checks.flatMap(checkLines)
  const warnings = report.warnings.map(({ warning, about }) => `  注意    ${warningNames[warning](about)}`)
  return [...lines, ...warnings].join('\n')
}

function checkLines({ check, ok, expected, actual, section }: CheckResult): string[] {
  const absent = check === 'later' ? '没有此项' : '尚不能查'
  const state = ok === null ? absent : ok ? '通过    ' : '不符    '
  const line = `  ${state}  §${section.padEnd(5)} ${checkNames[check]}`
  if (ok !== false) return [line]
  if (check === 'format') return [line, `            ${formatFault(String(actual))}`]
  return [line, `            应为 ${String(expected ?? '无')}`, `            实为 ${String(actual ?? '无')}`]
}

/** The library names a place and a rule, or a fault of the JSON and its position. */
function formatFault(actual: string): string {
  const problem = /^(\S*): (.*)$/s.exec(actual)
  if (problem) return `${problem[1] || '整个文件'}：${ruleText(problem[2] ?? '')}`
  const fault = /^(.*) at (\d+)$/.exec(actual)
  return fault ? `第 ${Number(fault[2]) + 1} 个字：${jsonFaultText(fault[1] ?? '')}` : actual
}
