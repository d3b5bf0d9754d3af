import { CHECK_WORDS, WARNING_WORDS } from '@sunlot/contract'
import type { CheckResult, Report } from '@sunlot/draw'
import { jsonFaultText } from './read-json.ts'
import { ruleText } from './rule-text.ts'

/** One line a check; what differs stands below the ones that fail. */
export function reportText(report: Report): string {
  const lines = report.checks.flatMap(checkLines)
  const warnings = report.warnings.map(
    ({ warning, about }) => `  注意    ${WARNING_WORDS[warning].replace('{about}', about)}`,
  )
  return [...lines, ...warnings].join('\n')
}

function checkLines({ check, ok, expected, actual, section }: CheckResult): string[] {
  const absent = check === 'later' ? '没有此项' : '尚不能查'
  const state = ok === null ? absent : ok ? '通过    ' : '不符    '
  const line = `  ${state}  §${section.padEnd(5)} ${ok === false ? CHECK_WORDS[check].failed : CHECK_WORDS[check].name}`
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
