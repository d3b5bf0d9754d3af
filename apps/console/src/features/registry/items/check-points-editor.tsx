import { type CheckPoint, EVIDENCE_KINDS, type EvidenceKind, type SubItem } from '@sunlot/contract'
import { Button, Checkbox, Input, InputNumber } from 'antd'
import { issueOf } from '../../../api/failure-note.tsx'
import { Field } from '../../../design/field.tsx'
import { Panel } from '../../../design/panel.tsx'
import type { SectionProps } from './item-form.rules.ts'
import { moved, replaced } from './ordered.ts'

const BLANK_POINT: CheckPoint = {
  text: '',
  standard: '',
  legalBasis: '',
  reading: null,
  evidence: [],
  compliant: '',
  noncompliant: '',
}
const EVIDENCE = Object.entries(EVIDENCE_KINDS).map(([value, label]) => ({ value: value as EvidenceKind, label }))

/** Sub-items and check points, written and put in order. */
export function CheckPointsEditor({ form, set, error, isFixed }: SectionProps) {
  const { subItems } = form
  const change = (next: readonly SubItem[]) => set({ subItems: [...next] })
  if (isFixed('subItems')) return null
  return (
    <Panel title="子项和检查要点" note="按检查的先后排；没有子项的，子项名称留空">
      {subItems.map((subItem, index) => (
        <SubItemEditor
          // Items of the list have no identity of their own but their place.
          key={index}
          subItem={subItem}
          place={index}
          count={subItems.length}
          error={error}
          onChange={(next) => change(replaced(subItems, index, next))}
          onMove={(by) => change(moved(subItems, index, by))}
          onRemove={() => change(subItems.filter((_, at) => at !== index))}
        />
      ))}
      <Button onClick={() => change([...subItems, { name: '', checkPoints: [BLANK_POINT] }])}>添加子项</Button>
    </Panel>
  )
}

type SubItemEditorProps = {
  subItem: SubItem
  place: number
  count: number
  error: unknown
  onChange: (subItem: SubItem) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function SubItemEditor({ subItem, place, count, error, onChange, onMove, onRemove }: SubItemEditorProps) {
  const { name, checkPoints } = subItem
  const change = (next: readonly CheckPoint[]) => onChange({ ...subItem, checkPoints: [...next] })
  return (
    <section className="sub-item-editor">
      <OrderTools title={`子项 ${place + 1}`} place={place} count={count} onMove={onMove} onRemove={onRemove} />
      <Field label="子项名称">
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={name}
            onChange={(event) => onChange({ ...subItem, name: event.target.value })}
          />
        )}
      </Field>
      {checkPoints.map((point, index) => (
        <PointEditor
          key={index}
          point={point}
          path={`subItems.${place}.checkPoints.${index}`}
          place={index}
          count={checkPoints.length}
          error={error}
          onChange={(next) => change(replaced(checkPoints, index, next))}
          onMove={(by) => change(moved(checkPoints, index, by))}
          onRemove={() => change(checkPoints.filter((_, at) => at !== index))}
        />
      ))}
      <Button size="small" onClick={() => change([...checkPoints, BLANK_POINT])}>
        添加检查要点
      </Button>
    </section>
  )
}

type PointEditorProps = Omit<SubItemEditorProps, 'subItem' | 'onChange'> & {
  point: CheckPoint
  /** Where the point stands in the item, for the fields a refusal names. */
  path: string
  onChange: (point: CheckPoint) => void
}

function PointEditor({ point, path, place, count, error, onChange, onMove, onRemove }: PointEditorProps) {
  const set = (part: Partial<CheckPoint>) => onChange({ ...point, ...part })
  const words = [
    { key: 'text', label: '检查什么', required: true, longest: 500 },
    { key: 'standard', label: '标准', longest: 500 },
    { key: 'compliant', label: '怎样算符合', longest: 300 },
    { key: 'noncompliant', label: '怎样算不符合', longest: 300 },
    { key: 'legalBasis', label: '依据', longest: 500 },
  ] as const
  return (
    <div className="point-editor">
      <OrderTools title={`要点 ${place + 1}`} place={place} count={count} onMove={onMove} onRemove={onRemove} />
      {words.map(({ key, label, longest, ...rest }) => (
        <Field key={key} label={label} {...rest} error={issueOf(error, `${path}.${key}`)}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={longest}
              value={point[key]}
              onChange={(event) => set({ [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <ReadingEditor point={point} path={path} error={error} onChange={set} />
      <Checkbox.Group
        aria-label="要取的证据"
        options={EVIDENCE}
        value={point.evidence}
        onChange={(evidence) => set({ evidence })}
      />
    </div>
  )
}

type ReadingEditorProps = Pick<PointEditorProps, 'point' | 'path' | 'error'> & {
  onChange: (part: Partial<CheckPoint>) => void
}

/** S3-03: what is measured, with its unit and the bounds within which it complies. */
function ReadingEditor({ point: { reading }, path, error, onChange }: ReadingEditorProps) {
  const bounds = [
    { key: 'min', label: '下限' },
    { key: 'max', label: '上限' },
  ] as const
  return (
    <>
      <Checkbox
        checked={reading !== null}
        onChange={(event) => onChange({ reading: event.target.checked ? { unit: '', min: null, max: null } : null })}
      >
        要读数或检测
      </Checkbox>
      {reading && (
        <div className="reading-line">
          <Field label="单位" required error={issueOf(error, `${path}.reading.unit`)}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={20}
                value={reading.unit}
                onChange={(event) => onChange({ reading: { ...reading, unit: event.target.value } })}
              />
            )}
          </Field>
          {bounds.map(({ key, label }) => (
            <Field key={key} label={label} error={issueOf(error, `${path}.reading.${key}`)}>
              {(ids) => (
                <InputNumber
                  {...ids}
                  value={reading[key]}
                  onChange={(value) => onChange({ reading: { ...reading, [key]: value } })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </>
  )
}

type OrderToolsProps = Pick<SubItemEditorProps, 'place' | 'count' | 'onMove' | 'onRemove'> & { title: string }

function OrderTools({ title, place, count, onMove, onRemove }: OrderToolsProps) {
  return (
    <div className="point-tools">
      <b>{title}</b>
      <Button size="small" disabled={place === 0} aria-label={`${title}上移`} onClick={() => onMove(-1)}>
        上移
      </Button>
      <Button size="small" disabled={place === count - 1} aria-label={`${title}下移`} onClick={() => onMove(1)}>
        下移
      </Button>
      <Button size="small" aria-label={`去掉${title}`} onClick={onRemove}>
        去掉
      </Button>
    </div>
  )
}
