import { ITEM_CATEGORIES, type PlanLineInput } from '@sunlot/contract'
import { Input, Radio } from 'antd'
import { CheckTypeField, ItemsField, MethodsField } from '../../design/check-fields.tsx'
import { Field } from '../../design/field.tsx'
import { Panel } from '../../design/panel.tsx'
import type { LineSectionProps } from './line-form.rules.ts'

const CATEGORY_OPTIONS = Object.entries(ITEM_CATEGORIES).map(([value, label]) => ({ value, label }))

/** 抽查什么: the items, their category, content and methods. */
export function BasicsSection({ line, set, options, faults }: LineSectionProps & { faults: Record<string, string> }) {
  function chooseItems(itemIds: string[]): void {
    const chosen = options.items.filter(({ id }) => itemIds.includes(id))
    // A line takes its name and category from its first item until the clerk writes others.
    const [first] = chosen
    const isNameless = line.name.trim() === ''
    set({
      itemIds,
      ...(first && isNameless && { name: `${first.name}监督抽查` }),
      ...(first && line.category === null && { category: first.category === ITEM_CATEGORIES.key ? 'key' : 'general' }),
    })
  }
  return (
    <Panel title="抽查事项">
      <ItemsField
        items={options.items}
        value={line.itemIds}
        help="从抽查事项清单里选；清单里没有的先去清单补上"
        onChange={chooseItems}
      />
      <Field label="名称" required error={faults.name}>
        {(ids) => (
          <Input {...ids} maxLength={200} value={line.name} onChange={({ target }) => set({ name: target.value })} />
        )}
      </Field>
      <div className="form-pair">
        <Field label="类别">
          {({ id, ...ids }) => (
            <Radio.Group
              id={id}
              {...ids}
              options={CATEGORY_OPTIONS}
              value={line.category}
              onChange={({ target }) => set({ category: target.value as PlanLineInput['category'] })}
            />
          )}
        </Field>
        <CheckTypeField value={line.checkType} onChange={(checkType) => set({ checkType })} />
      </div>
      <MethodsField value={line.methods} onChange={(methods) => set({ methods })} />
      <Field label="检查内容">
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={2000}
            value={line.content}
            onChange={({ target }) => set({ content: target.value })}
          />
        )}
      </Field>
      <Field label="依据">
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={2}
            maxLength={2000}
            value={line.legalBasis}
            onChange={({ target }) => set({ legalBasis: target.value })}
          />
        )}
      </Field>
    </Panel>
  )
}
