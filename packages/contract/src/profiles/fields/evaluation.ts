import type { PolicyField } from './field.ts'

export const EVALUATION_FIELDS = {
  evaluation: {
    group: 'evaluation',
    label: '怎样评价',
    shape: {
      kind: 'choice',
      options: {
        assessment: '接受省、市年度督查考核',
        effectiveness: '评估监管效果，完善后续处置',
        performance: '过程监控和绩效评价',
        summary: '及时总结经验',
      },
    },
  },
} as const satisfies Record<string, PolicyField>
