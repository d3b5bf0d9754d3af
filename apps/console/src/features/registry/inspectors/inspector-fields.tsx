import {
  CELL_ISSUES,
  INSPECTOR_KINDS,
  INSPECTOR_TAG_FACETS,
  type InspectorInput,
  type InspectorKind,
  type InspectorOverview,
  type InspectorTagFacet,
  type Item,
  RecordIdSchema,
} from '@sunlot/contract'
import { AutoComplete, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'

const KINDS = Object.entries(INSPECTOR_KINDS).map(([value, label]) => ({ value: value as InspectorKind, label }))

const FACETS = Object.keys(INSPECTOR_TAG_FACETS) as InspectorTagFacet[]

type InspectorFaults = Partial<Record<keyof InspectorInput, string>>

/** What is still wrong with a person that is being filled in, by field; the same words as in an imported sheet. */
export function findInspectorFaults({ name, code, kind, certificateUntil }: InspectorInput): InspectorFaults {
  const isCode = RecordIdSchema.safeParse(code).success && code !== '-'
  return {
    ...(name.trim() === '' && { name: '姓名不能空着' }),
    ...(code === '' ? { code: '证号不能空着' } : !isCode && { code: CELL_ISSUES['own-code-grammar'].text }),
    ...(kind === 'enforcement' &&
      certificateUntil === null && { certificateUntil: CELL_ISSUES['certificate-until-missing'].text }),
  }
}

type InspectorFieldsProps = {
  form: InspectorInput
  items: readonly Item[]
  /** Whether people check only items of their own qualification (S0-08). */
  isByItem: boolean
  /** Marks in use, offered while typing. */
  known: InspectorOverview['tags']
  /** Offered while typing, so that one office has one name. */
  offices: readonly string[]
  /** The number on file, as shown. */
  shownPhone: string
  /** The last refusal, for the fields it names. */
  error: unknown
  onChange: (part: Partial<InspectorInput>) => void
  /** Asked for only where an entry is changed. */
  reason?: string
  onReason?: (reason: string) => void
}

/** The fields of a person in the order of the roster; a fault shows once its field has been left. */
export function InspectorFields(props: InspectorFieldsProps) {
  const { form, items, isByItem, known, offices, shownPhone, error, onChange, reason, onReason } = props
  const [left, setLeft] = useState<readonly (keyof InspectorInput)[]>([])
  const faults = findInspectorFaults(form)
  const faultOf = (field: keyof InspectorInput) => issueOf(error, field) ?? (left.includes(field) && faults[field])
  const leave = (field: keyof InspectorInput) => () => setLeft([...left, field])
  const isEnforcement = form.kind === 'enforcement'
  return (
    <>
      <Field label="姓名" required error={faultOf('name')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={50}
            value={form.name}
            onChange={(event) => onChange({ name: event.target.value })}
            onBlur={leave('name')}
          />
        )}
      </Field>
      <Field label="人员类别" required error={issueOf(error, 'kind')}>
        {(ids) => (
          <Radio.Group
            id={ids.id}
            aria-label="人员类别"
            options={KINDS}
            value={form.kind}
            onChange={(event) => onChange({ kind: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={isEnforcement ? '执法证号' : '工号'}
        required
        help="抽取记录用它认人，不能重复"
        error={faultOf('code')}
      >
        {(ids) => (
          <Input
            {...ids}
            maxLength={64}
            value={form.code}
            onChange={(event) => onChange({ code: event.target.value.trim() })}
            onBlur={leave('code')}
          />
        )}
      </Field>
      <Field
        label="执法证有效期至"
        required={isEnforcement}
        help="过期后不参加抽取"
        error={faultOf('certificateUntil')}
      >
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={form.certificateUntil}
            placeholder={isEnforcement ? '选择日期' : '没有执法证'}
            onChange={(certificateUntil) => onChange({ certificateUntil })}
            onBlur={leave('certificateUntil')}
          />
        )}
      </Field>
      <Field label="科室" error={issueOf(error, 'office')}>
        {(ids) => (
          <AutoComplete
            {...ids}
            value={form.office}
            options={offices.map((value) => ({ value }))}
            showSearch={{ filterOption: true }}
            onChange={(office) => onChange({ office })}
          />
        )}
      </Field>
      <Field label="地区" error={issueOf(error, 'region')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={form.region}
            onChange={(event) => onChange({ region: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="电话"
        help={shownPhone === '' ? '页面和导出只显示首尾几位' : `现在是 ${shownPhone}，不改就空着`}
        error={issueOf(error, 'phone')}
      >
        {(ids) => (
          <Input
            {...ids}
            maxLength={20}
            inputMode="tel"
            value={form.phone ?? ''}
            onChange={(event) => onChange({ phone: event.target.value.trim() || undefined })}
          />
        )}
      </Field>
      {FACETS.map((facet) => (
        <Field key={facet} label={INSPECTOR_TAG_FACETS[facet]} error={issueOf(error, `tags.${facet}`)}>
          {(ids) => (
            <Select
              {...ids}
              mode="tags"
              value={form.tags[facet]}
              placeholder="选择，或输入后按回车"
              tokenSeparators={['、', '，', ',', '；', ';']}
              options={known.flatMap((one) => (one.facet === facet ? [{ value: one.tag }] : []))}
              onChange={(tags) => onChange({ tags: { ...form.tags, [facet]: tags } })}
            />
          )}
        </Field>
      ))}
      <Field
        label="可查事项"
        help={isByItem ? '不选就抽不到' : '所有事项共用一个库，只作备注'}
        error={issueOf(error, 'itemIds')}
      >
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={form.itemIds}
            placeholder={isByItem ? '选择可以查的事项' : '全部事项'}
            options={items.map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(itemIds) => onChange({ itemIds })}
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
