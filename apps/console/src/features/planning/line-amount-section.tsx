import { describeFrequency, formatShare, FREQUENCY_UNITS, type PlanFrequency, type PlanRate } from '@sunlot/contract'
import { Input, InputNumber, Radio, Select } from 'antd'
import { ClauseTag } from '../../design/clause-tag.tsx'
import { Field } from '../../design/field.tsx'
import { Panel } from '../../design/panel.tsx'
import { RiskLetter } from '../../design/risk-letter.tsx'
import {
  kindOfRate,
  type LineSectionProps,
  percentOf,
  RATE_KINDS,
  type RateKind,
  rateOfKind,
  shareOf,
  withRate,
} from './line-form.rules.ts'

const KIND_OPTIONS = Object.entries(RATE_KINDS).map(([value, label]) => ({ value, label }))
const BOUND_OPTIONS = [
  { value: '>=', label: '不低于' },
  { value: '=', label: '等于' },
  { value: '<=', label: '不超过' },
]
const UNIT_OPTIONS = Object.entries(FREQUENCY_UNITS).map(([value, label]) => ({ value, label: `每${label}` }))

/** 比例和频次: how many of the base, how often. */
export function AmountSection({ line: { amount }, set, options, missing }: LineSectionProps) {
  const { rate, frequency } = amount
  const share: [number, number] = [options.floor.share[0], options.floor.share[1]]
  const setRate = (next: PlanRate | null) => set({ amount: withRate(amount, next) })
  return (
    <Panel title="三、比例和频次" note={missing.includes('amount') ? '还没有写' : undefined}>
      <div className="form-pair">
        <Field label="抽查基数（户）" help="公布的对象总数；不写按名录库算">
          {(ids) => (
            <InputNumber
              {...ids}
              min={0}
              precision={0}
              value={amount.base}
              onChange={(base) => set({ amount: { ...amount, base, baseText: '' } })}
            />
          )}
        </Field>
        <Field label="怎样定数">
          {({ id, ...ids }) => (
            <Radio.Group
              id={id}
              {...ids}
              options={KIND_OPTIONS}
              value={kindOfRate(rate)}
              onChange={({ target }) => setRate(rateOfKind(target.value as RateKind, share))}
            />
          )}
        </Field>
      </div>
      <RateFields rate={rate} onChange={setRate} text={amount.rateText} />
      {!rate && (
        <Field label="比例或户数" help="例：以联合牵头抽查数为准。写成文字的不参加测算">
          {(ids) => (
            <Input
              {...ids}
              maxLength={200}
              value={amount.rateText}
              onChange={({ target }) => set({ amount: { ...amount, rateText: target.value } })}
            />
          )}
        </Field>
      )}
      <p className="note line-rule">
        细则规定不低于 {formatShare(share)} <ClauseTag id={options.floor.clause} solo />
        {options.rounds && (
          <>
            ，每年不少于 {options.rounds.value} 次 <ClauseTag id={options.rounds.clause} solo />
          </>
        )}
      </p>
      <FrequencyFields
        frequency={frequency}
        text={amount.frequencyText}
        onChange={(next) =>
          set({
            amount: {
              ...amount,
              frequency: next,
              frequencyText: next ? describeFrequency(next) : amount.frequencyText,
            },
          })
        }
        onText={(frequencyText) => set({ amount: { ...amount, frequencyText } })}
      />
    </Panel>
  )
}

type RateFieldsProps = { rate: PlanRate | null; text: string; onChange: (rate: PlanRate) => void }

function RateFields({ rate, text, onChange }: RateFieldsProps) {
  if (!rate) return null
  if (rate.bound === 'range') return <p className="note">计划表写的是“{text}”，要改请重选“怎样定数”</p>
  if (rate.classes.length > 0) {
    return (
      <div className="form-pair">
        {rate.classes.map(({ riskClass, share }, index) => (
          <Field key={riskClass} label={`${riskClass} 类抽取比例（%）`} help={<RiskLetter risk={riskClass} />}>
            {(ids) => (
              <InputNumber
                {...ids}
                min={0}
                max={100}
                value={percentOf(share)}
                onChange={(percent) =>
                  onChange({
                    ...rate,
                    classes: rate.classes.map((one, i) =>
                      i === index ? { ...one, share: shareOf(percent ?? 0) } : one,
                    ),
                  })
                }
              />
            )}
          </Field>
        ))}
      </div>
    )
  }
  const isShare = rate.count === null
  return (
    <div className="form-pair">
      <Field label="要求">
        {(ids) => (
          <Select
            {...ids}
            value={rate.bound}
            options={BOUND_OPTIONS}
            onChange={(bound) => onChange({ ...rate, bound })}
          />
        )}
      </Field>
      <Field label={isShare ? '比例（%）' : '户数'}>
        {(ids) => (
          <InputNumber
            {...ids}
            min={0}
            {...(isShare && { max: 100 })}
            value={isShare ? percentOf(rate.share) : rate.count}
            onChange={(value) =>
              onChange(isShare ? { ...rate, share: shareOf(value ?? 0) } : { ...rate, count: Math.round(value ?? 0) })
            }
          />
        )}
      </Field>
    </div>
  )
}

type FrequencyFieldsProps = {
  frequency: PlanFrequency | null
  text: string
  onChange: (frequency: PlanFrequency | null) => void
  onText: (text: string) => void
}

function FrequencyFields({ frequency, text, onChange, onText }: FrequencyFieldsProps) {
  const value: PlanFrequency = frequency ?? { bound: '=', times: null, timesMax: null, per: 'year', perTargetMax: null }
  return (
    <div className="form-pair">
      <Field label="抽查频次">
        {(ids) => (
          <Select {...ids} value={value.per} options={UNIT_OPTIONS} onChange={(per) => onChange({ ...value, per })} />
        )}
      </Field>
      <Field label="几次">
        {(ids) => (
          <InputNumber
            {...ids}
            min={1}
            max={366}
            precision={0}
            value={value.times}
            onChange={(times) => onChange({ ...value, times })}
          />
        )}
      </Field>
      <Field label="同一对象每年至多（次）" help="空着为不限">
        {(ids) => (
          <InputNumber
            {...ids}
            min={1}
            max={366}
            precision={0}
            value={value.perTargetMax}
            onChange={(perTargetMax) => onChange({ ...value, perTargetMax })}
          />
        )}
      </Field>
      <Field label="频次的写法" help="公示时照此">
        {(ids) => <Input {...ids} maxLength={200} value={text} onChange={({ target }) => onText(target.value)} />}
      </Field>
    </div>
  )
}
