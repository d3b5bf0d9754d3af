import type { ImportKind } from '@sunlot/contract'

interface ImportWords {
  readonly title: string
  /** Counting word with its noun: `2,279 户`. */
  readonly unit: string
  readonly merged: string
  readonly directory: string
  /** What speaks for filling the sheet from something the office already has. */
  readonly source: string
}

/** The words in which the two imports differ. */
export const IMPORT_WORDS: Readonly<Record<ImportKind, ImportWords>> = {
  targets: {
    title: '导入检查对象',
    unit: '户',
    merged: '同一户合并',
    directory: '检查对象名录库',
    source: '许可证台账、审批系统导出的表都可以直接用，列的顺序和标题不必改',
  },
  inspectors: {
    title: '导入执法人员',
    unit: '人',
    merged: '同一人合并',
    directory: '执法人员名录库',
    source: '执法证系统导出的花名册可以直接用，列的顺序和标题不必改',
  },
}
