import type { PolicyField } from './field.ts'

/** Who does what (S0-29 … S0-33, S1-05, S4-10): offices by the name the notice gives them. */
export const ORGANISATION_FIELDS = {
  approvingBody: { group: 'organisation', label: '方案由谁研究同意', shape: { kind: 'text' } },
  coordinationGroup: {
    group: 'organisation',
    label: '协调小组',
    shape: {
      kind: 'record',
      words: '{name}：组长{head}，副组长{deputy}，成员{members}',
      parts: {
        name: { label: '名称', kind: 'text' },
        head: { label: '组长', kind: 'text' },
        deputy: { label: '副组长', kind: 'text' },
        members: { label: '成员单位', kind: 'texts' },
      },
    },
  },
  platformLead: { group: 'organisation', label: '平台牵头科室', shape: { kind: 'texts' } },
  jointCoordinator: { group: 'organisation', label: '联合抽查由谁协调', shape: { kind: 'texts' } },
  legalOffice: { group: 'organisation', label: '法制监督科室', shape: { kind: 'texts' } },
  businessOffices: { group: 'organisation', label: '业务科室、执行单位', shape: { kind: 'texts' } },
  drawLead: { group: 'organisation', label: '抽取由谁牵头', shape: { kind: 'texts' } },
  checkLead: { group: 'organisation', label: '检查由谁牵头', shape: { kind: 'texts' } },
  consolidationOffice: { group: 'organisation', label: '材料报谁汇总', shape: { kind: 'texts' } },
  countyAdmins: {
    group: 'organisation',
    label: '下级单位账号',
    shape: { kind: 'flag', words: '由本单位开设并指导' },
  },
  organisationBy: { group: 'organisation', label: '组织架构建成', shape: { kind: 'monthDay', bound: 'by' } },
} as const satisfies Record<string, PolicyField>
