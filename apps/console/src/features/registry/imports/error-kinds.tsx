import { formatCount, type Import } from '@sunlot/contract'

type ErrorKindsProps = { one: Import; show: string; onShow: (show: string) => void }

/** Kinds of error with their counts; choosing one shows only its rows. */
export function ErrorKinds({ one, show, onShow }: ErrorKindsProps) {
  const { groups, counts } = one
  const errors = groups.filter(({ severity }) => severity === 'error')
  const warnings = groups.filter(({ severity }) => severity === 'warning')
  const notes = groups.filter(({ severity }) => severity === 'note')
  const entry = (value: string, label: string, count?: number) => (
    <li key={value}>
      <button
        type="button"
        className={show === value ? 'kind kind-shown' : 'kind'}
        aria-current={show === value}
        onClick={() => onShow(value)}
      >
        {label}
        {count !== undefined && <span>{formatCount(count)}</span>}
      </button>
    </li>
  )
  return (
    <>
      <h3 className="note">按错误查看</h3>
      <ul>
        {entry('errors', '全部要改的', counts.errorCells)}
        {errors.map(({ group, count }) => entry(group, group, count))}
      </ul>
      {warnings.length > 0 && <ul>{warnings.map(({ group, count }) => entry(group, `提醒：${group}`, count))}</ul>}
      {notes.length > 0 && <ul>{notes.map(({ group, count }) => entry(group, group, count))}</ul>}
      <ul>{entry('all', `全部 ${formatCount(counts.read)} 行`)}</ul>
    </>
  )
}
