import { formatCount } from '@sunlot/contract'
import { Checkbox } from 'antd'
import { Link } from 'react-router'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { Panel } from '../../../design/panel.tsx'
import type { SectionProps } from './task-form.rules.ts'

/** 排除: what is left out is computed and listed with its reason, target by target; nobody picks by hand. */
export function ExclusionSection({ form, set, preview, taskId }: SectionProps & { taskId: string | undefined }) {
  const total = preview?.excluded.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <Panel
      title="排除"
      note={preview && `${formatCount(total)} 户不参加，逐户列明原因，随名单一起封存`}
      action={taskId && <Link to={`/tasks/${taskId}/exclusions`}>看已保存方案的名单</Link>}
    >
      <div className="form-checks">
        <Checkbox
          checked={form.excludeInspectedThisYear}
          onChange={({ target }) => set({ excludeInspectedThisYear: target.checked })}
        >
          今年已抽查的不再抽
        </Checkbox>
        <Checkbox
          checked={form.excludeExpiredPermit}
          onChange={({ target }) => set({ excludeExpiredPermit: target.checked })}
        >
          许可证已过期的不抽
        </Checkbox>
        <p className="note">已关闭停业、暂停抽取的对象一律不参加。不能单独指定或去掉某一户</p>
      </div>
      {preview && preview.excluded.length > 0 && (
        <ul className="excluded-list">
          {preview.excluded.map(({ reason, text, clause, count }) => (
            <li key={reason}>
              <span>{text}</span>
              <ClauseTag id={clause} solo />
              <span className="num">{formatCount(count)} 户</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
