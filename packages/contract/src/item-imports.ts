import { z } from 'zod'
import { ItemInputSchema } from './items.ts'

/** Import of a published item list: the server reads and drafts, the clerk mends, all of it is written or none. */

/** What a column of a published list can be read as. */
export const ITEM_COLUMNS = {
  number: '序号',
  group: '领域或类别',
  name: '抽查事项',
  subItem: '子项',
  content: '抽查内容（检查要点）',
  targetScope: '检查对象',
  legalBasis: '抽查依据',
  amount: '比例和频次（同一格）',
  rate: '抽查比例',
  frequency: '抽查频次',
  methods: '抽查方式',
  category: '事项类别',
  office: '责任科室（单位）',
  powerCode: '权责清单编码',
  inspectorRequirement: '检查人员要求',
  remarks: '备注',
} as const
export type ItemColumnKey = keyof typeof ITEM_COLUMNS
const COLUMN_KEYS = Object.keys(ITEM_COLUMNS) as [ItemColumnKey, ...ItemColumnKey[]]

/** Excel letter → what the clerk says the column is; null = kept in the remarks. */
export const ItemMappingSchema = z.record(z.string().max(3), z.enum(COLUMN_KEYS).nullable())
export type ItemMapping = z.infer<typeof ItemMappingSchema>

/** An item as read: what the table lacks is still empty. */
export const ItemDraftSchema = ItemInputSchema.extend({ code: z.string(), name: z.string(), legalBasis: z.string() })
export type ItemDraft = z.output<typeof ItemDraftSchema>

/** `error` must be mended before the import; `kept` was not understood and stays as text, beside the cell it came from. */
export const DraftNoteSchema = z.object({ field: z.string(), severity: z.enum(['error', 'kept']), text: z.string() })
export type DraftNote = z.infer<typeof DraftNoteSchema>

/** An item of the sheet while it is being mended. */
export const MendedItemSchema = z.object({
  /** First row of the item in the sheet, as the spreadsheet program counts. */
  row: z.number().int(),
  item: ItemDraftSchema,
  notes: z.array(DraftNoteSchema).max(100),
})
export type MendedItem = z.output<typeof MendedItemSchema>

export const ITEM_IMPORT_STATUSES = { open: '还没有导完', committed: '已导入', discarded: '已放弃' } as const
export type ItemImportStatus = keyof typeof ITEM_IMPORT_STATUSES

/** A list on its way in: the sheet as it was sent, and its items as they were mended so far. */
export const ItemImportSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  status: z.enum(['open', 'committed', 'discarded']),
  version: z.number(),
  /** The title that stood in the sheet. */
  title: z.string(),
  columns: z.array(z.object({ letter: z.string(), heading: z.string(), field: z.enum(COLUMN_KEYS).nullable() })),
  /** Rows of the table below its headings. */
  rowCount: z.number(),
  /** Empty while no column is the item's name. */
  drafts: z.array(MendedItemSchema),
  /** What is odd about the sheet, in sentences. */
  findings: z.array(z.string()),
  /** Lines that stood below the table. */
  remarks: z.array(z.string()),
})
export type ItemImport = z.infer<typeof ItemImportSchema>

/** A list that somebody began and has neither imported nor given up. */
export const OpenItemImportSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  itemCount: z.number(),
  /** Who sent it, and when it was mended last. */
  by: z.string(),
  at: z.string(),
})
export type OpenItemImport = z.infer<typeof OpenItemImportSchema>

/** All items as they stand now, in place of those before. */
export const ItemDraftsChangeSchema = z.object({
  version: z.number().int(),
  drafts: z.array(MendedItemSchema).max(2000),
})
/** What the columns are; the sheet is read anew and what was mended is lost. */
export const ItemMappingChangeSchema = z.object({ version: z.number().int(), mapping: ItemMappingSchema })
export const ItemImportVersionSchema = z.object({ version: z.number().int() })
