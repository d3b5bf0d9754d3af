import { z } from 'zod'

/** What can be imported into a directory, with the route segment as key. */
export const IMPORT_KINDS = {
  targets: '检查对象',
  inspectors: '执法检查人员',
  /** The bureau's own licence ledger, to compare the directory with (S2-06). */
  permits: '许可台账',
  /** Classes from the credit platform (B-05). */
  riskClasses: '信用风险分类',
} as const
export type ImportKind = keyof typeof IMPORT_KINDS
export const ImportKindSchema = z.enum(['targets', 'inspectors', 'permits', 'riskClasses'])

/**
 * `reading` dry run under way · `mapping` a needed column was not found, the clerk assigns columns ·
 * `checked` dry run done, nothing written yet · `committed` all rows written in one transaction.
 */
export const IMPORT_STATUSES = {
  reading: '正在核对',
  mapping: '请对应各列',
  checked: '核对完成',
  committing: '正在导入',
  committed: '已导入',
  failed: '没有读成',
  discarded: '已放弃',
} as const
export type ImportStatus = keyof typeof IMPORT_STATUSES

/** What can be wrong or noteworthy in one cell, with the sentence shown inside it. `{x}` are parameters. */
export const CELL_ISSUES = {
  'total-row': { severity: 'error', group: '合计', text: '这一行像是合计，不是一条记录，请剔除' },
  'name-missing': { severity: 'error', group: '缺名称', text: '名称不能空着' },
  'name-too-long': { severity: 'error', group: '名称太长', text: '名称有 {length} 个字，最多 200 个' },
  'text-too-long': { severity: 'error', group: '文字太长', text: '有 {length} 个字，最多 {limit} 个' },
  'bad-character': { severity: 'error', group: '有不能用的字符', text: '第 {position} 个字符不能用，请删去' },
  'code-missing': { severity: 'error', group: '缺代码', text: '统一社会信用代码和编号至少填一项' },
  'code-length': { severity: 'error', group: '统一社会信用代码不对', text: '只有 {length} 位，应为 18 位' },
  'code-too-long': { severity: 'error', group: '统一社会信用代码不对', text: '有 {length} 位，应为 18 位' },
  'code-character': {
    severity: 'error',
    group: '统一社会信用代码不对',
    text: '第 {position} 位“{character}”不能出现在信用代码里',
  },
  'code-check': { severity: 'error', group: '统一社会信用代码不对', text: '最后一位校验不符' },
  'code-scientific': {
    severity: 'error',
    group: '代码被表格软件改成了数字',
    text: '代码成了科学计数，末几位已丢，请把这一列设为文本再填',
  },
  'own-code-grammar': { severity: 'error', group: '编号不能用', text: '编号只能用字母、数字和 . _ : / -，最多 64 位' },
  'code-taken': { severity: 'error', group: '代码已有别的名称', text: '名录库里这个代码是“{name}”' },
  'code-repeated': { severity: 'error', group: '表内代码重复', text: '与第 {row} 行代码相同，内容不同' },
  'kind-unknown': { severity: 'error', group: '类别不认识', text: '没有“{value}”这个类别' },
  'item-missing': { severity: 'error', group: '缺抽查事项', text: '至少填一个抽查事项' },
  'item-unknown': { severity: 'error', group: '抽查事项清单里没有', text: '抽查事项清单里没有“{value}”' },
  'permit-missing': { severity: 'error', group: '缺许可证编号', text: '{item}必须填许可证编号' },
  'risk-unknown': { severity: 'error', group: '风险类别不认识', text: '风险类别只有 A、B、C、D，没有“{value}”' },
  'date-invalid': {
    severity: 'error',
    group: '日期不对',
    text: '“{value}”不是日期，请写成 2026年9月30日 或 2026-09-30',
  },
  'date-impossible': { severity: 'error', group: '日期不对', text: '{month}月没有{day}日' },
  'cell-error': { severity: 'error', group: '单元格是错误值', text: '单元格里是 {value}，请改成文字' },
  'certificate-missing': { severity: 'error', group: '缺执法证号', text: '执法人员必须填执法证号' },
  'certificate-held': {
    severity: 'error',
    group: '证号是别人的',
    text: '这是 {name} 名下的一本证，证号不能给两个人；换了新证的填现在用的证号',
  },
  'inspector-kind-unknown': { severity: 'error', group: '人员类别不认识', text: '没有“{value}”这个人员类别' },
  'inspector-kind-barred': {
    severity: 'error',
    group: '不能担任检查人员',
    text: '“{value}”不能担任检查人员〔B-13〕，请剔除这一行',
  },
  'institution-person': {
    severity: 'error',
    group: '不能担任检查人员',
    text: '属于委托机构“{institution}”，可以出具报告，不能担任检查人员〔B-13〕',
  },
  'group-person': {
    severity: 'error',
    group: '不能担任检查人员',
    text: '“{group}”是议事协调机构，不实施检查〔B-13〕，请填写这个人所在的科室',
  },
  'identity-number': { severity: 'error', group: '身份证号', text: '这是身份证号，本系统不保存，请换成执法证号或工号' },
  'phone-unknown': { severity: 'error', group: '手机号不对', text: '“{value}”不是电话号码，手机号写 11 位数字' },
  'certificate-kind-unknown': { severity: 'error', group: '证件种类不认识', text: '没有“{value}”这种执法证' },
  'certificate-until-missing': { severity: 'error', group: '缺证件有效期', text: '执法人员必须填执法证有效期' },
  'risk-missing': { severity: 'error', group: '缺风险类别', text: '风险类别不能空着' },
  'not-in-directory': { severity: 'error', group: '名录库里没有', text: '名录库里没有代码是“{code}”的对象' },
  'permit-number-missing': { severity: 'error', group: '缺许可证编号', text: '许可证编号不能空着' },
  'date-order': { severity: 'error', group: '日期不对', text: '有效期至早于批准、发证日期 {date}' },
  'date-future': { severity: 'error', group: '日期不对', text: '分类日期不能晚于今天' },
  'older-class': { severity: 'error', group: '早于现有分类', text: '名录库里已有 {date} 的分类，比这一行新' },
  'permit-repeated': { severity: 'error', group: '表内编号重复', text: '与第 {row} 行许可证编号相同，内容不同' },
  'kind-incomplete': { severity: 'warning', group: '资料不全', text: '{missing}，导入后请补' },
  'holder-unknown': { severity: 'warning', group: '名录库里没有持证人', text: '名录库里没有这个持证人，导入后可补入' },
  formula: { severity: 'warning', group: '公式', text: '这一格是公式，按显示的内容导入' },
  'permit-expired': { severity: 'warning', group: '许可证已过期', text: '已过期，导入后不参加抽取' },
  'certificate-expired': { severity: 'warning', group: '执法证已过期', text: '已过期，导入后不能选派' },
  'same-name-other-code': {
    severity: 'warning',
    group: '同名不同代码',
    text: '与第 {row} 行同名，代码不同，请核对是否同一户',
  },
  'not-active': {
    severity: 'warning',
    group: '不参加抽取',
    text: '名录库里这一户是“{status}”，导入不改变状态，仍不参加抽取',
  },
  'will-change': { severity: 'note', group: '更新已有对象', text: '名录库里已有，按本表更新：{fields}' },
  merged: { severity: 'note', group: '同一户合并', text: '与第 {row} 行同一户，合并为一个对象' },
  'merged-permit': {
    severity: 'note',
    group: '同一户合并',
    text: '与第 {row} 行同一户，合并为一个对象，这个许可证一并登记',
  },
  'same-person': { severity: 'note', group: '同一人合并', text: '与第 {row} 行同一人，合并为一人' },
  'read-as': { severity: 'note', group: '按规范写法导入', text: '按 {value} 导入' },
} as const
export type CellIssueCode = keyof typeof CELL_ISSUES

export const CellIssueSchema = z.object({
  /** Field key of the column, e.g. `code`. */
  field: z.string(),
  code: z.enum(Object.keys(CELL_ISSUES) as [CellIssueCode, ...CellIssueCode[]]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** A value that would be right, offered as “改为：…”. */
  suggestion: z.string().optional(),
})
export type CellIssue = z.infer<typeof CellIssueSchema>

/** The sentence of one issue, parameters filled in. */
export function cellIssueText(issue: Pick<CellIssue, 'code' | 'params'>): string {
  return CELL_ISSUES[issue.code].text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(issue.params[name] ?? whole),
  )
}

export const ImportColumnSchema = z.object({
  /** Excel letter. */
  letter: z.string(),
  heading: z.string(),
  /** Field key it is read as; null = not imported. */
  field: z.string().nullable(),
  /** What every row says there: the sheet has no such column, the clerk has added it. */
  value: z.string().optional(),
})
export const ImportSchema = z.object({
  id: z.string(),
  kind: ImportKindSchema,
  fileName: z.string(),
  status: z.enum(Object.keys(IMPORT_STATUSES) as [ImportStatus, ...ImportStatus[]]),
  encoding: z.string(),
  sheetName: z.string(),
  columns: z.array(ImportColumnSchema),
  fields: z.array(z.object({ key: z.string(), name: z.string(), required: z.boolean() })),
  missing: z.array(z.string()),
  /** Rows done of rows expected (0 = unknown) while reading or committing. */
  progress: z.object({ done: z.number(), total: z.number() }),
  counts: z.object({
    read: z.number(),
    importable: z.number(),
    merged: z.number(),
    errorRows: z.number(),
    errorCells: z.number(),
    warnings: z.number(),
    excluded: z.number(),
    created: z.number(),
    updated: z.number(),
  }),
  groups: z.array(z.object({ group: z.string(), severity: z.enum(['error', 'warning', 'note']), count: z.number() })),
  failure: z.object({ code: z.string(), text: z.string() }).nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
})
export type Import = z.infer<typeof ImportSchema>

export const ImportRowSchema = z.object({
  rowNumber: z.number(),
  state: z.enum(['ok', 'error', 'merged', 'excluded']),
  /** Cell text by field key, as in the sheet. */
  cells: z.record(z.string(), z.string()),
  issues: z.array(CellIssueSchema),
})
export type ImportRow = z.infer<typeof ImportRowSchema>

export const ImportRowsQuerySchema = z.object({
  /** `errors` (all that must be mended), `all`, or the name of one group. */
  show: z.string().max(40).default('errors'),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export type ImportRowsQuery = z.infer<typeof ImportRowsQuerySchema>
/** Excel letter of a column → field key it is read as, or null. */
export const ImportMappingSchema = z.object({
  fields: z.record(z.string(), z.string().nullable()),
  /** Items under which every row stands, where the sheet has no column of them; their names as in the list. */
  items: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
})
export type ImportMapping = z.infer<typeof ImportMappingSchema>
/** `errors`: only the rows that must be mended; `all`: the whole sheet. */
export const ImportErrorsQuerySchema = z.object({ rows: z.enum(['all', 'errors']).default('all') })
/** Mend one cell (`rowNumber`), or every cell of `field` that now reads `from`. */
export const ImportFixSchema = z.object({
  field: z.string(),
  from: z.string(),
  to: z.string().max(300),
  rowNumber: z.number().int().optional(),
})
export type ImportFix = z.infer<typeof ImportFixSchema>
