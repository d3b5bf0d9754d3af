import {
  findMissingField,
  type Item,
  RISK_CLASSES,
  type RiskClass,
  TARGET_KINDS,
  type TargetInput,
  type TargetKind,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { targetFacetsQuery } from '../registry.queries.ts'
import { KindFields } from './kind-fields.tsx'
import { findTargetFaults } from './target-form.ts'
import { officesQuery } from './targets.queries.ts'

const KINDS = Object.entries(TARGET_KINDS).map(([value, label]) => ({ value: value as TargetKind, label }))
const RISKS = [
  { value: '', label: '未分类' },
  ...Object.entries(RISK_CLASSES).map(([value, word]) => ({ value, label: `${value} ${word}` })),
]
const CODE_KINDS = [
  { value: 'uscc', label: '统一社会信用代码' },
  { value: 'own', label: '本单位编号' },
] as const

type TargetFieldsProps = {
  form: TargetInput
  items: readonly Item[]
  /** The last refusal, for the fields it names. */
  error: unknown
  onChange: (part: Partial<TargetInput>) => void
  /** Asked for only where an entry is changed. */
  reason?: string
  onReason?: (reason: string) => void
}

/** The fields of a target in the order of the paper form; a fault shows once its field has been left. */
export function TargetFields({ form, items, error, onChange, reason, onReason }: TargetFieldsProps) {
  const [left, setLeft] = useState<readonly (keyof TargetInput)[]>([])
  const offices = useQuery(officesQuery).data ?? []
  const regions = useQuery(targetFacetsQuery({})).data?.regions ?? []
  const faults = findTargetFaults(form, items)
  const faultOf = (field: keyof TargetInput) => issueOf(error, field) ?? (left.includes(field) && faults[field])
  const leave = (field: keyof TargetInput) => () => setLeft([...left, field])
  return (
    <>
      <h2 className="form-section">主体</h2>
      <Field label="名称" required error={faultOf('name')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={200}
            value={form.name}
            onChange={(event) => onChange({ name: event.target.value })}
            onBlur={leave('name')}
          />
        )}
      </Field>
      <Radio.Group
        aria-label="代码种类"
        className="code-kinds"
        options={[...CODE_KINDS]}
        value={form.codeKind}
        onChange={(event) => onChange({ codeKind: event.target.value })}
      />
      <Field
        label={form.codeKind === 'uscc' ? '统一社会信用代码' : '本单位编号'}
        required
        help={form.codeKind === 'uscc' ? '18 位' : '没有信用代码的项目、行为、场所用，不能重复'}
        error={faultOf('code')}
      >
        {(ids) => (
          <Input
            {...ids}
            maxLength={64}
            value={form.code}
            onChange={(event) => onChange({ code: event.target.value.trim().toUpperCase() })}
            onBlur={leave('code')}
          />
        )}
      </Field>
      <Field label="类别" required error={issueOf(error, 'kind')}>
        {(ids) => <Select {...ids} value={form.kind} options={KINDS} onChange={(kind) => onChange({ kind })} />}
      </Field>
      <Field label="地区" error={issueOf(error, 'region')}>
        {(ids) => (
          <AutoComplete
            {...ids}
            value={form.region}
            options={regions.filter(({ name }) => name !== '').map(({ name }) => ({ value: name }))}
            showSearch={{ filterOption: true }}
            onChange={(region) => onChange({ region })}
          />
        )}
      </Field>
      <Field label="地址" error={issueOf(error, 'address')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={200}
            value={form.address}
            onChange={(event) => onChange({ address: event.target.value })}
          />
        )}
      </Field>
      <KindFields form={form} error={error} fault={findMissingField(form)} onChange={onChange} />
      <h2 className="form-section">监管</h2>
      <Field label="抽查事项" required error={faultOf('itemIds')}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={form.itemIds}
            placeholder="从抽查事项清单里选"
            options={items.map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(itemIds) => onChange({ itemIds })}
            onBlur={leave('itemIds')}
          />
        )}
      </Field>
      <Field label="风险类别" help="只在本单位内部使用" error={issueOf(error, 'riskClass')}>
        {(ids) => (
          <Select
            {...ids}
            value={form.riskClass ?? ''}
            options={RISKS}
            onChange={(risk) => onChange({ riskClass: risk === '' ? null : (risk as RiskClass) })}
          />
        )}
      </Field>
      <Field label="维护科室" help="谁的对象谁维护" error={issueOf(error, 'officeId')}>
        {(ids) => (
          <Select
            {...ids}
            allowClear
            value={form.officeId}
            placeholder="没有指定"
            options={offices.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(officeId: string | undefined) => onChange({ officeId: officeId ?? null })}
          />
        )}
      </Field>
      {!onReason && (
        <Field label="入库日期" help="填以后的日期，到那天才参加抽取" error={issueOf(error, 'from')}>
          {(ids) => (
            <CivilDatePicker ids={ids} value={form.from} placeholder="今天" onChange={(from) => onChange({ from })} />
          )}
        </Field>
      )}
      <h2 className="form-section">许可</h2>
      <Field label="许可证编号" error={faultOf('permitNo')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={form.permitNo}
            onChange={(event) => onChange({ permitNo: event.target.value })}
            onBlur={leave('permitNo')}
          />
        )}
      </Field>
      <Field label="有效期至" help="过期后不参加抽取" error={issueOf(error, 'permitUntil')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.permitUntil}
            placeholder="长期"
            onChange={(permitUntil) => onChange({ permitUntil })}
          />
        )}
      </Field>
      {onReason && (
        <Field label="变更原因" help="记入变更历史" error={issueOf(error, 'reason')}>
          {(ids) => (
            <Input {...ids} maxLength={200} value={reason} onChange={(event) => onReason(event.target.value)} />
          )}
        </Field>
      )}
    </>
  )
}
