import type { Actor, PolicyVersion, PolicyVersionAction } from '@sunlot/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession } from '../../api/session.ts'
import { BlockedButton } from '../../design/blocked-button.tsx'
import { HeadingDrawer } from './heading-drawer.tsx'
import { ReturnDrawer } from './return-drawer.tsx'
import { useRulebookChange } from './rulebook.queries.ts'

const NEXT = {
  submit: '报批',
  approve: '批准这一版',
  publish: '公布',
} as const satisfies Partial<Record<PolicyVersionAction, string>>
const WAITS = {
  draft: '编制人改好以后报批',
  submitted: '等分管领导批准',
  approved: '等平台牵头科室公布',
  published: '已公布，不再改动',
} as const

/** The step that this person's duty would allow, had it not been this person's own work. */
function barredStep({ status, ownPart }: PolicyVersion, actor: Actor): 'approve' | 'publish' | undefined {
  if (ownPart === null) return undefined
  if (status === 'submitted' && actor.roles.includes('deputyHead')) return 'approve'
  return status === 'approved' && actor.roles.includes('platformLead') ? 'publish' : undefined
}

/** The next step of whoever looks; whoever has none reads for whom it waits. */
export function VersionActions({ version }: { version: PolicyVersion }) {
  const { actor } = useSession()
  const [drawer, setDrawer] = useState<'heading' | 'return'>()
  const change = useRulebookChange(() => setDrawer(undefined))
  const next = (['submit', 'approve', 'publish'] as const).find((action) => version.actions.includes(action))
  const blocked = next === 'submit' && version.findings.length > 0
  const barred = barredStep(version, actor)
  const close = () => setDrawer(undefined)
  return (
    <>
      {version.actions.includes('change') && <Button onClick={() => setDrawer('heading')}>填日期和文件</Button>}
      {version.actions.includes('return') && <Button onClick={() => setDrawer('return')}>退回修改</Button>}
      {next && !blocked && (
        <Button
          type="primary"
          loading={change.isPending}
          onClick={() => change.mutate({ method: 'POST', path: `/policy-versions/${version.id}/${next}` })}
        >
          {NEXT[next]}
        </Button>
      )}
      {blocked && <BlockedButton reasons={[{ text: version.findings[0] ?? '' }]}>报批</BlockedButton>}
      {barred && (
        <BlockedButton reasons={[{ text: `${actor.name}参加了${version.ownPart}，须由另一个人${NEXT[barred]}` }]}>
          {NEXT[barred]}
        </BlockedButton>
      )}
      {!next && !barred && <span className="note">{WAITS[version.status]}</span>}
      <FailureNote error={change.error} what="没有办成" />
      {drawer === 'heading' && <HeadingDrawer version={version} onClose={close} />}
      {drawer === 'return' && <ReturnDrawer versionId={version.id} onClose={close} />}
    </>
  )
}
