import { TASK_STATUSES } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan, useToday } from '../../../api/session.ts'
import { EmptyState } from '../../../design/notes.tsx'
import { PageHead } from '../../../design/page-head.tsx'
import { taskOptionsQuery, taskQuery } from '../tasks.queries.ts'
import { TaskForm } from './task-form.tsx'
import { newScheme } from './task-form.rules.ts'

/** 发起抽查任务: a work scheme from the suggestions of the bureau's own notice. */
export function NewTaskPage() {
  const today = useToday()
  const startsTasks = useCan('businessOffice', 'businessLead')
  const { data: options, error } = useQuery(taskOptionsQuery)
  return (
    <>
      <PageHead back={{ to: '/tasks', label: '抽查任务' }} title="发起抽查任务" note="存为草稿，报批以前都可以改" />
      {!startsTasks && (
        <EmptyState title="抽查任务由业务科室经办发起" actions={<Link to="/tasks">看抽查任务</Link>}>
          您的账号没有这项职责，要发起请找业务科室
        </EmptyState>
      )}
      <FailureNote error={error} what="表单没有打开" />
      {startsTasks && options && <TaskForm options={options} initial={newScheme(options, today)} />}
    </>
  )
}

/** 修改工作方案: the same form over a saved draft; afterwards the page says why it is closed. */
export function EditTaskPage() {
  const { taskId = '' } = useParams()
  const task = useQuery({ ...taskQuery(taskId), refetchInterval: false, refetchOnWindowFocus: false })
  const options = useQuery(taskOptionsQuery)
  const { data } = task
  const mayChange = data?.actions.includes('change') ?? false
  return (
    <>
      <PageHead
        back={{ to: `/tasks/${taskId}`, label: data?.title ?? '任务' }}
        title="修改工作方案"
        note={data && `第 ${data.version} 稿`}
      />
      <FailureNote error={task.error ?? options.error} what="方案没有打开" />
      {data && !mayChange && (
        <EmptyState
          title={data.status === 'drafting' ? `只有抽取人 ${data.drawer.name} 能改方案` : '方案现在不能改'}
          actions={<Link to={`/tasks/${taskId}`}>回到任务</Link>}
        >
          {data.status === 'drafting'
            ? '谁编方案谁抽取，要改请找他本人'
            : `任务现在是“${TASK_STATUSES[data.status]}”。抽取以前要改，请 ${data.signer.name} 先退回方案，改后重新报批`}
        </EmptyState>
      )}
      {data && mayChange && options.data && (
        <TaskForm options={options.data} initial={data.input} saved={{ id: taskId, version: data.version }} />
      )}
    </>
  )
}
