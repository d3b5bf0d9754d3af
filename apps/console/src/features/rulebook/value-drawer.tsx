import {
  findNational,
  listClausesOf,
  NATIONAL_RULES,
  POLICY_FIELDS,
  type PolicyField,
  type PolicyKey,
  type PolicyValue,
  type PolicyVersion,
  sayPolicyValue,
  schemaOf,
} from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { FailureNote } from '../../api/failure-note.tsx'
import { useSession } from '../../api/session.ts'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { basesQuery } from './rulebook.queries.ts'
import { useVersionSave } from './use-version-save.ts'
import { firstValueOf } from './values/first-value.ts'
import { ValueInput } from './values/value-input.tsx'

type ValueDrawerProps = { version: PolicyVersion; field: PolicyKey; onClose: () => void }

/** One value of a draft: what it says, which clause it comes from, what it rests on; the national rule stands above it. */
export function ValueDrawer({ version, field, onClose }: ValueDrawerProps) {
  const entry: PolicyField = POLICY_FIELDS[field]
  const { bureau } = useSession()
  const [own, setOwn] = useState<PolicyValue<unknown> | null>(version.values[field])
  const save = useVersionSave(version, onClose)
  const isWhole = own === null || schemaOf(entry.shape).safeParse(own.value).success
  const fresh = { value: firstValueOf(entry.shape), clause: listClausesOf(bureau.profile)[0]?.id ?? '' }
  return (
    <FormDrawer
      title={entry.label}
      verb="保存"
      saving={save.isPending}
      canSave={isWhole}
      // The catalogue checks the value again when it arrives.
      onSave={() => save.mutate({ change: { values: { ...version.values, [field]: own } } })}
      onClose={onClose}
      failure={<FailureNote error={save.error} what="没有保存" />}
    >
      <NationalNote entry={entry} field={field} />
      {!entry.required && (
        <p>
          <Checkbox checked={own !== null} onChange={({ target }) => setOwn(target.checked ? fresh : null)}>
            本单位细则规定这一项
          </Checkbox>
        </p>
      )}
      {own && (
        <>
          <ValueInput shape={entry.shape} value={own.value} onChange={(value) => setOwn({ ...own, value })} />
          {!isWhole && <p className="note">还没有填完整，填好才能保存</p>}
          <SourceFields own={own} onChange={setOwn} />
        </>
      )}
    </FormDrawer>
  )
}

function NationalNote({ entry, field }: { entry: PolicyField; field: PolicyKey }) {
  const national = findNational(field)
  if (!national) return null
  return (
    <p className="note national-note">
      国家规定：{sayPolicyValue(entry.shape, national.value)} <ClauseTag id={national.clause} solo />
      。只能更严，不能放宽；不规定就按国家规定。
    </p>
  )
}

type SourceFieldsProps = { own: PolicyValue<unknown>; onChange: (own: PolicyValue<unknown>) => void }

/** S0-02: the clause a value comes from, and the documents it rests on. */
function SourceFields({ own, onChange }: SourceFieldsProps) {
  const { bureau } = useSession()
  const { data: bases = [] } = useQuery(basesQuery)
  const clauses = [...listClausesOf(bureau.profile), ...NATIONAL_RULES]
  const usable = bases.filter(({ withdrawnReason }) => withdrawnReason === null)
  return (
    <>
      <Field label="出自哪一条" required>
        {(ids) => (
          <Select
            {...ids}
            showSearch={{ optionFilterProp: 'label' }}
            value={own.clause}
            options={clauses.map(({ id, gist }) => ({ value: id, label: `${id} ${gist}` }))}
            onChange={(clause) => onChange({ ...own, clause })}
          />
        )}
      </Field>
      <Field label="依据" required help="在政策依据里登记过的文件">
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={(own.basisIds ?? []).filter((id) => usable.some((basis) => basis.id === id))}
            options={usable.map(({ id, title }) => ({ value: id, label: title }))}
            placeholder="选择文件"
            onChange={(basisIds) => onChange({ ...own, basisIds })}
          />
        )}
      </Field>
    </>
  )
}
