import { z } from 'zod'
import { PageQuerySchema } from './page.ts'
import { CivilDateSchema } from './registry.ts'

/** Every event the audit trail can hold, with the words shown on screens (S1-06, S3-14). */
export const AUDIT_EVENTS = {
  'setup.done': '启用系统',
  'session.signed-in': '登录',
  'session.refused': '登录被拒',
  'session.signed-out': '退出',
  'accounts.password-changed': '修改密码',
  'accounts.user-created': '新增账号',
  'accounts.user-changed': '修改账号',
  'accounts.user-unlocked': '解锁账号',
  'accounts.office-created': '新增科室',
  'accounts.office-changed': '修改科室',
  'accounts.bureau-created': '新增单位',
  'accounts.bureau-changed': '修改单位',
  'items.created': '新增抽查事项',
  'items.changed': '修改抽查事项',
  'targets.created': '新增检查对象',
  'targets.changed': '变更检查对象',
  'targets.status-changed': '变更对象状态',
  'inspectors.created': '新增执法人员',
  'inspectors.changed': '变更执法人员',
  'inspectors.status-changed': '变更人员状态',
  'conflicts.declared': '申报利害关系',
  'conflicts.withdrawn': '撤回利害关系申报',
  'imports.started': '上传名录文件',
  'imports.discarded': '放弃导入',
  'imports.committed': '确认导入',
  'imports.rows-excluded': '剔除错误行',
  'imports.cells-fixed': '更正表中内容',
  'tasks.created': '新建抽查任务',
  'tasks.changed': '修改工作方案',
  'tasks.scheme-submitted': '报批工作方案',
  'tasks.scheme-approved': '批准工作方案',
  'tasks.scheme-returned': '退回工作方案',
  'tasks.directories-frozen': '宣布两库完成',
  'tasks.cancelled': '取消任务',
  'tasks.gate-waived': '豁免一项条件',
  'draws.requested': '发起抽取',
  'draws.committed': '封存名单和规则',
  'draws.witness-arrived': '见证人签到',
  'draws.fingerprint-checked': '核对总指纹',
  'draws.contributed': '录入掷骰点数',
  'draws.evidence-added': '上传抽取照片或录像',
  'draws.envelope-printed': '打印密封数',
  'draws.locked': '锁定掷骰点数',
  'draws.revealed': '揭晓抽取结果',
  'draws.infeasible': '检查人员排不出',
  'draws.results-differed': '两次计算不一致',
  'draws.aborted': '中止抽取',
  'draws.signed': '签字确认名单',
  'draws.rejected': '退回名单',
  'draws.published': '公示抽取结果',
  'draws.teams-opened': '公开检查分组',
} as const
export type AuditEvent = keyof typeof AUDIT_EVENTS

export const AuditRowSchema = z.object({
  seq: z.number(),
  at: z.string(),
  event: z.string(),
  eventText: z.string(),
  actorName: z.string().nullable(),
  subjectKind: z.string(),
  subjectId: z.string(),
  /** One Chinese line that says what was done, e.g. the task's title and the number of rows. */
  summary: z.string(),
  hash: z.string(),
})
export type AuditRow = z.infer<typeof AuditRowSchema>

/** Filters of the trail, the same for the list (`GET /audit`) and its export (`GET /audit.csv`). `q`: person or summary. */
export const AuditQuerySchema = PageQuerySchema.extend({
  event: z.string().max(60).default(''),
  /** First and last civil day in Beijing, both included. */
  from: CivilDateSchema.optional(),
  until: CivilDateSchema.optional(),
})
