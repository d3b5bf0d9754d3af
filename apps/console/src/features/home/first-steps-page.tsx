import { type FirstStep, FirstStepsSchema } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { ButtonLink } from '../../design/button-link.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { StateMark } from '../../design/state-mark.tsx'
import './home.css'

const STATES = { done: ['good', '已完成'], now: ['now', '下一步'], todo: ['later', '以后'] } as const

/** 启用步骤: from offices and accounts over the directories to plan and first task (S1-01). */
export function FirstStepsPage() {
  const { data, error } = useQuery({
    queryKey: ['home', 'first-steps'],
    queryFn: () => get('/first-steps', FirstStepsSchema),
  })
  const done = data?.steps.filter(({ state }) => state === 'done').length ?? 0
  return (
    <>
      <PageHead title="启用步骤" note={data && `${data.steps.length} 步，已完成 ${done} 步`} />
      <FailureNote error={error} what="启用步骤没有打开" />
      {data && (
        <Panel title="组织架构、一单两库、计划、任务" flush>
          <ol className="first-steps">
            {data.steps.map((step) => (
              <Step key={step.key} step={step} />
            ))}
          </ol>
        </Panel>
      )}
    </>
  )
}

function Step({ step: { title, state, note, verb, to } }: { step: FirstStep }) {
  const [tone, word] = STATES[state]
  return (
    <li>
      <StateMark tone={tone}>{word}</StateMark>
      <span>
        <b>{title}</b>
        <span className="todo-object">{note}</span>
      </span>
      <ButtonLink to={to} {...(state === 'now' ? { type: 'primary' as const } : {})}>
        {state === 'done' ? '查看' : verb}
      </ButtonLink>
    </li>
  )
}
