import { ITEM_CATEGORIES, type Item, type ItemInput, ItemInputSchema } from '@sunlot/contract'
import { Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { useRegistryChange } from '../registry.queries.ts'

const BLANK: ItemInput = { code: '', name: '', category: 'general', legalBasis: '', needsPermit: false }
const CATEGORIES = Object.entries(ITEM_CATEGORIES).map(([value, label]) => ({ value, label }))
const LONGEST_CODE = 20

type ItemDrawerProps = {
  /** The item to change; a new one where it is missing. */
  item?: Item
  onClose: () => void
}

/** A new item of the list, or a change to one; what it was stays in the trail. */
export function ItemDrawer({ item, onClose }: ItemDrawerProps) {
  const [form, setForm] = useState<ItemInput>(() => (item ? formOf(item) : BLANK))
  const change = useRegistryChange(onClose)
  const set = (part: Partial<ItemInput>) => setForm({ ...form, ...part })
  const isCodeWrong = form.code !== '' && !ItemInputSchema.shape.code.safeParse(form.code).success

  function save(): void {
    if (!item) change.mutate({ method: 'POST', path: '/items', body: form })
    else change.mutate({ method: 'PUT', path: `/items/${item.id}`, body: form })
  }
  return (
    <FormDrawer
      title={item ? `修改：${item.name}` : '新增抽查事项'}
      verb={item ? '保存修改' : '新增事项'}
      saving={change.isPending}
      canSave={ItemInputSchema.safeParse(form).success}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <Field label="事项名称" required help="至少 2 个字" error={issueOf(change.error, 'name')}>
        {(ids) => (
          <Input {...ids} maxLength={100} value={form.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </Field>
      <Field
        label="编号"
        required
        help={`与公布的清单一致，最多 ${LONGEST_CODE} 位`}
        error={issueOf(change.error, 'code') ?? (isCodeWrong && '编号只能用字母、数字和 . _ : / -')}
      >
        {(ids) => (
          <Input
            {...ids}
            maxLength={LONGEST_CODE}
            value={form.code}
            onChange={(event) => set({ code: event.target.value.trim() })}
          />
        )}
      </Field>
      <Field label="类别" required error={issueOf(change.error, 'category')}>
        {(ids) => (
          <Radio.Group
            id={ids.id}
            aria-label="类别"
            options={CATEGORIES}
            value={form.category}
            onChange={(event) => set({ category: event.target.value })}
          />
        )}
      </Field>
      <Field label="检查依据" required help="法律法规规章的名称和条款" error={issueOf(change.error, 'legalBasis')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={500}
            value={form.legalBasis}
            onChange={(event) => set({ legalBasis: event.target.value })}
          />
        )}
      </Field>
      <Checkbox checked={form.needsPermit} onChange={(event) => set({ needsPermit: event.target.checked })}>
        这一事项的检查对象必须填许可证编号
      </Checkbox>
    </FormDrawer>
  )
}

function formOf({ code, name, category, legalBasis, needsPermit }: Item): ItemInput {
  return { code, name, category, legalBasis, needsPermit }
}
