import { DRAW_LEVELS, ORGANISATION_WAYS, type PlanLineInput } from '@sunlot/contract'
import { Checkbox, Input, Radio, Select } from 'antd'
import { Field } from '../../design/field.tsx'
import { Panel } from '../../design/panel.tsx'
import type { LineSectionProps } from './line-form.rules.ts'

const WAY_OPTIONS = Object.entries(ORGANISATION_WAYS).map(([value, label]) => ({ value, label }))
const LEVEL_OPTIONS = Object.entries(DRAW_LEVELS).map(([value, label]) => ({ value, label }))

/** 组织方式: alone or jointly, who leads, who takes part, and across which border. */
export function OrganisationSection(props: LineSectionProps & { faults: Record<string, string> }) {
  const { line, set, options, faults } = props
  const { crossRegion } = line
  return (
    <Panel title="组织方式">
      <div className="form-pair">
        <Field label="怎样组织">
          {({ id, ...ids }) => (
            <Radio.Group
              id={id}
              {...ids}
              options={WAY_OPTIONS}
              value={line.organisation}
              onChange={({ target }) => set({ organisation: target.value as PlanLineInput['organisation'] })}
            />
          )}
        </Field>
        <Field label="抽查模式">
          {(ids) => <Select {...ids} value={line.level} options={LEVEL_OPTIONS} onChange={(level) => set({ level })} />}
        </Field>
        <Field label="牵头科室">
          {(ids) => (
            <Select
              {...ids}
              allowClear
              placeholder="选一个科室"
              value={line.leadOffice || undefined}
              options={options.offices.map((office) => ({ value: office, label: office }))}
              onChange={(leadOffice: string | undefined) => set({ leadOffice: leadOffice ?? '' })}
            />
          )}
        </Field>
        {line.organisation === 'joint' && (
          <Field label="发起部门" help="外单位牵头的写它的名称">
            {(ids) => (
              <Input
                {...ids}
                maxLength={200}
                value={line.leadAgency}
                onChange={({ target }) => set({ leadAgency: target.value })}
              />
            )}
          </Field>
        )}
      </div>
      {line.organisation !== 'own' && (
        <Field label="配合单位" help="写完一个按回车">
          {(ids) => (
            <Select
              {...ids}
              mode="tags"
              value={line.participants}
              onChange={(participants: string[]) => set({ participants })}
            />
          )}
        </Field>
      )}
      <Field label="信用风险分类要求">
        {(ids) => (
          <Input
            {...ids}
            maxLength={2000}
            value={line.riskRequirement}
            onChange={({ target }) => set({ riskRequirement: target.value })}
          />
        )}
      </Field>
      <Checkbox
        className="line-rule"
        checked={crossRegion !== null}
        onChange={({ target }) => set({ crossRegion: target.checked ? { lead: '', host: '' } : null })}
      >
        跨区域检查
      </Checkbox>
      {crossRegion && (
        <div className="form-pair">
          <Field label="牵头地区或单位" required error={faults.crossRegion}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={100}
                value={crossRegion.lead}
                onChange={({ target }) => set({ crossRegion: { ...crossRegion, lead: target.value } })}
              />
            )}
          </Field>
          <Field label="检查所在地（属地）" required>
            {(ids) => (
              <Input
                {...ids}
                maxLength={100}
                value={crossRegion.host}
                onChange={({ target }) => set({ crossRegion: { ...crossRegion, host: target.value } })}
              />
            )}
          </Field>
        </div>
      )}
      <Field label="备注">
        {(ids) => (
          <Input
            {...ids}
            maxLength={2000}
            value={line.remarks}
            onChange={({ target }) => set({ remarks: target.value })}
          />
        )}
      </Field>
    </Panel>
  )
}
