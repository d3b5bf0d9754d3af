import { CHECK_TYPES, ITEM_RATE_LEVELS, type ItemBody, RANDOM_SCOPES } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Radio, Select } from 'antd'
import { issueOf } from '../../../api/failure-note.tsx'
import { MethodsField } from '../../../design/check-fields.tsx'
import { Field, type FieldIds } from '../../../design/field.tsx'
import { Panel } from '../../../design/panel.tsx'
import { CivilDatePicker } from '../../../design/civil-date-picker.tsx'
import { type SectionProps, type Understanding, understandFrequency, understandRate } from './item-form.rules.ts'
import { CATEGORIES } from './item-words.ts'
import { itemOptionsQuery } from './items.queries.ts'

type TextKey = {
  [Key in keyof ItemBody]: ItemBody[Key] extends string ? (string extends ItemBody[Key] ? Key : never) : never
}[keyof ItemBody]
const optionsOf = <Key extends string>(words: Readonly<Record<Key, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value: value as Key, label }))

/** 名称、编号、类别、依据. */
export function BasicsSection(section: SectionProps) {
  const { form, set, isFixed } = section
  return (
    <Panel title="事项">
      <TextField {...section} field="name" label="事项名称" required help="至少 2 个字" longest={100} />
      <div className="form-pair">
        <TextField {...section} field="code" label="编号" required help="与公布的清单一致" longest={20} />
        <TextField {...section} field="powerCode" label="权责清单编码" longest={60} />
        <TextField {...section} field="domain" label="业务领域" help="几条业务线的单位用来区分" longest={40} />
        <Field label="列入清单日期">
          {(ids) => (
            <CivilDatePicker
              ids={ids}
              value={form.listedOn}
              placeholder="不清楚"
              onChange={(listedOn) => set({ listedOn })}
            />
          )}
        </Field>
      </div>
      <RadioField {...section} field="category" label="类别" options={CATEGORIES} />
      <TextField
        {...section}
        field="legalBasis"
        label="检查依据"
        required
        help="法律法规规章的名称和条款"
        longest={1000}
        rows={3}
      />
      <Checkbox
        checked={form.isHot}
        disabled={isFixed('isHot')}
        onChange={(event) => set({ isHot: event.target.checked })}
      >
        群众反映强烈的突出问题
      </Checkbox>
    </Panel>
  )
}

/** 比例和频次, typed in words; what was understood stands under the field. */
export function AmountSection(section: SectionProps) {
  const { form } = section
  return (
    <Panel title="比例和频次" note="照公布的写法填，看得懂的按数计，看不懂的按原文保留">
      <div className="form-pair">
        <div>
          <TextField {...section} field="rateText" label="抽查比例" help="如 不低于5%、3户" longest={1000} />
          <Understood read={understandRate(form.rateText)} />
        </div>
        <div>
          <TextField {...section} field="frequencyText" label="抽查频次" help="如 每年2次" longest={1000} />
          <Understood read={understandFrequency(form.frequencyText)} />
        </div>
      </div>
      <RadioField {...section} field="rateLevel" label="比例由谁规定" options={optionsOf(ITEM_RATE_LEVELS)} />
      <TextField {...section} field="rateBasis" label="比例频次的依据" help="文件名称和条款" longest={300} />
      <RadioField {...section} field="randomScope" label="随机抽查" options={optionsOf(RANDOM_SCOPES)} />
    </Panel>
  )
}

/** 对象、方式、人员要求. */
export function CheckSection(section: SectionProps) {
  const { form, set, isFixed } = section
  return (
    <Panel title="怎么检查">
      <TextField {...section} field="targetScope" label="检查对象" help="照清单写" longest={500} />
      <MethodsField value={form.methods} disabled={isFixed('methods')} onChange={(methods) => set({ methods })} />
      <RadioField {...section} field="checkType" label="检查类型" options={optionsOf(CHECK_TYPES)} />
      <TextField {...section} field="inspectorRequirement" label="检查人员要求" longest={300} />
      <Checkbox
        checked={form.needsPermit}
        disabled={isFixed('needsPermit')}
        onChange={(event) => set({ needsPermit: event.target.checked })}
      >
        这一事项的检查对象必须填许可证编号
      </Checkbox>
      <TextField {...section} field="remarks" label="备注" longest={2000} rows={2} />
    </Panel>
  )
}

/** S1-07 谁审批谁监管、谁主管谁监管. */
export function OwnerSection({ form, set, error }: SectionProps) {
  const offices = useQuery(itemOptionsQuery).data?.offices.map(({ id, name }) => ({ value: id, label: name })) ?? []
  const fields = [
    { field: 'approvingOfficeId', label: '审批科室', help: '谁审批谁监管' },
    { field: 'supervisingOfficeId', label: '监管科室', help: '不填即由审批科室监管' },
  ] as const
  return (
    <Panel title="责任科室" note="监管科室负责；没有填监管科室的，由审批科室负责">
      <div className="form-pair">
        {fields.map(({ field, label, help }) => (
          <Field key={field} label={label} help={help} error={issueOf(error, field)}>
            {(ids) => (
              <Select<string>
                {...selectIds(ids)}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                options={offices}
                value={form[field]}
                onChange={(officeId: string | undefined) => set({ [field]: officeId ?? null })}
              />
            )}
          </Field>
        ))}
      </div>
    </Panel>
  )
}

function selectIds({ id, ...aria }: FieldIds) {
  return { id, 'aria-describedby': aria['aria-describedby'] }
}

type TextFieldProps = SectionProps & {
  field: TextKey
  label: string
  longest: number
  required?: boolean
  help?: string
  /** More than one line. */
  rows?: number
}

function TextField({ form, set, error, isFixed, field, label, longest, required = false, help, rows }: TextFieldProps) {
  return (
    <Field label={label} required={required} help={help} error={issueOf(error, field)}>
      {(ids) => {
        const control = {
          ...ids,
          maxLength: longest,
          value: form[field],
          disabled: isFixed(field),
          onChange: (event: { target: { value: string } }) => set({ [field]: event.target.value }),
        }
        return rows ? <Input.TextArea {...control} rows={rows} /> : <Input {...control} />
      }}
    </Field>
  )
}

type RadioFieldProps = SectionProps & {
  field: 'category' | 'rateLevel' | 'randomScope' | 'checkType'
  label: string
  options: { value: string; label: string }[]
}

function RadioField({ form, set, error, isFixed, field, label, options }: RadioFieldProps) {
  return (
    <Field label={label} error={issueOf(error, field)}>
      {(ids) => (
        <Radio.Group
          id={ids.id}
          aria-label={label}
          options={options}
          value={form[field]}
          disabled={isFixed(field)}
          onChange={(event) => set({ [field]: event.target.value })}
        />
      )}
    </Field>
  )
}

function Understood({ read }: { read: Understanding | undefined }) {
  if (!read) return null
  return <p className={`note ${read.isWhole ? 'understood' : 'not-understood'}`}>{read.text}</p>
}
