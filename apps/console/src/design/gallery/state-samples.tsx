import { Button, Input } from 'antd'
import { BlockedButton } from '../blocked-button.tsx'
import { ChoiceCard } from '../choice-card.tsx'
import { Field } from '../field.tsx'
import { MetGlyph, UnmetGlyph } from '../glyphs.tsx'
import { BusyState, DoneNote, EmptyState, ErrorNote } from '../notes.tsx'
import { Sample } from './sample.tsx'

const WORDING = [
  ['2026年10月8日（周四）', '2026-10-08、10/8/2026'],
  ['还剩 2 个工作日，10月9日（周五）止', '剩余 T+2'],
  ['抽中 18 户，占 7.6%', 'SUCCESS：result=18'],
  ['抽取过程须有照片或录像', '校验失败，缺少必填附件'],
  ['没有信号，照常检查', '网络异常，请稍后重试'],
] as const

export function ButtonSamples() {
  return (
    <Sample title="按钮和理由">
      <div className="gallery-row">
        <div className="sample-line">
          <Button type="primary">签字确认</Button>
          <Button>打印名单</Button>
          <Button color="primary" variant="outlined">
            进入抽取
          </Button>
          <button type="button" className="link-button">
            看凭据
          </button>
        </div>
        <BlockedButton reasons={[{ text: '抽取过程须有照片或录像', clause: 'S4-06' }]}>揭晓</BlockedButton>
      </div>
    </Sample>
  )
}

export function StateSamples() {
  return (
    <div className="gallery-row">
      <Sample title="空">
        <EmptyState
          title="这个事项还没有检查对象"
          actions={
            <>
              <Button type="primary">导入检查对象</Button>
              <Button>下载导入模板</Button>
            </>
          }
        >
          从许可台账导入最快，也可以逐个新增。没有对象就不能制定计划。
        </EmptyState>
      </Sample>
      <Sample title="正在办">
        <BusyState title="正在核对 2,318 行" done={1506} total={2318} actions={<Button size="small">停止核对</Button>}>
          约还要 4 秒。可以离开本页，办完在消息里告诉您。
        </BusyState>
      </Sample>
      <Sample title="出错">
        <ErrorNote
          title="没有保存：第 16 行信用代码少一位"
          requestId="1008-4471"
          actions={
            <Button size="small" color="primary" variant="outlined">
              去改第 16 行
            </Button>
          }
        >
          92140603MA0KX1QY5 只有 17 位，应为 18 位。其余内容还在，改好再保存。
        </ErrorNote>
      </Sample>
      <Sample title="办成">
        <DoneNote
          title="已签字，10 户名单转入派发"
          actions={
            <>
              <Button size="small">看下一份</Button>
              <Button size="small">打印名单</Button>
            </>
          }
        >
          10:26，赵某。陈某会在待办里看到。接下来还有 1 份名单等您签字。
        </DoneNote>
      </Sample>
    </div>
  )
}

export function ReturnSample() {
  return (
    <Sample title="退回要写理由">
      <ChoiceCard name="decision" title="退回，重新抽取" checked onChoose={() => {}}>
        <Field
          label="退回理由"
          required
          help="会连同作废的名单一并公开"
          error="理由至少写 10 个字，说明哪一条不符合规定"
        >
          {(ids) => <Input.TextArea {...ids} rows={2} defaultValue="不合适" />}
        </Field>
      </ChoiceCard>
    </Sample>
  )
}

export function WordingSamples() {
  return (
    <Sample title="写法">
      <ul className="wording">
        {WORDING.map(([good, bad]) => (
          <li key={good}>
            <MetGlyph size={14} />
            {good}
            <UnmetGlyph size={14} />
            {bad}
          </li>
        ))}
      </ul>
    </Sample>
  )
}
