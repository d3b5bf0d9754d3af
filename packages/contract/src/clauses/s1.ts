import type { Clause } from './clause.ts'

/** 河源市林业局: every clause of its notice, the requirement it puts on the system (domain description §A). */
export const S1_CLAUSES: readonly Clause[] = [
  {
    id: 'S1-01',
    gist: '依托广东省综合监管平台，建组织架构、一单两库、计划、任务',
    requirement:
      'org tree setup wizard; import/export in provincial format; system usable beside a provincial platform',
  },
  {
    id: 'S1-02',
    gist: '配合部门联合，“进一次门，查多项事”',
    requirement: 'joint task = one visit, many items, many agencies',
  },
  { id: 'S1-03', gist: '实现相关部门监管全覆盖', requirement: 'coverage matrix items × tasks' },
  { id: 'S1-04', gist: '通过省、市年度督查考核', requirement: 'assessment self-score report with evidence links' },
  {
    id: 'S1-05',
    gist: '阶段1 5/8–5/31：牵头资源科，配合生态修复科、保护科、防检科；5/31 前完成组织架构',
    requirement: 'Milestones with office, deadline, evidence, status light',
  },
  { id: 'S1-06', gist: '抽查全程留痕、责任可追溯', requirement: 'append-only audit trail over every entity/action' },
  {
    id: 'S1-07',
    gist: '谁审批谁监管、谁主管谁监管',
    requirement: 'item has approvingOffice and supervisingOffice; derive the owner',
  },
  {
    id: 'S1-08',
    gist: '结合权责清单统一编制事项清单，覆盖所有监督检查事项；6/15 前录入；随立改废释动态调整',
    requirement:
      'InspectionItem list with power-list code; gap report (power list minus list); versioned; law-change trigger',
  },
  {
    id: 'S1-09',
    gist: '有执法资质人员 100% 入库，按资质、专长分类；6/30 前',
    requirement: 'coverage KPI = in directory / certified staff',
  },
  {
    id: 'S1-10',
    gist: '政策法规科鼓励参加执法资格考试，持证监管',
    requirement: 'certificate tracker: exam, issue, expiry, alerts',
  },
  {
    id: 'S1-11',
    gist: '依许可发放和日常监管批量导入对象库，结合信用评价分级分类；7/31 前',
    requirement: 'bulk import (xlsx/csv) with template, dry run, dedupe, error file; permit and credit tags',
  },
  {
    id: 'S1-12',
    gist: '对象可为企业、个体户、其他主体，也可为产品、项目、行为',
    requirement: 'polymorphic target: subject / product / project / activity / site',
  },
  {
    id: 'S1-13',
    gist: '检查 8/1–10/31 完成，录入和公示同日截止',
    requirement: 'execution window and hard plan deadline',
  },
  {
    id: 'S1-14',
    gist: '谁主管谁牵头谁发起；科室计划覆盖其所有许可和检查事项，明确频次比例',
    requirement: 'plan completeness check per office',
  },
  {
    id: 'S1-15',
    gist: '全年比例 ≥ 监管对象总数 3%',
    requirement: 'annual floor on *distinct* targets; live counter and “still need n”',
  },
  {
    id: 'S1-16',
    gist: '避免对同一对象重复检查',
    requirement: 'cross-task dedupe at draw: exclude, or merge into joint',
  },
  { id: 'S1-17', gist: '登录平台随机抽取对象和执法人员并及时开展', requirement: 'draw → dispatch with mobile to-do' },
  { id: 'S1-18', gist: '方式：实地核查、书面检查、网络监测等', requirement: 'CheckMethod enum, multi' },
  {
    id: 'S1-19',
    gist: '可委托有资质机构：检验检测、财务审计、调查咨询；或采用鉴定结论',
    requirement:
      'Engagement: institution, qualification + validity, scope, report; the institution never conducts the check itself (B-13)',
  },
  {
    id: 'S1-20',
    gist: '谁检查谁录入谁公开：省级平台、国家企业信用信息公示系统(广东)、信用广东',
    requirement: 'channel list per bureau; one entry, many outputs',
  },
  {
    id: 'S1-21',
    gist: '每次任务完成后 20 个工作日内归集到主体名下并公开(需检验检测鉴定、依法不宜公开的除外)',
    requirement: 'deadline clock from task completion; two pause/except reasons; result attached to the subject',
  },
  {
    id: 'S1-22',
    gist: '商业秘密、个人隐私→调整公开方式和范围',
    requirement: 'field-level redaction + scope + reviewer + reason',
  },
  {
    id: 'S1-23',
    gist: '审批—检查—公示环环相扣',
    requirement: 'linked chain permit → task → result → publication on the subject page',
  },
  {
    id: 'S1-24',
    gist: '联合抽查：按市联席会议办公室计划；本局配合 1 项(市公安局牵头“爆破作业单位抽查”，7 月)',
    requirement: 'ExternalJointItem: lead, month, our role = participant; accept/decline, name our officers',
  },
  {
    id: 'S1-25',
    gist: '指导县级：账号开设管理、系统操作、共享事项和检查内容',
    requirement: 'delegated admin for subordinate tenants; item/checklist templates pushable to counties',
  },
  {
    id: 'S1-26',
    gist: '事项公开、程序公开、结果公开，“阳光执法”',
    requirement: 'public site sections: items, procedure, plan, draw, results',
  },
  { id: 'S1-27', gist: '政策法规科指导监督、培训；失职渎职处理', requirement: 'supervisor role, AccountabilityCase' },
  {
    id: 'S1-28',
    gist: '信用风险分类：高风险提高比例频次，低风险减少',
    requirement: 'strata A/B/C/D with ratio per class',
  },
  {
    id: 'S1-29',
    gist: '结果=信用信息；守信激励(表彰评优、资质认定)，失信限制',
    requirement: 'incentive/restriction export and query (“may this firm be honoured?”)',
  },
  {
    id: 'S1-30',
    gist: '除计划外，按大数据监测、投诉举报、转办交办开展针对性监管',
    requirement: 'for-cause task: clue source, clue no., approver; excluded from random statistics',
  },
  { id: 'S1-31', gist: '问题线索移送机制', requirement: 'Clue entity with routing and deadline' },
  {
    id: 'S1-32',
    gist: '应列黑名单/异常名录/应处罚的，不得以责令改正、行政指导代替',
    requirement: 'hard rule: those finding codes cannot close as “ordered to correct” only',
  },
  { id: 'S1-33', gist: '符合立案条件的坚决立案', requirement: 'CaseFiling link or non-filing reason signed' },
  {
    id: 'S1-34',
    gist: '处罚信息自决定起 7 个工作日归集至公共信用信息管理系统并公示',
    requirement: 'second clock, from decision date',
  },
  {
    id: 'S1-35',
    gist: '附件1 本局计划；附件2 联合计划(本局部分)',
    requirement: 'two plan kinds, docx/xlsx export in these shapes',
  },
]
