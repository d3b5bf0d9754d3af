import { describeLine, ORGANISATION_WAYS, type PlanLine } from '@sunlot/contract'
import { Phrases } from '../../design/phrases.tsx'
import './planning.css'

/** The lines of a plan with their four mandatory blocks, whole, to be read and decided upon. */
export function LinesTable({ lines, caption }: { lines: readonly PlanLine[]; caption: string }) {
  return (
    <div className="wide-scroll">
      <table className="plain-table lines-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">序</th>
            <th scope="col">计划项</th>
            <th scope="col">对象范围</th>
            <th scope="col">人员要求</th>
            <th scope="col">比例</th>
            <th scope="col">频次</th>
            <th scope="col">实施时间</th>
            <th scope="col">组织方式</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function LineRow({ line }: { line: PlanLine }) {
  const texts = new Map(describeLine(line).map(({ name, text }) => [name, text]))
  const textOf = (name: string) => texts.get(name) || '—'
  return (
    <tr>
      <td>{line.lineNo || line.place}</td>
      <td>{line.name}</td>
      <td>{line.scope.text ? textOf('对象范围') : line.items.join('、') || '—'}</td>
      <td>
        <Phrases text={textOf('人员要求')} />
      </td>
      <td>
        <Phrases text={textOf('比例')} />
      </td>
      <td>
        <Phrases text={textOf('频次')} />
      </td>
      <td>
        <Phrases text={textOf('实施时间')} />
      </td>
      <td>{ORGANISATION_WAYS[line.organisation]}</td>
    </tr>
  )
}
