import { Select } from 'antd'
import { useSession } from '../../../api/session.ts'
import { Field } from '../../../design/field.tsx'
import { Panel } from '../../../design/panel.tsx'
import type { SectionProps } from './task-form.rules.ts'

/** 抽取人、审签人、公示人: three different people (S0-12). */
export function PeopleSection({ form, set, faults, options }: SectionProps) {
  const { actor } = useSession()
  return (
    <Panel title="抽取、审签、公示" note={`抽取人是您（${actor.name}），三人不能相同`}>
      <div className="form-pair">
        <Field label="审签人" required error={faults.signerId} help="批方案、签名单">
          {(ids) => (
            <Select
              {...ids}
              value={form.signerId || null}
              placeholder="选一位分管领导"
              options={options.signers.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(signerId) => set({ signerId: signerId ?? '' })}
            />
          )}
        </Field>
        <Field label="公示人" required error={faults.publisherId} help="公示抽取结果">
          {(ids) => (
            <Select
              {...ids}
              value={form.publisherId || null}
              placeholder="选一位公示人"
              options={options.publishers.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(publisherId) => set({ publisherId: publisherId ?? '' })}
            />
          )}
        </Field>
      </div>
    </Panel>
  )
}
