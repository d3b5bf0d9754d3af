import { formatCount, formatPercent, formatShare, type PlanAnalysis } from '@sunlot/contract'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { FactStrip, Panel } from '../../design/panel.tsx'

/** The five numbers to be read first. */
export function PlanFigures({ analysis }: { analysis: PlanAnalysis }) {
  const { lines, coverage, items, rounds, joint } = analysis
  const roundCount = lines.reduce((sum, line) => sum + line.rounds.length, 0)
  const visits = lines.reduce((sum, line) => sum + line.visits, 0)
  const { floor, expected, total } = coverage
  const expectedWords = formatCount(Math.round(expected))
  return (
    <Panel flush>
      <FactStrip
        large
        facts={[
          {
            label: '计划项',
            value: `${lines.length} 项 ${formatCount(roundCount)} 轮`,
            note: (
              <>
                {sayItems(items)} <ClauseTag id={items.clause} solo />
              </>
            ),
          },
          { label: '监管对象', value: `${formatCount(total)} 户`, note: `计划抽查 ${formatCount(visits)} 户次` },
          {
            label: '年度覆盖',
            value: total > 0 ? formatPercent(expected / total) : '—',
            note: (
              <>
                不重复 {expectedWords} 户，{floor.per === 'draw' ? '每次' : ''}不低于 {formatShare(floor.share)}{' '}
                <ClauseTag id={floor.clause} solo />
              </>
            ),
          },
          {
            label: '每项轮次',
            value: rounds.fewest === null ? '—' : `${rounds.fewest} 轮`,
            note: rounds.required ? (
              <>
                每年不少于 {rounds.required} 次 <ClauseTag id={rounds.clause} solo />
              </>
            ) : (
              '最少的一项，细则没有规定次数'
            ),
          },
          {
            label: '合并检查',
            value: `${formatCount(joint.places)} 处`,
            note: (
              <>
                少进门 {formatCount(joint.saved)} 户次 <ClauseTag id={joint.clause} solo />
              </>
            ),
          },
        ]}
      />
    </Panel>
  )
}

function sayItems({ covered, total }: PlanAnalysis['items']): string {
  if (total === 0) return '清单里还没有事项'
  return covered === total ? `${total} 个事项全部覆盖` : `${total} 个事项，${total - covered} 个没有列入`
}
