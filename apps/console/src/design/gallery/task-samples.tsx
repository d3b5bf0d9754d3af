import { type Gate, type GateState, RISK_CLASSES, type RiskClass, ROAD_STEPS } from '@sunlot/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { BlockedButton } from '../blocked-button.tsx'
import { GateList } from '../gate-list.tsx'
import { PageColumns } from '../page-head.tsx'
import { FactStrip, Panel } from '../panel.tsx'
import { RiskLetter } from '../risk-letter.tsx'
import { Road } from '../road.tsx'
import { StateMark } from '../state-mark.tsx'
import type { DataColumn } from '../table/columns.tsx'
import { DataTable } from '../table/data-table.tsx'
import { NOTHING_SELECTED, type Selection } from '../table/selection.ts'
import { CheckFilter, SearchFilter, SelectFilter, TableFilters } from '../table/table-filters.tsx'
import { useTableState } from '../table/table-state.ts'
import { Sample } from './sample.tsx'

const GATES: readonly Gate[] = [
  gateOf('blocked', '抽取过程须有照片或录像', 'S4-06', '现场正在录像，还没有上传', '上传照片录像'),
  gateOf('warned', '同一对象今年将达检查次数上限', 'B-12', '2 户抽中后即达上限，已在名单上标明', '看名单'),
  {
    ...gateOf('waived', '抽取前业务培训', 'S4-22', '9月2日已训同一事项，孙某批准免训', ''),
    waiver: { reason: '9月2日已训同一事项', approver: '孙某', at: '2026-10-07T02:00:00Z' },
  },
  gateOf('passed', '工作方案已经批准', 'B-14', '赵某 9月29日 16:20 批准，第 2 稿', '看凭据'),
  gateOf('pending', '抽取情况在网站公开', 'S4-09', '揭晓当天由陈某发布', ''),
]

const ROAD = ROAD_STEPS.map((name, index) => ({
  name,
  state: index < 3 ? ('done' as const) : index === 3 ? ('now' as const) : ('todo' as const),
  note: index === 3 ? '今天 09:30' : index === 0 ? '9月30日封存' : '',
}))

const FACTS = [
  { label: '牵头', value: '农业综合执法队' },
  { label: '对象', value: '农药经营户 236 户' },
  { label: '抽取', value: '18 户，占 7.6%' },
  { label: '抽取人', value: '李某' },
]

export function TaskSamples() {
  return (
    <Sample title="任务页">
      <Panel flush>
        <Road steps={ROAD} />
        <FactStrip facts={FACTS} />
      </Panel>
      <PageColumns
        side={
          <Panel title="下一步：揭晓抽取结果" unruled>
            <BlockedButton
              placement="under"
              reasons={[
                { text: '抽取过程须有照片或录像', clause: 'S4-06', fix: <a href="#fix">现在上传照片或录像</a> },
              ]}
            >
              揭晓
            </BlockedButton>
          </Panel>
        }
      >
        <Panel title="抽取这一步的条件" note="共 5 项，每一项都附凭据" flush>
          <GateList gates={GATES} />
        </Panel>
      </PageColumns>
    </Sample>
  )
}

const RISKS = Object.keys(RISK_CLASSES) as RiskClass[]

interface Firm {
  readonly code: string
  readonly name: string
}

const FILTERS = ['q', 'region', 'risk'] as const
const RISK_OPTIONS = RISKS.map((risk) => ({ value: risk, label: <RiskLetter risk={risk} withWord />, count: '1,043' }))
const FIRMS: readonly Firm[] = Array.from({ length: 6 }, (_, index) => ({
  code: `9214060${index}MA0HY3J74Q`,
  name: index === 2 ? '新绛县瑞丰种业有限责任公司平鲁区井坪镇第一经营门市部' : `平鲁区第 ${index + 1} 农资经营部`,
}))
const COLUMNS: readonly DataColumn<Firm>[] = [
  { key: 'name', title: '名称', render: (firm) => <a href="#firm">{firm.name}</a> },
  { key: 'code', title: '统一社会信用代码', width: 190, sortable: true, render: (firm) => firm.code },
  { key: 'risk', title: '风险', width: 60, align: 'center', render: () => <RiskLetter risk="C" /> },
  { key: 'count', title: '今年已查', width: 90, align: 'right', render: (_, index) => index },
  { key: 'state', title: '状态', width: 120, render: () => <StateMark tone="good">正常</StateMark> },
]

export function ListSamples() {
  const state = useTableState(FILTERS)
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED)
  return (
    <Sample title="列表页">
      <TableFilters second={<CheckFilter state={state} name="risk" label="风险类别" options={RISK_OPTIONS} />}>
        <SearchFilter state={state} placeholder="名称、统一社会信用代码或许可证号" />
        <SelectFilter
          state={state}
          name="region"
          label="地区"
          all="全省"
          options={[{ value: '140603', label: '朔州市平鲁区' }]}
        />
      </TableFilters>
      <DataTable
        label="检查对象"
        unit="个"
        columns={COLUMNS}
        rowKey={(firm) => firm.code}
        state={state}
        page={{ rows: FIRMS, total: 12_486, tookMs: 96 }}
        selection={selection}
        onSelect={setSelection}
        batchActions={<Button size="small">加标签</Button>}
        totals={{ name: '合计', count: 15 }}
        exportUrl="#export"
        empty={null}
      />
    </Sample>
  )
}

function gateOf(state: GateState, requirement: string, clause: string, evidence: string, linkText: string): Gate {
  return {
    id: requirement,
    step: 'lock',
    state,
    requirement,
    clause,
    evidence,
    link: linkText ? { text: linkText, to: '/parts' } : null,
    waivable: false,
    waiver: null,
  }
}
