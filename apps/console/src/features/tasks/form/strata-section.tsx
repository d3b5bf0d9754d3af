import { formatCount, formatPercent, RISK_CLASSES, ROUNDINGS, type Stratum } from '@sunlot/contract'
import { InputNumber, Select } from 'antd'
import { ClauseTag } from '../../../design/clause-tag.tsx'
import { Field } from '../../../design/field.tsx'
import { MetGlyph, UnmetGlyph } from '../../../design/glyphs.tsx'
import { Panel } from '../../../design/panel.tsx'
import { layerName, percentOf, rateOf, sayQuota } from '../task-words.ts'
import { RatioRuling } from './ratio-ruling.tsx'
import { type SectionProps, withRaised } from './task-form.rules.ts'

const UNCLASSED = ''
const CLASS_OPTIONS = [
  ...Object.entries(RISK_CLASSES).map(([value, label]) => ({ value, label: `${value} ${label}` })),
  { value: UNCLASSED, label: '未分级' },
]
const ROUNDING_OPTIONS = (Object.keys(ROUNDINGS) as (keyof typeof ROUNDINGS)[]).map((value) => ({
  value,
  label: ROUNDINGS[value],
}))
const LAYERS_MOST = 9

/** 分层与比例: risk classes, share and rounding, with what each layer would give (S1-28, B-05). */
export function StrataSection(props: SectionProps) {
  const { form, set, faults, options, preview } = props
  const { strata } = form
  function change(index: number, part: Partial<Stratum>): void {
    set({ strata: strata.map((one, i) => (i === index ? { ...one, ...part } : one)) })
  }
  return (
    <Panel title="分层与比例" note="公开时只写第几层，不写风险类别" flush>
      <table className="plain-table strata-table">
        <thead>
          <tr>
            <th scope="col">层</th>
            <th scope="col">风险类别</th>
            <th scope="col">抽取比例</th>
            <th scope="col">最少（户）</th>
            <th scope="col">最多（户）</th>
            <th scope="col" className="num">
              参加（户）
            </th>
            <th scope="col" className="num">
              应抽（户）
            </th>
            <th scope="col">
              <span className="visually-hidden">删去</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {strata.map((stratum, index) => (
            <StratumRow
              key={index}
              name={layerName(index)}
              stratum={stratum}
              raisedBy={stratum.raised ? options.raisedBy : null}
              counts={preview?.strata[index]}
              fault={faults[`strata.${index}`]}
              onChange={(part) => change(index, part)}
              {...(strata.length > 1 && { onRemove: () => set({ strata: strata.filter((_, i) => i !== index) }) })}
            />
          ))}
          <tr className="totals-row">
            <th scope="row" colSpan={5}>
              合计
            </th>
            <td className="num">{preview ? formatCount(preview.eligible) : '—'}</td>
            <td className="num">
              <b>{preview ? formatCount(preview.quota) : '—'}</b>
            </td>
            <td className="num note">
              {preview && preview.size > 0 ? formatPercent(preview.quota / preview.size) : '—'}
            </td>
          </tr>
        </tbody>
      </table>
      <div className="strata-foot">
        {strata.length < LAYERS_MOST && (
          <button
            type="button"
            className="link-button"
            onClick={() => set({ strata: [...strata, { riskClasses: [], rate: [5, 100], min: null, max: null }] })}
          >
            加一层
          </button>
        )}
        {options.raisedBy && strata.length < LAYERS_MOST && !strata.some(({ raised }) => raised) && (
          <button type="button" className="link-button" onClick={() => set({ strata: withRaised(strata) })}>
            加一层须加大抽查力度的对象
          </button>
        )}
        <Floor {...props} />
        <RatioRuling {...props} />
        <Field label="户数不是整数时">
          {(ids) => (
            <Select
              {...ids}
              value={form.rounding}
              options={ROUNDING_OPTIONS}
              onChange={(rounding) => set({ rounding })}
            />
          )}
        </Field>
      </div>
    </Panel>
  )
}

type StratumRowProps = {
  name: string
  stratum: Stratum
  /** The clause that wants these targets checked more; null in a layer of all others. */
  raisedBy: string | null
  counts: { eligible: number; quota: number } | undefined
  fault: string | undefined
  onChange: (part: Partial<Stratum>) => void
  /** Missing for the only layer. */
  onRemove?: () => void
}

function StratumRow({ name, stratum, raisedBy, counts, fault, onChange, onRemove }: StratumRowProps) {
  const { riskClasses, rate, min, max } = stratum
  return (
    <>
      <tr className={fault ? 'row-faulty' : undefined}>
        <th scope="row">{name}</th>
        <td>
          {raisedBy && (
            <p className="stratum-raised">
              须加大抽查力度的 <ClauseTag id={raisedBy} solo />
            </p>
          )}
          <Select
            aria-label={`${name}的风险类别`}
            aria-invalid={Boolean(fault)}
            mode="multiple"
            size="small"
            value={riskClasses.map((one) => one ?? UNCLASSED)}
            options={CLASS_OPTIONS}
            labelRender={({ value }) => value || '未分级'}
            onChange={(values) => onChange({ riskClasses: values.map((one) => (one === UNCLASSED ? null : one)) })}
          />
        </td>
        <td>
          <InputNumber
            aria-label={`${name}的抽取比例`}
            size="small"
            min={0}
            precision={2}
            // At run time a text with two decimals.
            formatter={(value) => (value === undefined ? '' : `${Number.parseFloat(`${value}`)}`)}
            suffix="%"
            value={percentOf(rate)}
            onChange={(percent) => onChange({ rate: rateOf(percent ?? 0) })}
          />
        </td>
        <td>
          <Bound label={`${name}最少户数`} value={min} onChange={(value) => onChange({ min: value })} />
        </td>
        <td>
          <Bound label={`${name}最多户数`} value={max} onChange={(value) => onChange({ max: value })} />
        </td>
        <td className="num">{counts ? formatCount(counts.eligible) : '—'}</td>
        <td className="num">{counts ? formatCount(counts.quota) : '—'}</td>
        <td className="num">
          {onRemove && (
            <button type="button" className="link-button quiet" aria-label={`删去${name}`} onClick={onRemove}>
              删去
            </button>
          )}
        </td>
      </tr>
      {fault && (
        <tr>
          <td colSpan={8} className="row-fault">
            <UnmetGlyph size={16} /> {fault}
          </td>
        </tr>
      )}
    </>
  )
}

type BoundProps = { label: string; value: number | null; onChange: (value: number | null) => void }

function Bound({ label, value, onChange }: BoundProps) {
  return (
    <InputNumber
      aria-label={label}
      size="small"
      min={0}
      precision={0}
      placeholder="不限"
      value={value}
      onChange={onChange}
    />
  )
}

/** The quota beside the least share that the bureau's notice asks for. */
function Floor({ options: { floor }, preview }: SectionProps) {
  const [numerator, denominator] = floor.share
  const share = formatPercent(numerator / denominator)
  if (!preview) {
    return <p className="note">选好抽查事项，分层和时间没有错，这里就算出每层应抽多少户</p>
  }
  if (preview.unplaced > 0) {
    return (
      <p className="form-verdict">
        <UnmetGlyph size={16} /> {formatCount(preview.unplaced)} 户的风险类别不在任何一层，请给它们归一层
      </p>
    )
  }
  const said = `应抽 ${sayQuota(preview.quota, preview.size)}`
  if (floor.per === 'year') {
    return (
      <p className="form-verdict">
        {said}；全年不低于 {share} <ClauseTag id={floor.clause} />
      </p>
    )
  }
  const due = Math.ceil((preview.size * numerator) / denominator)
  const isMet = preview.quota >= due
  return (
    <p className="form-verdict">
      {isMet ? <MetGlyph size={16} /> : <UnmetGlyph size={16} />} {said}；不低于名录库的 {share}，即 {formatCount(due)}{' '}
      户{isMet ? '' : `，还差 ${formatCount(due - preview.quota)} 户`} <ClauseTag id={floor.clause} />
    </p>
  )
}
