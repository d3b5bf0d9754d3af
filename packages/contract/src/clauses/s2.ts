import type { Clause } from './clause.ts'

/** 涞源县自然资源和规划局: every clause of its notice, the requirement it puts on the system (domain description §A). */
export const S2_CLAUSES: readonly Clause[] = [
  {
    id: 'S2-01',
    gist: '标准化规范化；部门内部联合 全覆盖、常态化',
    requirement: 'KPI internalJointShare; standard guides per item',
  },
  {
    id: 'S2-02',
    gist: '结合大数据、信用风险分类，提高精准性和问题发现率，确保震慑力',
    requirement: 'KPI discovery rate by stratum; suggestion, never auto-pick',
  },
  {
    id: 'S2-03',
    gist: '年度抽查占比 ≥5%；结果 100% 公示；问题后续监管到位',
    requirement: 'three KPI gates on dashboard',
  },
  {
    id: 'S2-04',
    gist: '以省平台确认事项为基础，应纳尽纳，满足属地、日常监管',
    requirement: 'diff list vs provincial list; unclaimed items flagged',
  },
  {
    id: 'S2-05',
    gist: '区分一般/重点检查事项及各自比例',
    requirement: 'itemCategory general / key with own ratio rule',
  },
  { id: 'S2-06', gist: '两库应纳尽纳、动态调整', requirement: 'completeness ratio vs permit data' },
  {
    id: 'S2-07',
    gist: '对象按行业、领域、种类分类标注；人员按职能、种类、专长标注；精准抽取、精准匹配',
    requirement: 'tag taxonomy; frame filter by tag; matching by tag',
  },
  {
    id: 'S2-08',
    gist: '统一组织、均衡开展、突出重点；看监管重点、风险点',
    requirement: 'month-balance chart at plan time',
  },
  {
    id: 'S2-09',
    gist: '对象和方式相近的抽查应合并为一次',
    requirement: 'similarity suggestions in the plan editor; merge with trace',
  },
  {
    id: 'S2-10',
    gist: '计划制定、上报、公示，严格按计划',
    requirement: 'plan states draft→approved→reported→published→in force',
  },
  {
    id: 'S2-11',
    gist: '公开公正随机抽取，充分考虑实际随机匹配人员',
    requirement: 'randomised assignment under constraints, not round-robin',
  },
  {
    id: 'S2-12',
    gist: '计划调整严格履行程序，不得随意更改',
    requirement: 'PlanAmendment: reason, approver, diff, republish',
  },
  { id: 'S2-13', gist: '每次抽查都要有具体工作方案', requirement: 'TaskScheme (工作方案) required before the draw' },
  {
    id: 'S2-14',
    gist: '重点事项/领域加大比例频次，实现全覆盖',
    requirement: 'coverage-to-100 % tracker for key items',
  },
  { id: 'S2-15', gist: '监管效果评估机制 + 后续处置机制', requirement: 'annual effectiveness report, follow-up SLA' },
  { id: 'S2-16', gist: '公示于信用河北、同级政府网站、部门门户', requirement: '3 channels, per-channel receipt' },
  { id: 'S2-17', gist: '涉嫌犯罪移送司法机关；失信联合惩戒', requirement: 'referral subtype (judicial)' },
  {
    id: 'S2-18',
    gist: '培训，确保结果认定规范统一',
    requirement: 'result criteria per check point; calibration view; reviewer',
  },
  { id: 'S2-19', gist: '领导小组协调，工作方案、任务、措施', requirement: 'task board' },
  {
    id: 'S2-20',
    gist: '加强指导、协调、调度、督导；与他部门联络',
    requirement: 'supervision orders (督办) with reply deadline',
  },
  {
    id: 'S2-21',
    gist: '公正廉洁、不徇私；两名以上、出示证件、说明身份',
    requirement:
      'visit cannot start without ≥2 certified officers checked in + certificate shown + identity stated (timestamps)',
  },
  {
    id: 'S2-22',
    gist: '人员熟悉法规；向企业宣传法规',
    requirement: 'legal basis on each check point; leaflet given y/n',
  },
  {
    id: 'S2-23',
    gist: '抽查前研究确定内容、对象，充分准备',
    requirement: 'pre-check briefing: subject profile, history, materials list',
  },
  {
    id: 'S2-24',
    gist: '逐环节核查，逐问题记录，当场签字认可',
    requirement:
      'per-item record, e-signature of inspectors + subject; refusal/absence path with reason, witness, video',
  },
  {
    id: 'S2-25',
    gist: '有错必纠：纠正、责令限期改正、处罚',
    requirement: 'RectificationOrder with deadline; re-check; escalate',
  },
  {
    id: 'S2-26',
    gist: '专业性强的可委托有资质机构(检验检测、财务审计、调查咨询)或采用鉴定结论',
    requirement: 'Engagement / ExpertConclusion attached to the item result',
  },
  {
    id: 'S2-27',
    gist: '加大宣传，提高企业和社会认知度、参与度',
    requirement: 'PublicityRecord; public explainer pages',
  },
  {
    id: 'S2-28',
    gist: '注意方式方法和态度，取得理解支持',
    requirement: 'conduct points in visit checklist; subject rating of manner',
  },
]
