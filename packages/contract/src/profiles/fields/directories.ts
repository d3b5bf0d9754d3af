import type { PolicyField } from './field.ts'

export const DIRECTORY_FIELDS = {
  domains: { group: 'directories', label: '业务领域、事项大类', shape: { kind: 'texts' } },
  itemSource: {
    group: 'directories',
    label: '事项清单从哪里来',
    shape: {
      kind: 'choice',
      options: {
        powerList: '对照权责清单，覆盖所有监督检查事项',
        provincialPlatform: '以省平台确认的事项为基础，应纳尽纳',
        superiorList: '上级清单的事项自动纳入，可以补充',
      },
    },
  },
  itemOwnership: {
    group: 'directories',
    label: '事项归谁监管',
    shape: { kind: 'choice', options: { approverSupervises: '谁审批谁监管，谁主管谁监管' } },
  },
  supplementBy: { group: 'directories', label: '补充事项报送', shape: { kind: 'monthDay', bound: 'by' } },
  itemListBy: { group: 'directories', label: '事项清单完成', shape: { kind: 'monthDay', bound: 'by' } },
  inspectorsBy: { group: 'directories', label: '人员名录库建成', shape: { kind: 'monthDay', bound: 'by' } },
  targetsBy: { group: 'directories', label: '对象名录库建成', shape: { kind: 'monthDay', bound: 'by' } },
  targetKinds: { group: 'directories', label: '对象包括', shape: { kind: 'texts' } },
  directoryUpkeep: {
    group: 'directories',
    label: '名录库',
    shape: { kind: 'flag', words: '动态调整，停业、注销、到期的不参加抽取' },
    required: true,
  },
  certifiedShare: { group: 'directories', label: '持证人员入库', shape: { kind: 'share' } },
  directoryStaff: {
    group: 'directories',
    label: '人员库由谁组成',
    shape: {
      kind: 'choice',
      options: { withExperts: '持证人员和专业技术人员', certifiedOnly: '只有持证人员' },
    },
  },
  inspectorPool: {
    group: 'directories',
    label: '检查人员库',
    shape: { kind: 'choice', options: { byItem: '按事项分设', shared: '全局共用一个库' } },
    required: true,
  },
} as const satisfies Record<string, PolicyField>
