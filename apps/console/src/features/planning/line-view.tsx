import { describeLine, type PlanLine } from '@sunlot/contract'
import { Panel } from '../../design/panel.tsx'
import './planning.css'

/** A line in words, and beside it the cells of the published table it was read from. */
export function LineView({ line }: { line: PlanLine }) {
  return (
    <div className="plan-stack">
      <Panel title="计划项">
        <dl className="line-cells">
          {describeLine(line)
            .filter(({ text }) => text !== '')
            .map(({ name, text }) => (
              <Cell key={name} name={name} text={text} />
            ))}
        </dl>
      </Panel>
      {line.source.length > 0 && <SourceCells line={line} />}
    </div>
  )
}

/** What the published table said; cells of which something was not understood are named. */
export function SourceCells({ line }: { line: Pick<PlanLine, 'source'> }) {
  return (
    <Panel title="导入时的原文" note="照已公布的计划表，一字不改">
      <dl className="line-cells">
        {line.source.map(({ heading, text, rest }) => (
          <Cell key={heading} name={heading} text={rest ? `${text}（没有看懂：${rest}）` : text || '—'} />
        ))}
      </dl>
    </Panel>
  )
}

function Cell({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  )
}
