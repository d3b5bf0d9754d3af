import { CHECK_METHODS, CHECK_TYPES, type TaskInput } from '@sunlot/contract'
import { Checkbox, Input, Radio, Select } from 'antd'
import { Field } from '../../../design/field.tsx'
import { Panel } from '../../../design/panel.tsx'
import { fromPlanLine, sayPlanLine } from './plan-line.rules.ts'
import type { SectionProps } from './task-form.rules.ts'

const TYPE_OPTIONS = Object.entries(CHECK_TYPES).map(([value, label]) => ({ value, label }))
const METHOD_OPTIONS = Object.entries(CHECK_METHODS).map(([value, label]) => ({ value, label }))

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
        <Field label="检查类型">
          {({ id, ...ids }) => (
            <Radio.Group
              id={id}
              {...ids}
              options={TYPE_OPTIONS}
              value={form.checkType}
              onChange={({ target }) => set({ checkType: target.value as TaskInput['checkType'] })}
            />
          )}
        </Field>
        <Field label="检查方式" required error={faults.method}>
          {({ 'aria-invalid': isInvalid }) => (
            <Checkbox.Group
              options={METHOD_OPTIONS}
              value={form.method}
              onChange={(method) => set({ method: method as TaskInput['method'] })}
              {...(isInvalid && { className: 'form-invalid' })}
            />
          )}
        </Field>
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
