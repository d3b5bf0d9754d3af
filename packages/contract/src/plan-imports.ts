import { z } from 'zod'
import { PlanBlockSchema, PlanLineInputSchema } from './planning.ts'

/** Import of a published plan table: the file and the clerk's decisions; everything else follows from the two. */

/** What a column of a plan table can hold, with the heading of our own templates and exports. */
export const PLAN_FIELDS = {
  lineNo: '序号',
  name: '抽查任务名称',
  itemText: '抽查事项',
  categoryText: '事项类别',
  content: '检查内容',
  legalBasis: '抽查依据',
  scope: '抽查对象范围',
  region: '抽查区域',
  staff: '人员要求',
  base: '抽查基数',
  amount: '抽查比例及频次',
  rate: '抽查比例',
  frequency: '抽查频次',
  count: '抽查数量',
  time: '实施时间',
  rounds: '抽查月份',
  method: '检查方式',
  checkType: '检查类型',
  level: '抽查模式',
  organisation: '组织方式',
  leadOffice: '责任科室',
  leadAgency: '发起部门',
  participants: '配合部门',
  riskRequirement: '信用风险分类要求',
  remarks: '备注',
} as const
export type PlanField = keyof typeof PLAN_FIELDS
const PlanFieldSchema = z.enum(Object.keys(PLAN_FIELDS) as [PlanField, ...PlanField[]])

const rowNumber = z.number().int().min(1).max(1_048_576)
const rowKey = z.string().regex(/^[1-9]\d{0,6}$/)
const letter = z.string().regex(/^[A-Z]{1,3}$/)

/** What the clerk decided; the sheet itself is never changed. Keys of records are row numbers and column letters. */
export const PlanImportDecisionsSchema = z.object({
  /** Row of the headings; null = as found. */
  headingRow: rowNumber.nullable().default(null),
  /** Rows that stand so many columns too far to the left. */
  shifts: z.record(rowKey, z.number().int().min(0).max(20)).default({}),
  /** Rows whose blank cells continue the row above. */
  continued: z.array(rowNumber).max(5000).default([]),
  /** What a column is read as; null = not imported. */
  columns: z.record(letter, PlanFieldSchema.nullable()).default({}),
  /** Cells written anew. */
  cells: z
    .array(z.object({ row: rowNumber, letter, text: z.string().trim().max(2000) }))
    .max(2000)
    .default([]),
  excluded: z.array(rowNumber).max(5000).default([]),
  /** Items of the bureau's list for a row, chosen by the clerk; an empty list keeps the name as text. */
  items: z.record(rowKey, z.array(z.uuid()).max(50)).default({}),
  /** S0-37: words for the blocks that lines say nothing of. */
  fill: z.partialRecord(PlanBlockSchema, z.string().trim().max(200)).default({}),
})
export type PlanImportDecisions = z.output<typeof PlanImportDecisionsSchema>
export const PlanImportChangeSchema = z.object({
  version: z.number().int().min(1),
  decisions: PlanImportDecisionsSchema,
})
/** A table copied from a spreadsheet or a web page. */
export const PlanPasteSchema = z.object({ text: z.string().min(1).max(2_000_000) })

export const PLAN_IMPORT_STATUSES = { open: '待确认', committed: '已导入', discarded: '已放弃' } as const
export type PlanImportStatus = keyof typeof PLAN_IMPORT_STATUSES

/** What was made of one cell: `words` as understood, `rest` what stays text; an error must be mended. */
const CellReadingSchema = z.object({
  state: z.enum(['understood', 'partly', 'text', 'error']),
  words: z.string(),
  rest: z.string(),
})
const NamedItemSchema = z.object({ id: z.string(), name: z.string() })

export const PlanImportRowSchema = z.object({
  row: z.number(),
  section: z.string(),
  excluded: z.boolean(),
  cells: z.array(
    z.object({
      letter: z.string(),
      text: z.string(),
      /** Row whose text a blank or merged cell carries. */
      inheritedFrom: z.number().nullable(),
      isMended: z.boolean(),
      /** Null where nothing is to be understood. */
      reading: CellReadingSchema.nullable(),
    }),
  ),
  /** Items of the list that the row means, and those it may mean. */
  items: z.array(NamedItemSchema),
  suggestions: z.array(NamedItemSchema),
  /** Blocks of S0-37 the line will lack. */
  missing: z.array(PlanBlockSchema),
  /** Null while a cell of the row must be mended. */
  line: PlanLineInputSchema.nullable(),
})
export type PlanImportRow = z.infer<typeof PlanImportRowSchema>

export const PlanImportSchema = z.object({
  id: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  fileName: z.string(),
  status: z.enum(['open', 'committed', 'discarded']),
  version: z.number(),
  encoding: z.string(),
  sheetName: z.string(),
  title: z.string(),
  headingRow: z.number(),
  /** Lines above the headings, for choosing another row of headings. */
  above: z.array(z.object({ row: z.number(), text: z.string() })),
  columns: z.array(z.object({ letter: z.string(), heading: z.string(), field: PlanFieldSchema.nullable() })),
  rows: z.array(PlanImportRowSchema),
  notes: z.array(z.object({ row: z.number(), text: z.string() })),
  /** What is odd about the sheet; some of it can be put right with one decision. */
  findings: z.array(
    z.object({
      text: z.string(),
      fix: z
        .discriminatedUnion('do', [
          z.object({ do: z.literal('shift'), row: z.number(), by: z.number() }),
          z.object({ do: z.literal('continue'), row: z.number() }),
        ])
        .nullable(),
    }),
  ),
  /** Names of columns without which nothing can be imported. */
  missingColumns: z.array(z.string()),
  counts: z.object({
    lines: z.number(),
    excluded: z.number(),
    /** Cells with something left as text. */
    texts: z.number(),
    errors: z.number(),
    unmatched: z.number(),
    gaps: z.number(),
  }),
  decisions: PlanImportDecisionsSchema,
})
export type PlanImport = z.infer<typeof PlanImportSchema>

/** How many lines were written. */
export const PlanImportDoneSchema = z.object({ lines: z.number() })

export const PlanExportFormatSchema = z.enum(['docx', 'xlsx'])
