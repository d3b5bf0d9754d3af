import { diffPolicies, getProfile, type PolicyValues, PROFILES } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession } from '../../api/session.ts'
import { EmptyState } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { DifferenceTable } from './difference-table.tsx'
import { policyQuery, versionQuery, versionsQuery } from './rulebook.queries.ts'
import './rulebook.css'

const SEED = /^S\d$/

/** Two rulebooks side by side, what differs first: two versions, two notices, or one of each. */
export function ComparePage() {
  const [params, setParams] = useSearchParams()
  const left = useSide(params.get('left') ?? 'current')
  const right = useSide(params.get('right') ?? 'S0')
  const isWhole = params.get('all') === '1'
  const choices = useChoices()
  const nameOf = (side: Side) => choices.find(({ value }) => value === side.id)?.label ?? '—'
  const sides = [nameOf(left), nameOf(right)] as const
  const rows = left.values && right.values ? diffPolicies(left.values, right.values) : []
  const changed = rows.filter((row) => row.changed)
  function set(name: string, value: string): void {
    const next = new URLSearchParams(params)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  return (
    <>
      <PageHead
        back={{ to: '/rulebook?tab=versions', label: '细则版本' }}
        title="对比两份细则"
        note={rows.length > 0 && `${rows.length} 项取值，${changed.length} 项不同`}
      />
      <FailureNote error={left.error ?? right.error} what="细则没有打开" />
      <div className="rulebook">
        <div className="compare-choice">
          <SideSelect label="第一份细则" choices={choices} value={left.id} onChange={(id) => set('left', id)} />
          <SideSelect label="第二份细则" choices={choices} value={right.id} onChange={(id) => set('right', id)} />
          <Checkbox checked={isWhole} onChange={({ target }) => set('all', target.checked ? '1' : '')}>
            相同的也列出
          </Checkbox>
        </div>
        {rows.length > 0 && changed.length === 0 && !isWhole && (
          <EmptyState title="两份细则的取值完全相同">要看全部取值，勾选“相同的也列出”</EmptyState>
        )}
        <DifferenceTable title="不同的" sides={sides} rows={changed} />
        {isWhole && <DifferenceTable title="相同的" sides={sides} rows={rows.filter((row) => !row.changed)} />}
      </div>
    </>
  )
}

interface Side {
  readonly id: string
  readonly values: PolicyValues | undefined
  readonly error: Error | null
}

function useSide(id: string): Side {
  const isVersion = id !== 'current' && !SEED.test(id)
  const inForce = useQuery({ ...policyQuery, enabled: id === 'current' })
  const version = useQuery({ ...versionQuery(id), enabled: isVersion })
  if (SEED.test(id))
    return { id, values: PROFILES.some((one) => one.id === id) ? getProfile(id) : undefined, error: null }
  const { data, error } = isVersion ? version : inForce
  return { id, values: data?.values, error }
}

interface Choice {
  readonly value: string
  readonly label: string
}

/** What can be compared, each under the name that heads its column: the bureau's own versions and the notices. */
function useChoices(): Choice[] {
  const { bureau } = useSession()
  const { data = [] } = useQuery(versionsQuery)
  return [
    { value: 'current', label: `${bureau.name}现行细则` },
    ...data.map(({ id, number }) => ({ value: id, label: `${bureau.name}第 ${number} 版细则` })),
    ...PROFILES.map(({ id, notice }) => ({ value: id, label: notice })),
  ]
}

type SideSelectProps = { label: string; choices: Choice[]; value: string; onChange: (id: string) => void }

function SideSelect({ label, choices, value, onChange }: SideSelectProps) {
  return <Select className="compare-select" aria-label={label} value={value} onChange={onChange} options={choices} />
}
