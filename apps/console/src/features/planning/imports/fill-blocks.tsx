import { PLAN_BLOCKS, type PlanBlock, type PlanImport, type PlanImportDecisions } from '@sunlot/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { ClauseTag } from '../../../design/clause-tag.tsx'

/** What one could write for a block, shown in the empty field. */
const EXAMPLES: Record<PlanBlock, string> = {
  scope: '如：全区农药经营户',
  staff: '如：每组不少于2名持证人员',
  amount: '如：5%以上；1次/年',
  time: '如：5月—10月',
}

type FillBlocksProps = {
  one: PlanImport
  busy: boolean
  onDecide: (change: Partial<PlanImportDecisions>) => void
}

/** S0-37: asks once for what several lines say nothing of. */
export function FillBlocks({ one, busy, onDecide }: FillBlocksProps) {
  const [fill, setFill] = useState(one.decisions.fill)
  const counted = (Object.keys(PLAN_BLOCKS) as PlanBlock[]).map((block) => ({
    block,
    lines: one.rows.filter(({ excluded, missing }) => !excluded && missing.includes(block)).length,
  }))
  const asked = counted.filter(({ block, lines }) => lines > 0 || one.decisions.fill[block])
  if (asked.length === 0) return null
  return (
    <form
      className="fill-blocks"
      onSubmit={(event) => {
        event.preventDefault()
        onDecide({ fill })
      }}
    >
      <h3>
        四项内容 <ClauseTag id="S0-37" solo />
      </h3>
      {asked.map(({ block, lines }) => (
        <div key={block}>
          <label htmlFor={`fill-${block}`}>
            {PLAN_BLOCKS[block]}
            {lines > 0 ? `：${lines} 项没写` : '：已补'}
          </label>
          <Input
            id={`fill-${block}`}
            size="small"
            value={fill[block] ?? ''}
            placeholder={EXAMPLES[block]}
            onChange={({ target }) => setFill({ ...fill, [block]: target.value })}
          />
        </div>
      ))}
      <Button size="small" htmlType="submit" loading={busy}>
        补到没写的各项
      </Button>
    </form>
  )
}
