import { Input, InputNumber, Select } from 'antd'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Field } from '../../design/field.tsx'
import { Panel } from '../../design/panel.tsx'
import { ScopeFields } from '../../design/scope-fields.tsx'
import { type LineSectionProps, sayPoolRule, withPool } from './line-form.rules.ts'

/** 对象范围: in words as published, narrowed by kind, region, special pool and tag. */
export function ScopeSection({ line: { scope, amount }, set, options, missing }: LineSectionProps) {
  return (
    <Panel title="一、对象范围" note={missing.includes('scope') ? '还没有写' : undefined}>
      <Field label="范围" help="例：全区农药经营户；选了事项的，不写就是该事项的全部对象">
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={2}
            maxLength={2000}
            value={scope.text}
            onChange={({ target }) => set({ scope: { ...scope, text: target.value } })}
          />
        )}
      </Field>
      <ScopeFields
        scope={scope}
        options={options}
        onChange={(part) => {
          const next = { ...scope, ...part }
          const added = options.pools.find(({ id }) => next.poolIds.includes(id) && !scope.poolIds.includes(id))
          set({ scope: next, ...(added && withPool({ scope: next, amount }, added)) })
        }}
      />
      {options.pools
        .filter(({ id }) => scope.poolIds.includes(id))
        .map((pool) => (
          <p key={pool.id} className="note">
            “{pool.name}”{sayPoolRule(pool)} <ClauseTag id={pool.clause} solo />
          </p>
        ))}
    </Panel>
  )
}

/** 人员要求: people a visit, certified ones among them, what they must know, where they come from. */
export function StaffSection({ line: { staff }, set, options, missing }: LineSectionProps) {
  const least = options.minInspectors
  return (
    <Panel title="二、人员要求" note={missing.includes('staff') ? '还没有写' : undefined}>
      <div className="form-pair">
        <Field label="每户几名">
          {(ids) => (
            <InputNumber
              {...ids}
              min={1}
              max={20}
              precision={0}
              value={staff.seats}
              onChange={(seats) => set({ staff: { ...staff, seats } })}
            />
          )}
        </Field>
        <Field
          label="其中持证执法人员不少于"
          help={
            <>
              规定不少于 {least.value} 名 <ClauseTag id={least.clause} solo />
            </>
          }
          error={
            staff.minimum !== null && staff.minimum < least.value
              ? `低于规定的 ${least.value} 名，抽取时会被拦下`
              : undefined
          }
        >
          {(ids) => (
            <InputNumber
              {...ids}
              min={1}
              max={20}
              precision={0}
              value={staff.minimum}
              onChange={(minimum) => set({ staff: { ...staff, minimum } })}
            />
          )}
        </Field>
        <Field label="专长要求" help="写完按回车">
          {(ids) => (
            <Select
              {...ids}
              mode="tags"
              placeholder="不限"
              value={staff.expertise}
              onChange={(expertise: string[]) => set({ staff: { ...staff, expertise } })}
            />
          )}
        </Field>
        <Field label="从哪些科室抽取">
          {(ids) => (
            <Select
              {...ids}
              mode="multiple"
              placeholder="不限"
              value={staff.offices}
              options={options.offices.map((office) => ({ value: office, label: office }))}
              onChange={(offices) => set({ staff: { ...staff, offices } })}
            />
          )}
        </Field>
      </div>
      <Field label="其他要求">
        {(ids) => (
          <Input
            {...ids}
            maxLength={2000}
            value={staff.text}
            onChange={({ target }) => set({ staff: { ...staff, text: target.value } })}
          />
        )}
      </Field>
    </Panel>
  )
}
