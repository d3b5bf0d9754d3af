import { formatCount, type Import, type ImportFix, type ImportRow } from '@sunlot/contract'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useFieldChoices } from './field-choices.ts'
import { listRepeatedFaults, type RepeatedFault } from './repeated-faults.ts'

/** More than these at once is a list nobody reads. */
const KINDS_SHOWN = 3

type FixKindProps = {
  one: Import
  page: { readonly rows: readonly ImportRow[]; readonly total: number } | undefined
  busy: boolean
  onFix: (fix: ImportFix) => void
}

/** 一次改一类: cells of a column that are wrong in the same way are mended together. */
export function FixKind({ one, page, busy, onFix }: FixKindProps) {
  if (!page) return null
  const mapped = new Set(one.columns.map(({ field }) => field))
  const faults = listRepeatedFaults(page.rows).filter(({ field }) => mapped.has(field))
  if (faults.length === 0) return null
  return (
    <section className="fix-kind">
      <h3>一次改一类</h3>
      {faults.slice(0, KINDS_SHOWN).map((fault) => (
        <FixOneKind
          key={`${fault.field}/${fault.value}`}
          kind={one.kind}
          fault={fault}
          isPart={page.total > page.rows.length}
          busy={busy}
          onFix={onFix}
        />
      ))}
    </section>
  )
}

type FixOneKindProps = Pick<FixKindProps, 'busy' | 'onFix'> & {
  kind: Import['kind']
  fault: RepeatedFault
  /** Whether the sheet has more rows of this kind than the page that was counted. */
  isPart: boolean
}

function FixOneKind({ kind, fault, isPart, busy, onFix }: FixOneKindProps) {
  const { field, value, count, suggestion } = fault
  const [to, setTo] = useState(suggestion)
  const choices = useFieldChoices(kind, field)
  return (
    <div className="fix-one-kind">
      <span>
        “{value}”{isPart ? `本页 ${formatCount(count)} 处，全表一起改` : `共 ${formatCount(count)} 处`}
      </span>
      <div>
        {choices.length > 0 ? (
          <Select
            size="small"
            aria-label={`“${value}”改成`}
            value={to || null}
            options={choices.map((choice) => ({ value: choice, label: choice }))}
            onChange={setTo}
            popupMatchSelectWidth={false}
          />
        ) : (
          <Input
            size="small"
            aria-label={`“${value}”改成`}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
        <Button
          size="small"
          disabled={busy || to.trim() === '' || to === value}
          onClick={() => onFix({ field, from: value, to })}
        >
          全部改成
        </Button>
      </div>
    </div>
  )
}
