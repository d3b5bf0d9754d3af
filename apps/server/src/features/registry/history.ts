import {
  AUDIT_EVENTS,
  type AuditEvent,
  formatDate,
  INSPECTOR_KINDS,
  INSPECTOR_STATUSES,
  INSPECTOR_TAG_FACETS,
  TARGET_DETAILS,
  TARGET_KINDS,
  TARGET_STATUSES,
  UNKNOWN,
} from '@sunlot/contract'
import type { Db } from '../../platform/database.ts'

/** Before and after by field, as stored; items as their names. */
export type FieldChanges = Record<string, readonly [before: string | null, after: string | null]>

type Fields = Readonly<Record<string, { name: string; words?: Readonly<Record<string, string>> }>>

/** Fields that have a history, in the order in which a change shows them. */
export const TARGET_FIELDS: Fields = {
  name: { name: '名称' },
  code: { name: '代码' },
  codeKind: { name: '代码种类', words: { uscc: '统一社会信用代码', own: '编号' } },
  kind: { name: '类别', words: TARGET_KINDS },
  region: { name: '地区' },
  address: { name: '地址' },
  riskClass: { name: '风险类别' },
  items: { name: '抽查事项' },
  permitNo: { name: '许可证编号' },
  permitUntil: { name: '许可证有效期' },
  status: { name: '状态', words: TARGET_STATUSES },
  statusUntil: { name: '暂停至' },
  effectiveOn: { name: '生效日期' },
  planned: { name: '待生效的变更' },
  ...Object.fromEntries(Object.entries(TARGET_DETAILS).map(([key, name]) => [key, { name }])),
  office: { name: '维护科室' },
  responsible: { name: '责任主体' },
  tags: { name: '监管标签' },
  pool: { name: '专项库' },
  permits: { name: '许可证' },
  riskFact: { name: '风险情形' },
  mergedInto: { name: '并入' },
}

export const INSPECTOR_FIELDS: Fields = {
  name: { name: '姓名' },
  code: { name: '证号' },
  kind: { name: '人员类别', words: INSPECTOR_KINDS },
  office: { name: '科室' },
  region: { name: '地区' },
  certificateUntil: { name: '执法证有效期' },
  items: { name: '可查事项' },
  unconfirmed: { name: '待确认的可查事项' },
  phone: { name: '电话' },
  duty: { name: INSPECTOR_TAG_FACETS.duty },
  specialty: { name: INSPECTOR_TAG_FACETS.specialty },
  domain: { name: INSPECTOR_TAG_FACETS.domain },
  certificate: { name: '执法证' },
  absence: { name: '在岗情况' },
  status: { name: '状态', words: INSPECTOR_STATUSES },
}

/** The fields in which two states differ. */
export function compareFields<State extends Record<string, string | null>>(before: State, after: State): FieldChanges {
  const changed = Object.keys(after).filter((field) => (before[field] ?? '') !== (after[field] ?? ''))
  return Object.fromEntries(changed.map((field) => [field, [before[field] ?? null, after[field] ?? null]]))
}

/** Names of the changed fields in one line: 名称、地址. */
export function nameFields(fields: Fields, changes: FieldChanges): string {
  return Object.entries(fields)
    .filter(([field]) => field in changes)
    .map(([, { name }]) => name)
    .join('、')
}

export interface Change {
  at: string
  by: string | null
  event: string
  reason: string
  fields: { name: string; before: string; after: string }[]
}

function showChanges(fields: Fields, changes: FieldChanges): Change['fields'] {
  return Object.entries(fields).flatMap(([field, { name, words }]) => {
    const change = changes[field]
    if (!change) return []
    const show = (value: string | null) =>
      value === null || value === ''
        ? UNKNOWN
        : (words?.[value] ?? (/(?:Until|On)$/.test(field) ? formatDate(value) : value))
    return [{ name, before: show(change[0]), after: show(change[1]) }]
  })
}

/** The recorded changes of one target or inspector, newest first. An entry that an import made begins with that import. */
export async function listHistory(
  db: Db,
  { of, id, importId, createdAt }: { of: 'target' | 'inspector'; id: string; importId: string | null; createdAt: Date },
): Promise<Change[]> {
  const rows =
    of === 'target'
      ? await db
          .selectFrom('targetChanges as c')
          .leftJoin('users as u', 'u.id', 'c.actorId')
          .select(['c.at', 'c.event', 'c.reason', 'c.fields', 'u.name as by'])
          .where('c.targetId', '=', id)
          .orderBy('c.id', 'desc')
          .execute()
      : await db
          .selectFrom('inspectorChanges as c')
          .leftJoin('users as u', 'u.id', 'c.actorId')
          .select(['c.at', 'c.event', 'c.reason', 'c.fields', 'u.name as by'])
          .where('c.inspectorId', '=', id)
          .orderBy('c.id', 'desc')
          .execute()
  const changes = rows.map(({ at, event, reason, fields, by }) => ({
    at: at.toISOString(),
    by,
    event: AUDIT_EVENTS[event as AuditEvent] ?? event,
    reason,
    fields: showChanges(of === 'target' ? TARGET_FIELDS : INSPECTOR_FIELDS, fields as FieldChanges),
  }))
  const origin = importId === null ? undefined : await findImportOrigin(db, importId)
  if (!origin) return changes
  return [
    ...changes,
    { at: createdAt.toISOString(), by: origin.by, event: '导入', reason: origin.fileName, fields: [] },
  ]
}

async function findImportOrigin(db: Db, importId: string): Promise<{ by: string; fileName: string } | undefined> {
  return db
    .selectFrom('imports as i')
    .innerJoin('users as u', 'u.id', 'i.createdBy')
    .select(['u.name as by', 'i.fileName'])
    .where('i.id', '=', importId)
    .executeTakeFirst()
}
