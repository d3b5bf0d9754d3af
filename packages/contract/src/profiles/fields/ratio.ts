import type { PolicyField } from './field.ts'

export const RATIO_FIELDS = {
  ratioFloor: {
    group: 'ratio',
    label: '抽查比例',
    shape: {
      kind: 'record',
      words: '{per}{share}，基数为{base}',
      parts: {
        share: { label: '最低比例', kind: 'share' },
        per: { label: '按什么计', kind: 'choice', options: { draw: '每次抽取', year: '全年合计' } },
        base: { label: '基数', kind: 'text' },
      },
    },
    required: true,
  },
  fullCoverage: { group: 'ratio', label: '全覆盖', shape: { kind: 'flag', words: '确有需要可以全部检查，须写明理由' } },
  categoryRatios: {
    group: 'ratio',
    label: '一般、重点事项的比例',
    shape: {
      kind: 'record',
      parts: { general: { label: '一般', kind: 'share' }, key: { label: '重点', kind: 'share' } },
    },
  },
  classRatios: {
    group: 'ratio',
    label: '各风险类别的比例',
    shape: {
      kind: 'record',
      parts: {
        A: { label: 'A', kind: 'share' },
        B: { label: 'B', kind: 'share' },
        C: { label: 'C', kind: 'share' },
        D: { label: 'D', kind: 'share' },
      },
    },
  },
  highRisk: {
    group: 'ratio',
    label: '高风险对象',
    shape: {
      kind: 'choice',
      options: {
        moreOften: '提高比例和频次',
        classRatio: '按风险类别定比例',
        keyItems: '列为重点抽查事项',
        ifSubstantiated: '查实后提高比例',
        separatePool: '单独设库抽取',
      },
    },
    required: true,
  },
  separatePoolRatio: { group: 'ratio', label: '单独设库的比例', shape: { kind: 'share' } },
  roundsPerYear: { group: 'ratio', label: '每年轮次', shape: { kind: 'count', unit: 'round', bound: 'atLeast' } },
  visitsPerYear: {
    group: 'ratio',
    label: '同一对象每年检查',
    shape: { kind: 'count', unit: 'visit', bound: 'atMost' },
  },
  annualCap: { group: 'ratio', label: '年度检查频次', shape: { kind: 'flag', words: '公布上限，不超过上限' } },
  avoidRepeats: { group: 'ratio', label: '避免重复检查', shape: { kind: 'flag', words: '今年已查的不再抽' } },
  adjustment: {
    group: 'ratio',
    label: '数量和频次的调整',
    shape: { kind: 'choice', options: { withReason: '可按性质、特点、复杂程度调整，写明理由并经批准' } },
  },
  internalJointShare: { group: 'ratio', label: '部门内部联合', shape: { kind: 'share' } },
} as const satisfies Record<string, PolicyField>
