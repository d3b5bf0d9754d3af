import type { Clause } from './clause.ts'

/** 朔州市平鲁区农业农村局: every clause of its notice, the requirement it puts on the system (domain description §A). */
export const S4_CLAUSES: readonly Clause[] = [
  {
    id: 'S4-01',
    gist: '六类事项：农产品质量安全、农药、肥料、种子、兽药、饲料；逐步推广并提高随机抽查比重',
    requirement: 'seed item set of 6 classes; KPI randomShare',
  },
  {
    id: 'S4-02',
    gist: '“一单两库一细则”；整合原部门细则',
    requirement: 'Rulebook (实施细则) as versioned document tied to the profile',
  },
  { id: 'S4-03', gist: '对象应纳尽纳，对应抽查事项，动态管理', requirement: 'as S0-06/07' },
  { id: 'S4-04', gist: '平台制定计划、抽对象、抽人员(不少于 2 名)', requirement: 'min 2 per target, configurable up' },
  {
    id: 'S4-05',
    gist: '与对象有利害关系应依法回避',
    requirement:
      'conflict declarations (kin, employment, shareholding, prior post) exclude at draw; post-draw 回避申请 → replacement by *the next in the same random order*',
  },
  {
    id: 'S4-06',
    gist: '抽取过程必须拍照、摄像留证',
    requirement: 'evidence upload (photo/video, hash, time) required before lock',
  },
  {
    id: 'S4-07',
    gist: '邀请第七纪检组见证监督',
    requirement: 'witness role, identity, presence signature; block/waive with reason',
  },
  { id: 'S4-08', gist: '抽取在两库完成后的第 1 个工作日', requirement: 'clock from “directories frozen” to draw' },
  {
    id: 'S4-09',
    gist: '抽取情况在相关网站公开',
    requirement: 'draw announcement auto-page (with embargo option, B-14)',
  },
  { id: 'S4-10', gist: '办公室牵头；执法队牵头；各科室配合', requirement: 'RACI per step' },
  {
    id: 'S4-11',
    gist: '责任股室分管领导带队会同执法人员检查',
    requirement: 'team leader slot = office’s deputy head, outside the random pair',
  },
  {
    id: 'S4-12',
    gist: '现场检查记录表、照片为全过程记录备案，复印件报执法大队汇总',
    requirement: 'evidence set, automatic copy to consolidation office',
  },
  {
    id: 'S4-13',
    gist: '责任科室归档、妥善保管',
    requirement: 'CaseFile (卷宗) with index, page count, retention, borrow log',
  },
  {
    id: 'S4-14',
    gist: '检查在抽取完成后 5 个工作日内结束',
    requirement: 'third clock; overdue alert, extension with approval',
  },
  { id: 'S4-15', gist: '比例 ≥5% 对象库，≥2 次/年；法律优先', requirement: 'as S3-09 (base = directory, not market)' },
  {
    id: 'S4-16',
    gist: '投诉多、异常名录、严重违法→单独设库',
    requirement: 'separate high-risk pool with own ratio/frequency',
  },
  { id: 'S4-17', gist: '一抽查一通报；公示；移送；公安', requirement: 'as S0-20..25' },
  { id: 'S4-18', gist: '统一农业监管信息平台；诚信档案、惩戒、黑名单、整改回访制度', requirement: 'as S3-15/16' },
  {
    id: 'S4-19',
    gist: '联合抽查 + 跨区域执法机制',
    requirement: 'cross-region task with two jurisdictions, lead and host',
  },
  {
    id: 'S4-20',
    gist: '主要领导亲自抓、分管领导具体抓；督促指导',
    requirement: 'leader dashboard, instructions with replies',
  },
  {
    id: 'S4-21',
    gist: '过程监控和绩效评价；失职渎职追究',
    requirement: 'inspector/office performance from events, not self-report',
  },
  { id: 'S4-22', gist: '宣传培训、争取社会支持', requirement: 'as S0-34/35' },
  {
    id: 'S4-23',
    gist: '廉洁：不妨碍经营、不索取收受财物、不徇私舞弊',
    requirement: 'integrity pledge per task; subject’s anonymous integrity questionnaire',
  },
  {
    id: 'S4-24',
    gist: '目标：解决群众反映强烈的突出问题，减轻企业负担，优化营商环境',
    requirement: 'hot-issue tag on items; burden indicators on the dashboard',
  },
]
