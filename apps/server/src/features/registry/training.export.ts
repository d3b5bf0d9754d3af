import { type Training, TRAINING_TOPICS } from '@sunlot/contract'
import type { OutputCell, OutputTable } from '@sunlot/tables'

/** The records of training as a table. */
export function trainingsTable(trainings: readonly Training[]): OutputTable {
  return {
    sheetName: '培训记录',
    columns: [
      { heading: '日期', width: 14 },
      { heading: '培训', width: 34 },
      { heading: '内容', width: 24 },
      { heading: '事项', width: 34 },
      { heading: '授课人', width: 20 },
      { heading: '合格' },
      { heading: '不合格' },
      { heading: '缺席' },
      { heading: '材料', width: 24 },
      { heading: '撤回原因', width: 24 },
    ],
    rows: trainings.map(toCells),
  }
}

function toCells({ heldOn, title, topics, items, trainer, counts, file, withdrawn }: Training): OutputCell[] {
  return [
    heldOn,
    title,
    topics.map((topic) => TRAINING_TOPICS[topic]).join('、'),
    items.map(({ name }) => name).join('、') || '全部事项',
    trainer,
    counts.passed,
    counts.failed,
    counts.absent,
    file?.name ?? '',
    withdrawn?.reason ?? '',
  ]
}
