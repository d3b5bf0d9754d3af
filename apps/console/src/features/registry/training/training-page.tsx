import { formatFileSize, formatDate, TRAINING_RESULTS, TRAINING_TOPICS, type TrainingDetail } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Upload } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { apiUrl } from '../../../api/client.ts'
import { FailureNote } from '../../../api/failure-note.tsx'
import { useCan } from '../../../api/session.ts'
import { FormDrawer } from '../../../design/form-drawer.tsx'
import { PageColumns, PageHead } from '../../../design/page-head.tsx'
import { FactStrip, Panel } from '../../../design/panel.tsx'
import { StateMark } from '../../../design/state-mark.tsx'
import { trainingQuery } from '../people.queries.ts'
import { isReason, ReasonField } from '../reason-field.tsx'
import { useRegistryChange } from '../registry.queries.ts'
import '../registry.css'

const BACK = { to: '/trainings', label: '业务培训' }

/** One training: what was taught, to whom, with what result, and its material. */
export function TrainingPage() {
  const { trainingId = '' } = useParams()
  const { data, error } = useQuery(trainingQuery(trainingId))
  if (data) return <TrainingFile training={data} />
  return (
    <>
      <PageHead title="业务培训" back={BACK} />
      <FailureNote error={error} what="培训记录没有打开" />
    </>
  )
}

function TrainingFile({ training }: { training: TrainingDetail }) {
  const mayRecord = useCan('businessOffice', 'platformAdmin', 'legalOffice', 'dataEntry')
  const [isWithdrawing, setIsWithdrawing] = useState(false)
  const { withdrawn } = training
  return (
    <>
      <PageHead
        title={training.title}
        state={<StateMark tone={withdrawn ? 'later' : 'good'}>{withdrawn ? '已撤回' : '有效'}</StateMark>}
        {...(withdrawn ? { note: withdrawn.reason } : {})}
        back={BACK}
        actions={
          !withdrawn && (
            <Button disabled={!mayRecord} onClick={() => setIsWithdrawing(true)}>
              撤回
            </Button>
          )
        }
      />
      <div className="page-stack">
        <Panel flush>
          <FactStrip facts={factsOf(training)} />
        </Panel>
        <PageColumns side={<MaterialPanel training={training} mayAdd={mayRecord && !withdrawn} />}>
          <Panel title="培训内容">
            <p className="pre-line">{training.content}</p>
          </Panel>
          <Participants training={training} />
        </PageColumns>
      </div>
      {isWithdrawing && <WithdrawTraining training={training} onClose={() => setIsWithdrawing(false)} />}
    </>
  )
}

function factsOf({ heldOn, topics, items, trainer, counts }: TrainingDetail) {
  return [
    { label: '日期', value: formatDate(heldOn) },
    { label: '讲了什么', value: topics.map((topic) => TRAINING_TOPICS[topic]).join('、') },
    { label: '事项', value: items.map(({ name }) => name).join('、') || '全部事项' },
    { label: '授课人', value: trainer },
    { label: '合格', value: `${counts.passed} 名` },
    { label: '不合格', value: `${counts.failed} 名` },
  ]
}

function Participants({ training: { participants } }: { training: TrainingDetail }) {
  return (
    <Panel title="参加人员" note={`${participants.length} 名`} flush>
      <table className="plain-table">
        <caption className="visually-hidden">参加人员</caption>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">科室</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {participants.map(({ inspectorId, name, office, result }) => (
            <tr key={inspectorId}>
              <td>
                <Link to={`/inspectors/${inspectorId}`}>{name}</Link>
              </td>
              <td>{office || '—'}</td>
              <td>
                <StateMark tone={result === 'passed' ? 'good' : 'soon'}>{TRAINING_RESULTS[result]}</StateMark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function MaterialPanel({ training: { id, file }, mayAdd }: { training: TrainingDetail; mayAdd: boolean }) {
  const change = useRegistryChange(() => {})
  function upload(chosen: File): false {
    const form = new FormData()
    form.append('file', chosen)
    change.mutate({ method: 'POST', path: `/trainings/${id}/file`, body: form })
    return false
  }
  return (
    <Panel title="培训材料">
      {file ? (
        <a href={apiUrl(`/trainings/${id}/file`)} download>
          {file.name}（{formatFileSize(file.size)}）
        </a>
      ) : (
        <>
          <p className="note">课件、讲义或签到表，上传后不能换</p>
          <Upload showUploadList={false} beforeUpload={upload}>
            <Button disabled={!mayAdd} loading={change.isPending}>
              上传材料
            </Button>
          </Upload>
        </>
      )}
      <FailureNote error={change.error} what="没有上传" />
    </Panel>
  )
}

function WithdrawTraining({ training, onClose }: { training: TrainingDetail; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const change = useRegistryChange(onClose)
  const path = `/trainings/${training.id}`
  return (
    <FormDrawer
      title={`撤回培训记录：${training.title}`}
      verb="撤回"
      saving={change.isPending}
      canSave={isReason(reason)}
      onSave={() => change.mutate({ method: 'DELETE', path, body: { reason } })}
      onClose={onClose}
      failure={<FailureNote error={change.error} what="没有撤回" />}
    >
      <p className="drawer-lead">撤回以后这条记录仍在列表里，但不再证明谁培训过。</p>
      <ReasonField value={reason} onChange={setReason} error={change.error} />
    </FormDrawer>
  )
}
