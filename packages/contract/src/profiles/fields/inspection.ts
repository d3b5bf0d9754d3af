import type { PolicyField } from './field.ts'

export const INSPECTION_FIELDS = {
  minInspectors: {
    group: 'inspection',
    label: '每户检查人员',
    shape: { kind: 'count', unit: 'person', bound: 'atLeast' },
    required: true,
  },
  teamLead: {
    group: 'inspection',
    label: '谁带队',
    shape: { kind: 'choice', options: { officeDeputyHead: '责任股室分管领导带队，会同抽中的人员' } },
  },
  noticeMode: {
    group: 'inspection',
    label: '检查方式',
    shape: {
      kind: 'choice',
      options: { unannounced: '不打招呼，直奔现场', showCertificate: '出示证件后检查' },
    },
  },
  noticeServed: {
    group: 'inspection',
    label: '检查通知',
    shape: { kind: 'flag', words: '凡检查必通知；不打招呼的检查，到场时送达通知书' },
  },
  methods: { group: 'inspection', label: '检查方法', shape: { kind: 'texts' } },
  institutions: {
    group: 'inspection',
    label: '专业机构',
    shape: { kind: 'flag', words: '可委托有资质的机构检验、审计、咨询，机构不实施检查' },
  },
  signedOnSite: { group: 'inspection', label: '检查记录', shape: { kind: 'flag', words: '逐项记录，当场签字认可' } },
  inspectWithin: { group: 'inspection', label: '检查完成', shape: { kind: 'limit', after: '抽取后' } },
} as const satisfies Record<string, PolicyField>
