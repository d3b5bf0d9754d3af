import type { Clause } from './clause.ts'

/** 洛阳市偃师区林业局: every clause of its notice, the requirement it puts on the system (domain description §A). */
export const S0_CLAUSES: readonly Clause[] = [
  {
    id: 'S0-01',
    gist: '方案经局党组研究同意后印发各科室、二级机构',
    requirement:
      'PlanDocument: type, doc no., approving body (党组), issue date, recipients, attachment, receipt tick per recipient',
  },
  {
    id: 'S0-02',
    gist: '根据省、市、区规定制定',
    requirement: 'PolicyBasis registry; every profile value/plan links ≥1 basis',
  },
  {
    id: 'S0-03',
    gist: '依法监管、统筹安排、综合实施；谁检查、谁反馈、谁报送',
    requirement: 'result owner = inspecting office/inspector; only they may enter, report and push; others read-only',
  },
  {
    id: 'S0-04',
    gist: '随机抽对象+随机派人+及时公布 = 三环节',
    requirement: 'state machine refuses “done” while any of target draw / inspector draw / publication is missing',
  },
  {
    id: 'S0-05',
    gist: '解决随意性和不到位',
    requirement:
      'off-plan or hand-picked checks only via the for-cause channel (S1-30), counted apart; overdue board for “not done”',
  },
  {
    id: 'S0-06',
    gist: '依《随机抽查事项清单》建《抽查对象名录库》，由科室/单位建',
    requirement: 'TargetDirectory per item; owning office maintains; entry must map to ≥1 item',
  },
  {
    id: 'S0-07',
    gist: '对象库动态调整',
    requirement: 'effective-dated add/suspend/remove with reason + full history; draw uses a frozen snapshot',
  },
  { id: 'S0-08', gist: '按抽查事项分类的执法检查人员名录库', requirement: 'inspector ↔ item qualification matrix' },
  {
    id: 'S0-09',
    gist: '由有行政执法资格证人员和专业技术人员构成',
    requirement: 'inspectorKind = enforcement / technicalExpert; experts never count toward the 2 certified officers',
  },
  {
    id: 'S0-10',
    gist: '随人员变动、岗位调整动态调整',
    requirement: 'transfer/leave/cert-expiry events auto-suspend eligibility',
  },
  {
    id: 'S0-11',
    gist: '对象从对象库抽、人员从人员库的执法人员里抽',
    requirement: 'two separate draws, each with its own frozen frame and record; no free typing',
  },
  {
    id: 'S0-12',
    gist: '两份名单报分管领导签字确认',
    requirement:
      'sign-off step after draw: approve / reject-with-reason; reject ⇒ void + redraw, both kept; list cannot be edited',
  },
  {
    id: 'S0-13',
    gist: '“四不两直”方式检查 (不发通知、不打招呼、不听汇报、不用陪同接待、直奔基层、直插现场)',
    requirement: 'NoticeMode = unannounced: list embargoed, notice served on arrival only; forbid pre-notice messages',
  },
  {
    id: 'S0-14',
    gist: '随机抽取记录存档备查',
    requirement: 'immutable DrawRecord + printable/exportable 抽取记录, archived in task file',
  },
  {
    id: 'S0-15',
    gist: '选派时综合考虑业务科室、监管职责、人员配备',
    requirement:
      'constraint set for the inspector draw (office, duty, workload, availability); constraints frozen before the draw and printed in the record',
  },
  {
    id: 'S0-16',
    gist: '比例频次依对象情况和林业特点；法律法规规章优先',
    requirement: 'RatioRule hierarchy: statute > superior doc > profile > plan; UI shows which rule won',
  },
  { id: 'S0-17', gist: '每次抽查比例 ≥5%', requirement: 'per-draw floor; sample size = ceil(N×r); block below' },
  { id: 'S0-18', gist: '确因需要可全覆盖', requirement: '100 % mode, reason required' },
  {
    id: 'S0-19',
    gist: '投诉举报多/严重违法：提高次数、比例、频次',
    requirement: 'RiskUplift rule by complaints and violations',
  },
  {
    id: 'S0-20',
    gist: '“一抽查一通报”',
    requirement: 'each task yields one Bulletin (通报); task cannot close without it',
  },
  { id: 'S0-21', gist: '门户网站公示(涉密除外)', requirement: 'publication to own portal; secrecy review gate' },
  {
    id: 'S0-22',
    gist: '形成问题清单、整改清单、责任清单',
    requirement:
      'three registers generated from findings: problem → rectification (deadline, status) → responsible unit',
  },
  {
    id: 'S0-23',
    gist: '违法必须依法加大惩处',
    requirement: 'finding → disposal decision mandatory; “no action” needs legal ground',
  },
  {
    id: 'S0-24',
    gist: '属他部门管辖→及时移送',
    requirement: 'Transfer (移送函): target dept, evidence list, receipt, outcome',
  },
  { id: 'S0-25', gist: '涉嫌犯罪→移送公安', requirement: 'criminal referral subtype with acknowledgement' },
  {
    id: 'S0-26',
    gist: '结果及时推送公共信用信息平台，纳入主体信用记录',
    requirement: 'CreditPush outbox: per-subject records, retry, receipt no.',
  },
  { id: 'S0-27', gist: '部门间、上下级信息互联互通', requirement: 'exchange API + import/export bundles' },
  {
    id: 'S0-28',
    gist: '联合惩戒、黑名单；按信用采取针对性检查',
    requirement: 'credit flags on subject drive draw weights/strata',
  },
  {
    id: 'S0-29',
    gist: '协调小组：局长任组长，分管副局长任副组长，成员 6 个单位(办公室、林政科、林技站、防火办、行政审批科、执法大队)',
    requirement: 'Group/role model with terms; no hard-wired people',
  },
  { id: 'S0-30', gist: '局办公室协调联合抽查', requirement: 'role jointCoordinator' },
  {
    id: 'S0-31',
    gist: '同一主体多事项 + 跨区域同类事项 → 联合抽查',
    requirement: 'merge engine over planned/drawn tasks by subject and by item class across regions',
  },
  {
    id: 'S0-32',
    gist: '行政审批服务科：统筹协调 + 平台管理和录入',
    requirement: 'role platformAdmin/dataEntry given to an office, not to a fixed org type',
  },
  { id: 'S0-33', gist: '相关科室指导对口业务并具体实施', requirement: 'role businessLead per item' },
  { id: 'S0-34', gist: '网络媒体宣传', requirement: 'PublicityRecord (date, channel, link, file)' },
  {
    id: 'S0-35',
    gist: '抽查前组织培训：内容、方式、流程',
    requirement: 'TrainingRecord; warn/block dispatch when a drawn inspector lacks training for the item',
  },
  {
    id: 'S0-36',
    gist: '守法定程序权限，不妨碍正常经营',
    requirement: 'conduct checklist on every visit + subject feedback/complaint link',
  },
  {
    id: 'S0-37',
    gist: '每年年初制定年度计划：对象范围、人员要求、比例和频次、实施时间',
    requirement: 'AnnualPlan with those 4 mandatory blocks per line; year-start reminder',
  },
  {
    id: 'S0-38',
    gist: '保证覆盖面和力度，同时防止过度检查',
    requirement: 'coverage forecast + over-inspection guard at plan time',
  },
]
