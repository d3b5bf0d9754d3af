import type { PolicyField } from './field.ts'

export const PLAN_FIELDS = {
  planAt: { group: 'plan', label: '年度计划何时定', shape: { kind: 'choice', options: { yearStart: '每年年初' } } },
  planBlocks: { group: 'plan', label: '计划每项要写明', shape: { kind: 'texts' } },
  planFlow: {
    group: 'plan',
    label: '计划怎样生效',
    shape: {
      kind: 'choice',
      options: { reportedAndPublished: '制定、上报并公示后执行', byOffice: '各科室按年度计划分别制定' },
    },
  },
  planAmendment: {
    group: 'plan',
    label: '计划调整',
    shape: { kind: 'flag', words: '写明理由、经批准并重新公示，不得随意更改' },
  },
  inPublishedPlan: { group: 'plan', label: '按计划抽查', shape: { kind: 'flag', words: '在已公布的年度计划之内' } },
  jointMode: {
    group: 'plan',
    label: '联合抽查',
    shape: {
      kind: 'choice',
      options: {
        bySubject: '同一主体多个事项一次完成',
        bySubjectAndRegion: '同一主体多事项、跨区域同类事项联合抽查',
        oneVisit: '进一次门，查多项事',
        similarMerged: '对象和方式相近的合并为一次',
      },
    },
  },
  jointItems: { group: 'plan', label: '配合的联合抽查', shape: { kind: 'texts' } },
  schemeFirst: { group: 'plan', label: '工作方案', shape: { kind: 'flag', words: '每次抽查都有具体工作方案' } },
  approval: { group: 'plan', label: '先批准再抽取', shape: { kind: 'flag', words: '方案经负责人批准' } },
  checksFrom: { group: 'plan', label: '检查开始', shape: { kind: 'monthDay', bound: 'from' } },
} as const satisfies Record<string, PolicyField>
