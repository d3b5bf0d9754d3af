import { Button, Input, Popover } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '../../../api/session.ts'

interface SavedFilter {
  readonly name: string
  /** As it stands in the address. */
  readonly search: string
}

const SHIPPED: readonly SavedFilter[] = [
  { name: '许可证 30 日内到期', search: 'permit=expiring' },
  { name: '今年未查的 D 类', search: 'drawn=notThisYear&risk=D' },
  { name: '已达年度上限', search: 'drawn=atCap' },
]

type SavedFiltersProps = { names: readonly string[]; filters: Readonly<Record<string, string>> }

/** 常用筛选: the shipped ones and one's own, which this browser keeps for whoever is signed in. */
export function SavedFilters({ names, filters }: SavedFiltersProps) {
  const { actor } = useSession()
  const key = `sunlot.saved-filters.${actor.id}`
  const [own, setOwn] = useState(() => readOwn(key))
  const current = searchOf(names, filters)

  function keep(next: readonly SavedFilter[]): void {
    setOwn(next)
    localStorage.setItem(key, JSON.stringify(next))
  }
  return (
    <div className="saved-filters">
      <span className="note">常用筛选</span>
      {SHIPPED.map((saved) => (
        <SavedLink key={saved.name} saved={saved} current={current} />
      ))}
      {own.map((saved) => (
        <span key={saved.name}>
          <SavedLink saved={saved} current={current} />{' '}
          <button
            type="button"
            className="link-button quiet"
            aria-label={`删去常用筛选：${saved.name}`}
            onClick={() => keep(own.filter((one) => one !== saved))}
          >
            ×
          </button>
        </span>
      ))}
      {current !== '' && (
        <KeepFilter onKeep={(name) => keep([...own.filter((one) => one.name !== name), { name, search: current }])} />
      )}
    </div>
  )
}

function SavedLink({ saved: { name, search }, current }: { saved: SavedFilter; current: string }) {
  const isCurrent = search === current
  return (
    <Link to={isCurrent ? '?' : `?${search}`} aria-current={isCurrent ? 'true' : undefined}>
      {name}
    </Link>
  )
}

function KeepFilter({ onKeep }: { onKeep: (name: string) => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const [name, setName] = useState('')
  function keep(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() === '') return
    onKeep(name.trim())
    setName('')
    setIsOpen(false)
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setIsOpen}
      content={
        <form className="keep-filter" onSubmit={keep}>
          <Input
            aria-label="常用筛选的名字"
            placeholder="起个名字，例如：井坪镇农药"
            maxLength={20}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button htmlType="submit" type="primary" disabled={name.trim() === ''}>
            存为常用
          </Button>
        </form>
      }
    >
      <button type="button" className="link-button quiet">
        存为常用
      </button>
    </Popover>
  )
}

/** The filters that are set, in the order of their names, as in the address. */
function searchOf(names: readonly string[], filters: Readonly<Record<string, string>>): string {
  const set = names.toSorted().flatMap((name) => (filters[name] ? [[name, filters[name]]] : []))
  return new URLSearchParams(set).toString()
}

function readOwn(key: string): readonly SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isSaved) : []
  } catch {
    return []
  }
}

function isSaved(value: unknown): value is SavedFilter {
  return typeof value === 'object' && value !== null && 'name' in value && 'search' in value
}
