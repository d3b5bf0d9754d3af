import { cellIssueText, findUsccFault, type Item, RecordIdSchema, type TargetInput } from '@sunlot/contract'

/** What is still wrong with a target that is being filled in, by field. */
export type TargetFaults = Partial<Record<keyof TargetInput, string>>

export function findTargetFaults(form: TargetInput, items: readonly Item[]): TargetFaults {
  const needing = items.find(({ id, needsPermit }) => needsPermit && form.itemIds.includes(id))
  return {
    ...(form.name.trim().length < 2 && { name: '名称至少 2 个字' }),
    ...codeFault(form),
    ...(form.itemIds.length === 0 && { itemIds: '至少选一个抽查事项' }),
    ...(needing && form.permitNo.trim() === '' && { permitNo: `${needing.name}必须填许可证编号` }),
  }
}

/** The same words for the same fault as in an imported sheet. */
function codeFault({ code, codeKind }: TargetInput): TargetFaults {
  if (code === '') return { code: '代码不能空着' }
  if (codeKind === 'own') {
    return RecordIdSchema.safeParse(code).success
      ? {}
      : { code: cellIssueText({ code: 'own-code-grammar', params: {} }) }
  }
  const found = findUsccFault(code)
  if (!found) return {}
  if (found.fault === 'check') return { code: cellIssueText({ code: 'code-check', params: {} }) }
  if (found.fault === 'length') {
    const { length } = found
    return { code: cellIssueText({ code: length < 18 ? 'code-length' : 'code-too-long', params: { length } }) }
  }
  const { position, character } = found
  return { code: cellIssueText({ code: 'code-character', params: { position, character } }) }
}
