import type { PolicyField } from './field.ts'

export const DISCLOSURE_FIELDS = {
  resultOwner: {
    group: 'disclosure',
    label: '结果由谁录入报送',
    shape: {
      kind: 'choice',
      options: { inspectingOffice: '谁检查、谁反馈、谁报送', inspector: '谁检查、谁录入、谁公开' },
    },
  },
  publishWithin: {
    group: 'disclosure',
    label: '结果公示',
    shape: { kind: 'count', unit: 'workingDay', bound: 'atMost' },
  },
  publishPauses: { group: 'disclosure', label: '公示时限不计', shape: { kind: 'texts' } },
  publishBy: { group: 'disclosure', label: '全年录入公示完成', shape: { kind: 'monthDay', bound: 'by' } },
  publishedShare: { group: 'disclosure', label: '结果公示率', shape: { kind: 'share' } },
  penaltyWithin: {
    group: 'disclosure',
    label: '处罚公示',
    shape: { kind: 'count', unit: 'workingDay', bound: 'atMost' },
  },
  objectionWithin: {
    group: 'disclosure',
    label: '异议答复',
    shape: { kind: 'count', unit: 'workingDay', bound: 'atMost' },
  },
  withdrawWithin: {
    group: 'disclosure',
    label: '处罚决定变更后撤回公示',
    shape: { kind: 'count', unit: 'workingDay', bound: 'atMost' },
  },
  reviewFirst: {
    group: 'disclosure',
    label: '公示前审查',
    shape: {
      kind: 'choice',
      options: { secrecy: '涉密的不公开', secrecyAndPrivacy: '商业秘密、个人隐私调整公开方式和范围' },
    },
  },
  channels: { group: 'disclosure', label: '公开渠道', shape: { kind: 'texts' }, required: true },
  bulletin: { group: 'disclosure', label: '通报', shape: { kind: 'flag', words: '一抽查一通报' } },
  registers: { group: 'disclosure', label: '三张清单', shape: { kind: 'flag', words: '问题清单、整改清单、责任清单' } },
  noSubstitution: {
    group: 'disclosure',
    label: '应列入名单、应处罚的',
    shape: { kind: 'flag', words: '不得以责令改正、行政指导代替' },
  },
  referral: {
    group: 'disclosure',
    label: '涉嫌犯罪',
    shape: { kind: 'choice', options: { police: '移送公安机关', judicial: '移送司法机关' } },
  },
  followUp: {
    group: 'disclosure',
    label: '整改',
    shape: {
      kind: 'choice',
      options: { deadlineOrder: '责令限期改正，逾期处罚', revisit: '限期整改并回访' },
    },
  },
} as const satisfies Record<string, PolicyField>
