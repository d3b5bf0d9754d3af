import { formatCount, type Import } from '@sunlot/contract'
import { Button } from 'antd'
import { FailureNote } from '../../../api/failure-note.tsx'
import { DoneNote } from '../../../design/notes.tsx'
import { FactStrip, Panel } from '../../../design/panel.tsx'
import { ImportProgress } from './import-progress.tsx'
import { useImportStep } from './imports.queries.ts'

const UNITS = { targets: '个对象', inspectors: '名人员', permits: '本许可证', riskClasses: '条分类' } as const

type ConfirmStepProps = { one: Import; onBack: () => void; onOpen: (importId: string | undefined) => void }

/** Last step: what will change in the directory, then all of it at once. */
export function ConfirmStep({ one, onBack, onOpen }: ConfirmStepProps) {
  if (one.status === 'committed') return <Committed one={one} onOpen={onOpen} />
  if (one.status === 'committing') return <ImportProgress {...one} />
  return <ToConfirm one={one} onBack={onBack} />
}

function ToConfirm({ one, onBack }: Omit<ConfirmStepProps, 'onOpen'>) {
  const step = useImportStep(one.id)
  const { created, updated, merged, excluded, warnings, importable } = one.counts
  const unit = UNITS[one.kind]
  return (
    <>
      <div className="import-scroll">
        <Panel title="导入以后名录库的变化" flush>
          <FactStrip
            large
            facts={[
              { label: '新增', value: `${formatCount(created)} ${unit}` },
              { label: '更新', value: `${formatCount(updated)} ${unit}`, note: '原来的内容留在变更历史里' },
              { label: '已有且相同', value: `${formatCount(importable - created - updated)} ${unit}`, note: '不改动' },
              { label: '合并', value: `${formatCount(merged)} 行` },
              { label: '剔除', value: `${formatCount(excluded)} 行`, note: excluded > 0 ? '这些行不导入' : undefined },
              { label: '提醒', value: `${formatCount(warnings)} 处` },
            ]}
          />
        </Panel>
        <p className="note">导入记入全程留痕，写明谁、何时、哪份文件。已经封存的抽取名单不受影响</p>
        <FailureNote error={step.error} what="没有导入" />
      </div>
      <footer className="import-foot">
        <Button onClick={onBack}>回到试导入</Button>
        <Button
          className="import-next"
          type="primary"
          loading={step.isPending}
          onClick={() => step.mutate({ method: 'POST', path: '/commit' })}
        >
          导入 {formatCount(importable)} 行
        </Button>
      </footer>
    </>
  )
}

function Committed({ one, onOpen }: Pick<ConfirmStepProps, 'one' | 'onOpen'>) {
  const { created, updated, importable } = one.counts
  const same = importable - created - updated
  const unit = UNITS[one.kind]
  return (
    <div className="import-scroll">
      <DoneNote
        title={`已导入：新增 ${formatCount(created)} ${unit}，更新 ${formatCount(updated)} ${unit}`}
        actions={
          <>
            <Button type="primary" onClick={() => onOpen(undefined)}>
              看名录
            </Button>
            <Button onClick={() => onOpen('new')}>再导一份</Button>
          </>
        }
      >
        {one.createdBy}传的“{one.fileName}”。{same > 0 && `${formatCount(same)} ${unit}与名录库里相同，没有改动。`}
        下一次封存名单时，这些内容起作用
      </DoneNote>
    </div>
  )
}
