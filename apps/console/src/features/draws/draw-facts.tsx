import { type DrawDetail, formatCount } from '@sunlot/contract'
import { FactStrip, Panel } from '../../design/panel.tsx'
import { sayExcluded, sayShare } from './draw-words.ts'

/** The numbers that a decision rests on, in one strip. */
export function DrawFacts({ draw }: { draw: DrawDetail }) {
  const { targets, teams, sqlAgrees } = draw
  const drawnPeople = new Set(
    teams.flatMap(({ members }) => members.flatMap(({ name, office }) => (name ? [`${name} ${office}`] : []))),
  )
  const hasResult = targets.length > 0
  return (
    <Panel flush>
      <FactStrip
        large
        facts={[
          { label: '名录库', value: `${formatCount(draw.poolSize)} 户`, note: sayExcluded(draw) },
          { label: '应抽', value: `${formatCount(draw.quota)} 户`, note: `参加 ${formatCount(draw.eligible)} 户` },
          {
            label: '实抽',
            value: hasResult ? `${formatCount(targets.length)} 户` : '—',
            note: hasResult ? sayShare(draw) : '还没有结果',
          },
          {
            label: '检查人员',
            value: teams.length > 0 ? `${drawnPeople.size} 名` : `${draw.people} 名可选`,
            note:
              teams.length > 0 ? `从 ${draw.people} 名中随机选派，${teams.length} 组` : `每户 ${draw.seatsPerVisit} 名`,
          },
          {
            label: '回避',
            value: `${draw.recusals.people} 人`,
            note: draw.recusals.people > 0 ? `对 ${draw.recusals.targets} 户有利害关系，已避开` : '没有申报',
          },
          {
            label: '重新计算',
            value:
              sqlAgrees === null ? (
                '—'
              ) : (
                <span className={sqlAgrees ? 'fact-good' : 'fact-bad'}>{sqlAgrees ? '一致' : '不一致'}</span>
              ),
            note: '数据库和程序各算一遍',
          },
          { label: '重抽次数', value: `${draw.attempt - 1} 次`, note: `本任务第 ${draw.attempt} 次抽取` },
        ]}
      />
    </Panel>
  )
}
