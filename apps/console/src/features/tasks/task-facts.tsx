import { formatCount, type TaskDetail } from '@sunlot/contract'
import { useSession } from '../../api/session.ts'
import { FactStrip } from '../../design/panel.tsx'
import { sayMethod, sayQuota } from './task-words.ts'

/** The facts of a task in one line: who leads, from how many, how many, by whom, and the three duties. */
export function TaskFacts({ task }: { task: TaskDetail }) {
  const { bureau } = useSession()
  const { preview, input, items, duties } = task
  return (
    <FactStrip
      facts={[
        { label: '牵头', value: task.lead ?? bureau.name },
        { label: '对象', value: `${items.join('、')} ${formatCount(preview.size)} 户` },
        { label: '抽取', value: sayQuota(task.drawnCount ?? preview.quota, preview.size) },
        { label: '人员', value: `${preview.people} 名，每户 ${preview.crew.seats} 名` },
        { label: '方式', value: sayMethod(input) },
        { label: '抽取人', value: task.drawer.name },
        { label: '审签人', value: task.signer.name },
        { label: '公示人', value: task.publisher.name },
        { label: '业务牵头', value: namesOf(duties.businessLead) },
        { label: '联合协调', value: namesOf(duties.jointCoordinator) },
        { label: '数据录入', value: namesOf(duties.dataEntry) },
      ]}
    />
  )
}

/** Up to three names; an office may hold a duty as a whole. */
function namesOf(people: readonly string[]): string {
  if (people.length === 0) return '未指定'
  const more = people.length > 3 ? ` 等 ${people.length} 名` : ''
  return `${people.slice(0, 3).join('、')}${more}`
}
