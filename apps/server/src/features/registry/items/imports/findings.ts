import type { PublishedFinding } from '@sunlot/tables'

/** What is odd about a published sheet, as a sentence that names the place; `entry` is what a row of the table stands for. */
export function findingText(finding: PublishedFinding, entry: '事项' | '计划项' = '事项'): string {
  const { row, column, lastColumn, by, expected, found, until } = finding
  const columns = lastColumn && lastColumn !== column ? `${column} 到 ${lastColumn} 列` : `${column} 列`
  switch (finding.code) {
    case 'headings.missing':
      return '没有找到表头'
    case 'headings.repeated':
      return `第 ${row} 行又是一遍表头，没有当作${entry}`
    case 'table.second':
      return `第 ${row} 行到第 ${until} 行是另一张表，没有读入，需要时单独导入`
    case 'column.unnamed':
      return `第 ${column} 列没有表头，需要时请指定它是什么`
    case 'row.total':
      return `第 ${row} 行是合计，没有当作${entry}`
    case 'row.shifted':
      return `第 ${row} 行像是向左错了 ${by} 列，请核对`
    case 'row.blanks':
      return `第 ${row} 行 ${columns}是空的，别的行有内容，请核对`
    case 'numbering.start':
      return `序号从 ${found} 开始`
    case 'numbering.gap':
      return `第 ${row} 行序号应是 ${expected}，实际是 ${found}`
    case 'cell.formula':
      return `第 ${row} 行第 ${column} 列是公式，按显示的内容读入`
    case 'cell.error':
      return `第 ${row} 行第 ${column} 列是错误值，请改成文字`
    case 'cell.wide':
      return `第 ${row} 行 ${columns}合成了一格，只读入第一列`
  }
}
