import type { Clause } from './clause.ts'

/** 刚察县环境保护和林业水利局: every clause of its notice, the requirement it puts on the system (domain description §A). */
export const S3_CLAUSES: readonly Clause[] = [
  {
    id: 'S3-01',
    gist: '依据 刚政办(2015)126、(2016)62；三条业务线：水行政、环境监察、林业；执行单位 水利工作站、林业站、环境监察大队',
    requirement: 'multi-domain bureau: domain tag on item/target/inspector; dispatch per station',
  },
  {
    id: 'S3-02',
    gist: '对象含取水许可项目、水保方案许可项目、全部污染源',
    requirement: 'permit-based and project-based targets; pollution source type',
  },
  {
    id: 'S3-03',
    gist: '重点：治污设施运行、排放、环评、“三同时”、排污许可证',
    requirement: 'checklist templates incl. numeric readings, permit no., sampling',
  },
  { id: 'S3-04', gist: '逐步推广至其他领域，提高随机抽查比重', requirement: 'KPI randomShare = random / all checks' },
  {
    id: 'S3-05',
    gist: '上级清单事项自动纳入；可补充；7/13 报办公室，7/15 完成公布',
    requirement: 'inherit superior list automatically; supplement request → office consolidation → publish',
  },
  {
    id: 'S3-06',
    gist: '清单外法定检查事项也要履职，制定具体措施',
    requirement: 'OffListDuty register with measure text and owner',
  },
  {
    id: 'S3-07',
    gist: '全部持证人员；定期更新；所有事项共用 1 个人员库',
    requirement: 'directoryMode = shared ; switchable with S0-08',
  },
  {
    id: 'S3-08',
    gist: '对象库明确类别、主要信息；7 月底前两库建成',
    requirement: 'category + required fields per category',
  },
  {
    id: 'S3-09',
    gist: '无规定时：≥5% 县内主体或项目，≥2 次/年；法律优先',
    requirement: 'floor + minimum frequency; plan fails if <2 rounds',
  },
  { id: 'S3-10', gist: '可按性质、特点、复杂程度调整数量频次', requirement: 'adjustment with reason and approver' },
  { id: 'S3-11', gist: '防止检查过多和执法扰民', requirement: 'over-inspection guard' },
  {
    id: 'S3-12',
    gist: '投诉多且经查属实、黑名单、严重违法、监管异常→加大',
    requirement: 'uplift counts only *substantiated* complaints',
  },
  {
    id: 'S3-13',
    gist: '同一主体多事项一次性完成；同一工程质量+安全监督合并，一次办结',
    requirement: 'visit bundling by subject and by project',
  },
  { id: 'S3-14', gist: '发起、抽取过程、结果运用全程留痕', requirement: 'trace view from clue/plan to credit use' },
  { id: 'S3-15', gist: '问题采取针对性检查，及时整改回访', requirement: 'FollowUpVisit with outcome, photos' },
  { id: 'S3-16', gist: '诚信档案、联合惩戒、黑名单', requirement: 'subject integrity file (one page per subject)' },
  { id: 'S3-17', gist: '及时总结经验', requirement: 'periodic summary report template prefilled by data' },
  {
    id: 'S3-18',
    gist: '邀请人大代表、政协委员、第三方评价机构代表现场监督',
    requirement: 'Observer invitations to draw/visit, attendance, opinion; read-only token',
  },
  {
    id: 'S3-19',
    gist: '附件：事项清单、人员名录、一般监管企业对象清单(移动执法平台)',
    requirement: 'import of all three annexes',
  },
  {
    id: 'S3-20',
    gist: '每条后有责任单位/责任主体 + 完成时限',
    requirement: 'clause ⇒ duty card (unit, deadline); see S1-05',
  },
]
