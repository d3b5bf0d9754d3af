import { formatCount, ItemInputSchema, type MendedItem } from '@sunlot/contract'

type FaultField = 'name' | 'code' | 'legalBasis'
export type Faults = Partial<Record<FaultField, string>>

/** What must be mended in each draft before the list can be imported, by field; names and numbers of the list are known. */
export function findDraftFaults(
  drafts: readonly MendedItem[],
  taken: { names: ReadonlySet<string>; codes: ReadonlySet<string> },
): Faults[] {
  const nameCounts = countBy(drafts.map(({ item }) => item.name.trim()))
  const codeCounts = countBy(drafts.map(({ item }) => item.code))
  return drafts.map(({ item: { name: raw, code, legalBasis } }) => {
    const name = raw.trim()
    return {
      ...(name.length < 2
        ? { name: '缺事项名称' }
        : name.length > 100
          ? { name: `名称有 ${formatCount(name.length)} 个字，最多 100 个` }
          : taken.names.has(name)
            ? { name: '清单里已有这一项，去掉或改名' }
            : (nameCounts.get(name) ?? 0) > 1 && { name: '表里有两处同名，改名或去掉一处' }),
      ...(!ItemInputSchema.shape.code.safeParse(code).success
        ? { code: '编号只能用字母、数字和 . _ : / -，最多 20 位' }
        : taken.codes.has(code)
          ? { code: '编号已经使用' }
          : (codeCounts.get(code) ?? 0) > 1 && { code: '编号有两处相同' }),
      // B-01 没有依据不得检查
      ...(legalBasis.trim().length < 2 && { legalBasis: '缺检查依据，没有依据不得检查' }),
    }
  })
}

function countBy(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
