import type { Shape } from '../shapes.ts'

/** The parts of a rulebook, in the order of the road. */
export const POLICY_GROUPS = {
  organisation: '组织分工',
  directories: '一单两库',
  ratio: '比例和频次',
  plan: '计划和方案',
  draw: '抽取',
  inspection: '检查',
  disclosure: '公示和处置',
  evaluation: '监督评价',
} as const

/** One value that a bureau's rulebook may lay down. */
export interface PolicyField {
  readonly group: keyof typeof POLICY_GROUPS
  readonly label: string
  readonly shape: Shape
  /** A bureau cannot work without it: no draft may leave it open. */
  readonly required?: true
}
