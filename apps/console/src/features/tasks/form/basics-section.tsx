import { Input, Select } from 'antd'
import { CheckTypeField, MethodsField } from '../../../design/check-fields.tsx'
import { Field } from '../../../design/field.tsx'
import { Panel } from '../../../design/panel.tsx'
import { fromPlanLine, sayPlanLine } from './plan-line.rules.ts'
import type { SectionProps } from './task-form.rules.ts'

/** 任务: what is checked, under which plan and how. */
export function BasicsSection({ form, set, faults, options }: SectionProps) {
  return (
    <Panel title="任务">
      <Field label="任务名称" required error={faults.title} help="抽取公告用这个名称">
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            placeholder="例：2026年第二轮农药经营监督抽查"
            value={form.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </Field>
      <div className="form-pair">
        <Field label="文号" help="没有就空着">
          {(ids) => (
            <Input
              {...ids}
              maxLength={50}
              value={form.documentNo}
              onChange={({ target }) => set({ documentNo: target.value })}
            />
          )}
        </Field>
        <Field label="年度计划" help="计划外的先调整计划">
          {(ids) => (
            <Select
              {...ids}
              allowClear
              showSearch
              optionFilterProp="label"
              placeholder={options.planLines.length > 0 ? '选一项' : '还没有公示执行的计划'}
              value={form.planLineId ?? undefined}
              options={options.planLines.map((line) => ({ value: line.id, label: sayPlanLine(line) }))}
              onChange={(lineId: string | undefined) =>
                set(
                  fromPlanLine(
                    form,
                    options.planLines.find(({ id }) => id === lineId),
                  ),
                )
              }
            />
          )}
        </Field>
      </div>
      <div className="form-pair">
        <CheckTypeField value={form.checkType} onChange={(checkType) => set({ checkType })} />
        <MethodsField value={form.method} required error={faults.method} onChange={(method) => set({ method })} />
      </div>
      <Field label="工作方案" help="目的、检查内容、工作要求；全覆盖的写明理由">
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={5}
            maxLength={5000}
            value={form.scheme}
            onChange={({ target }) => set({ scheme: target.value })}
          />
        )}
      </Field>
    </Panel>
  )
}
