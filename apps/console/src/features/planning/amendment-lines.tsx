import type { LineChange, PlanLine } from '@sunlot/contract'
import { Panel } from '../../design/panel.tsx'

type ChangeTableProps = {
  lines: readonly PlanLine[]
  changes: readonly LineChange[]
  onChanges: (changes: readonly LineChange[]) => void
  onEdit: (line: PlanLine) => void
  onEditAdded: (index: number) => void
  onAdd: () => void
}

/** The lines as published, with what is to happen to each, and those to be added. */
export function ChangeTable({ lines, changes, onChanges, onEdit, onEditAdded, onAdd }: ChangeTableProps) {
  const changeOf = (line: PlanLine) => changes.find((one) => one.op !== 'add' && one.lineId === line.id)
  const without = (line: PlanLine) => changes.filter((one) => one.op === 'add' || one.lineId !== line.id)
  return (
    <Panel
      title="调整什么"
      flush
      action={
        <button type="button" className="link-button" onClick={onAdd}>
          新增一项
        </button>
      }
    >
      <table className="plain-table">
        <caption className="visually-hidden">计划项和要做的调整</caption>
        <thead>
          <tr>
            <th scope="col">序</th>
            <th scope="col">计划项</th>
            <th scope="col">调整</th>
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <ChangeRow
              key={line.id}
              line={line}
              op={changeOf(line)?.op}
              onEdit={() => onEdit(line)}
              onRemove={() => onChanges([...without(line), { op: 'remove', lineId: line.id }])}
              onUndo={() => onChanges(without(line))}
            />
          ))}
          {changes.map((change, index) =>
            change.op === 'add' ? (
              <tr key={index} className="changed-line">
                <td>新</td>
                <td>{change.line.name}</td>
                <td>新增</td>
                <td className="num">
                  <RowVerb onPress={() => onEditAdded(index)} label={`修改 ${change.line.name}`}>
                    修改
                  </RowVerb>{' '}
                  <RowVerb
                    onPress={() => onChanges(changes.filter((_, i) => i !== index))}
                    label={`不新增 ${change.line.name}`}
                  >
                    撤销
                  </RowVerb>
                </td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </Panel>
  )
}

type ChangeRowProps = {
  line: PlanLine
  op: LineChange['op'] | undefined
  onEdit: () => void
  onRemove: () => void
  onUndo: () => void
}

function ChangeRow({ line, op, onEdit, onRemove, onUndo }: ChangeRowProps) {
  const words = { change: '修改', remove: '删去', add: '新增' }
  return (
    <tr className={op === 'remove' ? 'changed-line removed-line' : op ? 'changed-line' : undefined}>
      <td>{line.lineNo || line.place}</td>
      <td className="change-name">{line.name}</td>
      <td>{op ? words[op] : '不变'}</td>
      <td className="num">
        {op !== 'remove' && (
          <RowVerb onPress={onEdit} label={`修改 ${line.name}`}>
            修改
          </RowVerb>
        )}{' '}
        {op ? (
          <RowVerb onPress={onUndo} label={`撤销对 ${line.name} 的调整`}>
            撤销
          </RowVerb>
        ) : (
          <RowVerb onPress={onRemove} label={`删去 ${line.name}`}>
            删去
          </RowVerb>
        )}
      </td>
    </tr>
  )
}

function RowVerb({ onPress, label, children }: { onPress: () => void; label: string; children: string }) {
  return (
    <button type="button" className="link-button" aria-label={label} onClick={onPress}>
      {children}
    </button>
  )
}
