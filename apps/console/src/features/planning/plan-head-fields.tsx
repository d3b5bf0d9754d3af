import type { PlanDetail, PlanStart } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { Link } from 'react-router'
import { Field } from '../../design/field.tsx'
import { planOptionsQuery } from './plans.queries.ts'

export const TITLE_MIN = 4
export type PlanHead = Pick<PlanStart, 'title' | 'documentNo' | 'basisIds' | 'basis'>

type HeadFieldsProps = {
  head: PlanHead
  /** What the plan cites as it was read; an entry out of use is offered no more and still has its name. */
  cited?: PlanDetail['bases']
  onChange: (part: Partial<PlanHead>) => void
}

/** Name, number and basis of a plan (S0-02). */
export function HeadFields({ head, cited = [], onChange }: HeadFieldsProps) {
  const isShort = head.title.trim().length < TITLE_MIN
  return (
    <>
      <Field label="名称" required error={isShort ? `名称至少 ${TITLE_MIN} 个字` : undefined}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={head.title}
            onChange={({ target }) => onChange({ title: target.value })}
          />
        )}
      </Field>
      <Field label="文号" help="没有就空着，公示时补上">
        {(ids) => (
          <Input
            {...ids}
            maxLength={200}
            value={head.documentNo}
            onChange={({ target }) => onChange({ documentNo: target.value })}
          />
        )}
      </Field>
      <BasisField basisIds={head.basisIds} cited={cited} onChange={(basisIds) => onChange({ basisIds })} />
      <Field label="其他依据" help="登记里没有的写在这里，例：局长办公会纪要">
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={2}
            maxLength={2000}
            value={head.basis}
            onChange={({ target }) => onChange({ basis: target.value })}
          />
        )}
      </Field>
    </>
  )
}

type BasisFieldProps = {
  basisIds: readonly string[]
  cited: PlanDetail['bases']
  onChange: (basisIds: string[]) => void
}

function BasisField({ basisIds, cited, onChange }: BasisFieldProps) {
  const { data } = useQuery(planOptionsQuery)
  const offered = data?.bases ?? []
  const gone = cited.filter(({ id }) => basisIds.includes(id) && !offered.some((basis) => basis.id === id))
  const options = [
    ...offered.map(({ id, text }) => ({ value: id, label: text })),
    ...(data ? gone.map(({ id, text }) => ({ value: id, label: `${text}（已停用）` })) : []),
  ]
  return (
    <Field
      label="制定依据"
      help={
        data && offered.length === 0 ? (
          <>
            政策依据登记还是空的，先在<Link to="/rulebook">细则</Link>页登记
          </>
        ) : (
          '从政策依据登记里选，报批前至少一件，公示时一并公开'
        )
      }
    >
      {(ids) => (
        <Select
          {...ids}
          mode="multiple"
          optionFilterProp="label"
          placeholder="选一件或几件"
          value={data ? [...basisIds] : []}
          options={options}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
