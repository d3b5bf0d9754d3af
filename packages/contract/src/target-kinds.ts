import { z } from 'zod'

/** What can be checked (S1-12, S3-02): an entity, or a project, product, activity, site, permit … */
export const TARGET_KINDS = {
  enterprise: '企业',
  individualBusiness: '个体工商户',
  cooperative: '农民专业合作社',
  farm: '家庭农场',
  project: '项目',
  product: '产品',
  activity: '行为',
  site: '场所',
  permit: '许可',
  pollutionSource: '污染源',
  other: '其他主体',
} as const
export type TargetKind = keyof typeof TARGET_KINDS
export const TargetKindSchema = z.enum(Object.keys(TARGET_KINDS) as [TargetKind, ...TargetKind[]])
