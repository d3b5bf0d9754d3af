import {
  POOL_ENTRIES,
  type PoolEntry,
  RISK_FACT_KINDS,
  type RiskFactKind,
  type SpecialPool,
  type SpecialPoolInput,
} from '@sunlot/contract'
import { Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { FailureNote, issueOf } from '../../../api/failure-note.tsx'
import { ChoiceCard } from '../../../design/choice-card.tsx'
import { Field } from '../../../design/field.tsx'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { useRegistryChange } from '../registry.queries.ts'

const BLANK: SpecialPoolInput = {
  name: '',
  entry: 'byHand',
  factKinds: [],
  rate: null,
  roundsPerYear: null,
  visitsPerYear: null,
}
const FACTS = (Object.keys(RISK_FACT_KINDS) as RiskFactKind[]).map((value) => ({
  value,
  label: RISK_FACT_KINDS[value],
}))
const CONSEQUENCES: Record<PoolEntry, string> = {
  byHand: '在名录里选中对象，再转入',
  highRisk: '有下列情形的对象自动列入，情形消除后自动移出；投诉举报是否须查实，按本单位细则',
}

/** A special pool with its own ratio and frequency, new or changed (S4-16). */
export function SpecialPoolDrawer({ pool, onClose }: { pool?: SpecialPool; onClose: () => void }) {
  const [form, setForm] = useState<SpecialPoolInput>(() => (pool ? formOf(pool) : BLANK))
  const change = useRegistryChange(onClose)
  const set = (part: Partial<SpecialPoolInput>) => setForm({ ...form, ...part })
  const isWhole = form.name.trim().length >= 2 && (form.entry === 'byHand' || form.factKinds.length > 0)
  return (
    <FormDrawer
      title={pool ? `修改专项库：${pool.name}` : '新设专项库'}
      verb={pool ? '保存修改' : '新设专项库'}
      saving={change.isPending}
      canSave={isWhole}
      onSave={() =>
        change.mutate(
          pool
            ? { method: 'PUT', path: `/special-pools/${pool.id}`, body: { ...form, version: pool.version } }
            : { method: 'POST', path: '/special-pools', body: form },
        )
      }
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有保存" />}
    >
      <Field label="名称" required error={issueOf(change.error, 'name')}>
        {(ids) => (
          <Input {...ids} maxLength={60} value={form.name} onChange={(event) => set({ name: event.target.value })} />
        )}
      </Field>
      <div className="choices" role="radiogroup" aria-label="怎样进库">
        {(Object.keys(POOL_ENTRIES) as PoolEntry[]).map((entry) => (
          <ChoiceCard
            key={entry}
            name="entry"
            title={POOL_ENTRIES[entry]}
            consequence={CONSEQUENCES[entry]}
            checked={form.entry === entry}
            onChoose={() => set({ entry, factKinds: [] })}
          >
            {entry === 'highRisk' && (
              <Checkbox.Group options={FACTS} value={form.factKinds} onChange={(factKinds) => set({ factKinds })} />
            )}
          </ChoiceCard>
        ))}
      </div>
      <PoolRules form={form} error={change.error} onChange={set} />
    </FormDrawer>
  )
}

type PoolRulesProps = { form: SpecialPoolInput; error: unknown; onChange: (part: Partial<SpecialPoolInput>) => void }

function PoolRules({ form, error, onChange }: PoolRulesProps) {
  return (
    <>
      <Field label="抽查比例（%）" help="不填按计划" error={issueOf(error, 'rate')}>
        {(ids) => (
          <InputNumber
            {...ids}
            min={0.01}
            max={100}
            precision={2}
            value={form.rate ? (form.rate[0] / form.rate[1]) * 100 : null}
            onChange={(percent) => onChange({ rate: percent === null ? null : [Math.round(percent * 100), 10_000] })}
          />
        )}
      </Field>
      <Field label="每年轮次" help="不填按计划" error={issueOf(error, 'roundsPerYear')}>
        {(ids) => (
          <InputNumber
            {...ids}
            min={1}
            max={366}
            precision={0}
            value={form.roundsPerYear}
            onChange={(roundsPerYear) => onChange({ roundsPerYear })}
          />
        )}
      </Field>
      <Field label="每户每年最多查几次" help="不填按本单位规定" error={issueOf(error, 'visitsPerYear')}>
        {(ids) => (
          <InputNumber
            {...ids}
            min={1}
            max={366}
            precision={0}
            value={form.visitsPerYear}
            onChange={(visitsPerYear) => onChange({ visitsPerYear })}
          />
        )}
      </Field>
    </>
  )
}

function formOf({ name, entry, factKinds, rate, roundsPerYear, visitsPerYear }: SpecialPool): SpecialPoolInput {
  return { name, entry, factKinds, rate, roundsPerYear, visitsPerYear }
}
