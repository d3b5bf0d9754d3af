import {
  diffPolicies,
  formatDate,
  listPolicyLines,
  type PolicyKey,
  type PolicyLine,
  type PolicyVersion,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { apiUrl } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { ErrorNote } from '../../design/notes.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { FactStrip, Panel } from '../../design/panel.tsx'
import { StateTag } from '../../design/state-mark.tsx'
import { DifferenceTable } from './difference-table.tsx'
import { PolicyTable } from './policy-table.tsx'
import { policyQuery, versionQuery } from './rulebook.queries.ts'
import { ValueDrawer } from './value-drawer.tsx'
import { VersionActions } from './version-actions.tsx'
import { stateOf } from './versions-panel.tsx'
import './rulebook.css'

/** One version of the rulebook: what it lays down, what is still to be mended, and the next step of whoever looks. */
export function VersionPage() {
  const { versionId = '' } = useParams()
  const today = useToday()
  const { data: version, error } = useQuery(versionQuery(versionId))
  const { data: inForce } = useQuery(policyQuery)
  const [edited, setEdited] = useState<PolicyKey>()
  if (!version) return <FailureNote error={error} what="这一版细则没有打开" />
  const lines = listPolicyLines(version.values)
  const canChange = version.actions.includes('change')
  return (
    <>
      <PageHead
        back={{ to: '/rulebook?tab=versions', label: '细则版本' }}
        title={`第 ${version.number} 版细则`}
        state={<StateTag>{stateOf(version, today)}</StateTag>}
        actions={<VersionActions version={version} />}
      />
      <div className="rulebook">
        <Panel flush>
          <VersionFacts version={version} />
        </Panel>
        {version.returnedReason && version.status === 'draft' && (
          <ErrorNote title="分管领导退回了这一版">{version.returnedReason}</ErrorNote>
        )}
        <Findings version={version} />
        {inForce && !version.inForce && (
          <DifferenceTable
            title="与现行细则不同的"
            sides={[`现行的第 ${inForce.number} 版`, `第 ${version.number} 版`]}
            rows={diffPolicies(inForce.values, version.values).filter(({ changed }) => changed)}
          />
        )}
        <PolicyTable
          lines={canChange ? lines : lines.filter(({ clause }) => clause !== '')}
          {...(canChange && {
            renderAction: (line: PolicyLine) => (
              <button type="button" className="link-button" onClick={() => setEdited(line.key)}>
                修改<span className="visually-hidden">{line.name}</span>
              </button>
            ),
          })}
        />
      </div>
      {edited && <ValueDrawer version={version} field={edited} onClose={() => setEdited(undefined)} />}
    </>
  )
}

function VersionFacts({ version }: { version: PolicyVersion }) {
  const today = useToday()
  const { id, effectiveFrom, documentTitle, documentNo, fileName, reason, author, approver, publisher } = version
  const file = fileName && (
    <a href={apiUrl(`/policy-versions/${id}/document`)} download>
      {documentTitle || fileName}
    </a>
  )
  return (
    <FactStrip
      facts={[
        { label: '施行日期', value: effectiveFrom ? formatDate(effectiveFrom, today) : '还没有填' },
        { label: '实施细则', value: file ?? '还没有上传', note: documentNo },
        { label: '修改理由', value: reason },
        { label: '编制', value: author },
        { label: '批准', value: approver ?? '—' },
        { label: '公布', value: publisher ?? '—' },
      ]}
    />
  )
}

function Findings({ version }: { version: PolicyVersion }) {
  if (version.findings.length === 0 || version.status === 'published') return null
  return (
    <ErrorNote title={`还有 ${version.findings.length} 处要改，改好才能报批`}>
      <ul>
        {version.findings.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
      <p>
        依据在<Link to="/rulebook?tab=bases">政策依据</Link>里登记，登记以后回到这里逐项选用。
      </p>
    </ErrorNote>
  )
}
