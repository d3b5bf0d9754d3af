import { AppError } from '../../platform/app-error.ts'

export interface OfficeLine {
  name: string
  /** Name of the office above it; empty: directly below the bureau. */
  parent: string
}

const MAX_NAME = 50
const HEADINGS = /^(科室|科室名称|名称|股室|部门|单位)$/

/**
 * Offices as pasted from a sheet: one a line, name first, the office above it second, apart by a tab or a comma of either
 * width. A heading line is passed over. Throws `accounts.bad-office-line` for the first line that is none.
 */
export function readOfficeLines(text: string): OfficeLine[] {
  const lines: OfficeLine[] = []
  text.split(/\r\n|[\r\n]/).forEach((raw, index) => {
    const cells = raw.split(/[\t,，]/).map((cell) => cell.replace(/[\s\u00a0]+/g, ' ').trim())
    const [name = '', parent = '', ...more] = cells
    if (cells.every((cell) => cell === '') || (lines.length === 0 && HEADINGS.test(name))) return
    const line = index + 1
    if (name === '') throw new AppError('accounts.bad-office-line', { line, why: '没有科室名称' })
    if (more.some((cell) => cell !== '')) {
      throw new AppError('accounts.bad-office-line', { line, why: '多于两列，只要科室名称和上级科室' })
    }
    if (name.length > MAX_NAME) {
      throw new AppError('accounts.bad-office-line', { line, why: `名称有 ${name.length} 个字，最多 ${MAX_NAME} 个` })
    }
    if (name === parent) throw new AppError('accounts.bad-office-line', { line, why: '上级科室不能是自己' })
    const before = lines.find((one) => one.name === name)
    if (before && before.parent !== parent) {
      throw new AppError('accounts.bad-office-line', {
        line,
        why: `“${name}”前面写在“${before.parent || '本单位'}”下面`,
      })
    }
    lines.push({ name, parent })
  })
  return lines
}
