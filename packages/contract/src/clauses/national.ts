import type { Clause } from './clause.ts'

/** Rules above every bureau (domain description §B); where one is stricter than a bureau's own clause, it wins. */
export const NATIONAL_RULES: readonly Clause[] = [
  {
    id: 'B-01',
    gist: '没有法律依据的不检查；对象和人员从两个名录库摇号产生，比例合理，结果公开',
    requirement: 'list with legal basis; draw from two directories; published results',
  },
  {
    id: 'B-02',
    gist: '市场监管领域日常检查都通过双随机进行，检查结束后 20 个工作日内公示',
    requirement: 'results within 20 working days',
  },
  {
    id: 'B-03',
    gist: '能合并的检查合并进行；投诉举报、转办交办可以有因检查；全过程记录',
    requirement: 'merge or joint checks; for-cause checks; full record',
  },
  {
    id: 'B-04',
    gist: '年度计划写明每批抽查的范围、数量和时间，向社会公布并按计划抽取',
    requirement: 'plan states range, number, time; batches as planned',
  },
  {
    id: 'B-05',
    gist: '企业信用风险分四类：A 低、B 一般、C 较高、D 高，风险越高比例和频次越高',
    requirement: 'strata by risk class, monthly update',
  },
  {
    id: 'B-06',
    gist: '检查结果形成之日起 20 个工作日内公示；公示错误的应当更正，异议 20 个工作日内书面答复',
    requirement: 'publish within 20 working days; correct; answer in writing',
  },
  {
    id: 'B-07',
    gist: '执法人员不得少于 2 人，出示执法证件；有利害关系的应当回避',
    requirement: '≥2 certified officers; recusal; record',
  },
  {
    id: 'B-08',
    gist: '普通程序作出的处罚决定公示摘要和决定书',
    requirement: 'abstracts of ordinary-procedure decisions published',
  },
  {
    id: 'B-09',
    gist: '许可和处罚信息自决定之日起 7 个工作日内上网公示',
    requirement: 'permits and penalties online in 7 working days',
  },
  {
    id: 'B-10',
    gist: '四种情形列入经营异常名录，核实后 10 个工作日内作出决定',
    requirement: 'abnormal list grounds; 10 working days',
  },
  {
    id: 'B-11',
    gist: '失信信息按轻微、一般、严重设公示期，期满修复或自动停止公示',
    requirement: 'publication periods and repair',
  },
  {
    id: 'B-12',
    gist: '公布同一企业年度检查频次上限，不得超过；能合并的不重复进门',
    requirement: 'annual frequency cap per enterprise',
  },
  {
    id: 'B-13',
    gist: '没有执法资格的人员和机构不得实施行政检查',
    requirement: 'institutions and uncertified staff never inspect',
  },
  {
    id: 'B-14',
    gist: '检查前须经行政机关负责人批准，检查时出示通知书；情况紧急的事后补办',
    requirement: 'prior approval of every check; notice',
  },
  { id: 'B-15', gist: '使用统一的行政检查文书格式文本', requirement: 'seven document templates' },
  {
    id: 'B-16',
    gist: '通知书写明依据、机关、任务来源、频次、证件、人数和当事人权利',
    requirement: 'required content of the notice',
  },
  { id: 'B-17', gist: '“五个严禁”“八个不得”随通知书告知', requirement: 'conduct rules printed in the notice' },
  { id: 'B-18', gist: '行政执法监督机构对乱检查等行为实施监督', requirement: 'supervision data' },
  {
    id: 'B-19',
    gist: '检查事项目录公布频次上限，年度计划在规定时间前公布',
    requirement: 'provincial item list with caps',
  },
  { id: 'B-20', gist: '专项检查计划经批准并备案后一个月内公布', requirement: 'special-check plans published' },
  {
    id: 'B-21',
    gist: '各部门在每季度前 5 个工作日集中抽取，重合的对象合并为联合检查',
    requirement: 'quarterly draw window; overlaps become joint',
  },
  {
    id: 'B-22',
    gist: '同一部门对同一企业的计划检查每年不超过 1 次',
    requirement: 'at most one planned check per firm and year',
  },
  { id: 'B-23', gist: '以上年末存续主体为基数，均衡开展，不得年底突击', requirement: 'base at year end; balanced' },
  { id: 'B-24', gist: '抽查名单在检查前保密', requirement: 'list secret until the visit' },
  {
    id: 'B-25',
    gist: '各信用风险类别都有一定比例；抽取后 2 个工作日内确认',
    requirement: 'ratio per class; confirmation in 2 working days',
  },
  {
    id: 'B-26',
    gist: '检查档案按规定年限保存，检查数据列入行政执法统计年报',
    requirement: 'retention and yearly statistics',
  },
]
