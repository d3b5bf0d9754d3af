import type { DrawDetail } from '@sunlot/contract'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession } from '../../api/session.ts'
import { BlockedButton } from '../../design/blocked-button.tsx'
import { ChoiceCard } from '../../design/choice-card.tsx'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Field } from '../../design/field.tsx'
import { Panel } from '../../design/panel.tsx'
import { useDrawStep } from './draws.queries.ts'
import { type Signature, SignatureField } from './signature-field.tsx'

const REASON_MIN = 10

const REJECTING = {
  name: 'decision',
  title: '退回，重新抽取',
  consequence: '本次结果作废但保留，连同退回理由一并公开；由抽取人用新编号重抽。',
}

/** The signer's decision: each choice says what follows from it; a return needs a reason that will be public (S0-12). */
export function Decision({ draw }: { draw: DrawDetail }) {
  const [choice, setChoice] = useState<'sign' | 'reject'>('sign')
  const clause = findSignClause(draw)
  return (
    <Panel title={<>您的决定 {clause && <ClauseTag id={clause} />}</>}>
      <div className="decision">
        <ChoiceCard
          name="decision"
          title="同意，签字确认"
          consequence="两份名单生效，转入公示。名单在检查当日到场出示，之前保密。"
          checked={choice === 'sign'}
          onChoose={() => setChoice('sign')}
        />
        {choice === 'sign' ? (
          <>
            <ChoiceCard {...REJECTING} checked={false} onChoose={() => setChoice('reject')} />
            <SignForm draw={draw} />
          </>
        ) : (
          <RejectForm draw={draw} />
        )}
        <div className="decision-note">
          <p>{draw.grounds.sign}</p>
          <p>签字后由 {draw.publisher} 公示。</p>
        </div>
        <div className="decision-note">
          <p>名单不能增删改。认为个别人员应当回避的，请退回并写明理由，由抽取人用新编号重抽。</p>
        </div>
      </div>
    </Panel>
  )
}

function SignForm({ draw }: { draw: DrawDetail }) {
  const { actor } = useSession()
  const step = useDrawStep(draw.id)
  const [signature, setSignature] = useState<Signature | null>(null)
  const [checked, setChecked] = useState(false)
  const missing = [
    ...(signature ? [] : [{ text: '先在上面签字' }]),
    ...(checked ? [] : [{ text: '先核对两份名单并打勾' }]),
  ]
  return (
    <>
      <SignatureField name={actor.name} onChange={setSignature} />
      <Checkbox checked={checked} onChange={({ target }) => setChecked(target.checked)}>
        已核对两份名单和抽取记录
      </Checkbox>
      {missing.length > 0 ? (
        <BlockedButton reasons={missing} placement="under">
          签字确认
        </BlockedButton>
      ) : (
        <Button
          type="primary"
          size="large"
          block
          loading={step.isPending}
          onClick={() => step.mutate({ path: '/sign', body: { confirmed: true, signature } })}
        >
          签字确认
        </Button>
      )}
      <FailureNote error={step.error} what="没有签成" />
    </>
  )
}

function RejectForm({ draw }: { draw: DrawDetail }) {
  const step = useDrawStep(draw.id)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const short = reason.trim().length < REASON_MIN
  return (
    <>
      <ChoiceCard {...REJECTING} checked onChoose={() => undefined}>
        <Field
          label="退回理由"
          required
          help="会连同作废的名单一并公开"
          error={tried && short ? `理由至少写 ${REASON_MIN} 个字，说明哪一条不符合规定` : undefined}
        >
          {(ids) => (
            <Input.TextArea {...ids} rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
          )}
        </Field>
      </ChoiceCard>
      <Button
        danger
        size="large"
        block
        loading={step.isPending}
        onClick={() => (short ? setTried(true) : step.mutate({ path: '/reject', body: { reason: reason.trim() } }))}
      >
        退回，重新抽取
      </Button>
      <FailureNote error={step.error} what="没有退回" />
    </>
  )
}

/** The clause that asks for this signature, as the gates have it; not every bureau's rules do. */
function findSignClause({ gates }: DrawDetail): string | undefined {
  return gates.find(({ step }) => step === 'sign')?.clause
}
