import type { DrawDetail } from '@sunlot/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { FailureNote } from '../../api/failure-note.tsx'
import { BlockedButton } from '../../design/blocked-button.tsx'
import { Field } from '../../design/field.tsx'
import { DoneNote } from '../../design/notes.tsx'
import { Panel } from '../../design/panel.tsx'
import { useDrawStep } from './draws.queries.ts'

const STEPS = {
  reveal: { path: '/reveal', verb: '揭晓', note: '点数已经锁定，揭晓后不能修改。' },
  publish: { path: '/publish', verb: '公示', note: '公示后人人可以查名单、下载抽取记录自己重算；检查分组仍然密封。' },
  openTeams: { path: '/open-teams', verb: '公开检查分组', note: '公开后人人可以看到谁检查哪一户，并重算分组。' },
  reopenTeams: {
    path: '/reopen-teams',
    verb: '重排检查人员',
    note: '对象名单不变，用新编号重新封存人员名单、重新掷骰。',
  },
} as const

/** What this person can do with the draw now, and why not, beside what it waits for. */
export function DrawSteps({ draw }: { draw: DrawDetail }) {
  const shown = (Object.keys(STEPS) as (keyof typeof STEPS)[]).filter(
    (act) => draw.actions.includes(act) || draw.refusals[act] !== undefined,
  )
  return (
    <Panel title="下一步">
      <div className="decision">
        {(draw.status === 'opening' || draw.status === 'committed' || draw.status === 'locked') && (
          <Link className="ceremony-link" to={`/draws/${draw.id}/ceremony`}>
            打开现场大屏
          </Link>
        )}
        {shown.map((act) => (
          <Step key={act} draw={draw} act={act} />
        ))}
        {draw.status === 'drawn' && draw.refusals.sign && (
          <BlockedButton placement="under" reasons={[{ text: draw.refusals.sign }]}>
            签字确认
          </BlockedButton>
        )}
        {draw.publicUrl && (
          <DoneNote title="已经公开" actions={<a href={draw.publicUrl}>看公开页</a>}>
            <p>{draw.reason ? `理由：${draw.reason}` : '名单、抽取记录和验证程序都在公开页上'}</p>
          </DoneNote>
        )}
        {draw.actions.includes('abort') && <Abort draw={draw} />}
      </div>
    </Panel>
  )
}

function Step({ draw, act }: { draw: DrawDetail; act: keyof typeof STEPS }) {
  const step = useDrawStep(draw.id)
  const { path, verb, note } = STEPS[act]
  const refusal = draw.refusals[act]
  if (refusal) {
    return (
      <BlockedButton placement="under" reasons={[{ text: refusal }]}>
        {verb}
      </BlockedButton>
    )
  }
  return (
    <>
      <Button type="primary" size="large" block loading={step.isPending} onClick={() => step.mutate({ path })}>
        {verb}
      </Button>
      <p className="note">{note}</p>
      <FailureNote error={step.error} what={`没有${verb}`} />
    </>
  )
}

const REASON_MIN = 10

/** Ending a draw in public: the reason, the secret and any discarded outcome become visible to everybody. */
function Abort({ draw }: { draw: DrawDetail }) {
  const step = useDrawStep(draw.id)
  const [reason, setReason] = useState<string | null>(null)
  if (reason === null) {
    return (
      <button type="button" className="link-button" onClick={() => setReason('')}>
        中止这次抽取
      </button>
    )
  }
  const short = reason.trim().length < REASON_MIN
  return (
    <>
      <Field
        label="中止理由"
        required
        help={draw.status === 'locked' ? '会连同作废的结果一并公开' : '会公开'}
        error={reason !== '' && short ? `理由至少写 ${REASON_MIN} 个字` : undefined}
      >
        {(ids) => (
          <Input.TextArea {...ids} rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
      <Button
        danger
        block
        disabled={short}
        loading={step.isPending}
        onClick={() => step.mutate({ path: '/abort', body: { reason: reason.trim() } })}
      >
        中止，编号保留
      </Button>
      <FailureNote error={step.error} what="没有中止" />
    </>
  )
}
