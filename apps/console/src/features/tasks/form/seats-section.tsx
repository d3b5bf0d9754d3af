import { type Seat, SeatSchema } from '@sunlot/contract'
import { Checkbox, InputNumber, Select } from 'antd'
import { Field } from '../../../design/field.tsx'
import { Panel } from '../../../design/panel.tsx'
import { missingDomains, type SectionProps } from './task-form.rules.ts'

const SEAT_OPTIONS = SeatSchema.shape.name.options.map((name) => ({ value: name, label: name }))
const SEATS_MOST = 9

/** 检查人员席位: who goes to one visit, and how many people fit each seat now (S4-04, S0-09). */
export function SeatsSection({ form, set, options, preview }: SectionProps) {
  const { seats } = form
  function change(index: number, part: Partial<Seat>): void {
    set({ seats: seats.map((one, i) => (i === index ? { ...one, ...part } : one)) })
  }
  const domains = missingDomains(form, options)
  return (
    <Panel
      title="检查人员席位"
      note={preview && `每户 ${preview.crew.seats} 名，${preview.people} 名可以派，人员随机选派`}
      flush
    >
      <table className="plain-table seats-table">
        <thead>
          <tr>
            <th scope="col">席位</th>
            <th scope="col">条件</th>
            <th scope="col">科室、专长</th>
            <th scope="col" className="num">
              可派（名）
            </th>
            <th scope="col">
              <span className="visually-hidden">删去</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {seats.map((seat, index) => (
            <SeatRow
              key={index}
              number={index + 1}
              seat={seat}
              offices={options.offices}
              marks={options.inspectorTags ?? []}
              people={preview?.seats[index]?.people}
              onChange={(part) => change(index, part)}
              {...(seats.length > 1 && { onRemove: () => set({ seats: seats.filter((_, i) => i !== index) }) })}
            />
          ))}
        </tbody>
      </table>
      {domains.length > 0 && (
        <p className="note seats-note">
          所选事项属于{domains.join('、')}，可以只从这条业务线的人员里选派：
          <button
            type="button"
            className="link-button"
            onClick={() =>
              set({ seats: seats.map((seat) => ({ ...seat, tags: [...new Set([...(seat.tags ?? []), ...domains])] })) })
            }
          >
            各席位都要求{domains.join('或')}
          </button>
        </p>
      )}
      <div className="strata-foot">
        {seats.length < SEATS_MOST && (
          <button
            type="button"
            className="link-button"
            onClick={() =>
              set({
                seats: [...seats, { name: '组员', certified: true, expert: false, offices: [], optional: false }],
              })
            }
          >
            加一个席位
          </button>
        )}
        <div className="form-pair">
          <Field label="一组最多检查几户" help="同一所在地的算相邻；1 为每户一组">
            {(ids) => (
              <InputNumber
                {...ids}
                min={1}
                max={50}
                precision={0}
                value={form.groupMax}
                onChange={(groupMax) => set({ groupMax: groupMax ?? 1 })}
              />
            )}
          </Field>
          <Field label="每人最多检查几户" help="空着为不限">
            {(ids) => (
              <InputNumber
                {...ids}
                min={1}
                precision={0}
                placeholder="不限"
                value={form.visitsPerPerson}
                onChange={(visitsPerPerson) => set({ visitsPerPerson })}
              />
            )}
          </Field>
        </div>
      </div>
    </Panel>
  )
}

type SeatRowProps = {
  number: number
  seat: Seat
  offices: readonly string[]
  /** 职能、专长、业务线 in use (S2-07). */
  marks: readonly string[]
  people: number | undefined
  onChange: (part: Partial<Seat>) => void
  /** Missing for the only seat. */
  onRemove?: () => void
}

function SeatRow({ number, seat, offices, marks, people, onChange, onRemove }: SeatRowProps) {
  const label = `第 ${number} 席`
  return (
    <tr>
      <td>
        <Select
          aria-label={`${label}的名称`}
          size="small"
          value={seat.name}
          options={SEAT_OPTIONS}
          onChange={(name) => onChange({ name, expert: name === '专家', certified: name !== '专家' })}
        />
      </td>
      <td className="seat-conditions">
        <Checkbox checked={seat.certified} onChange={({ target }) => onChange({ certified: target.checked })}>
          持证有效
        </Checkbox>
        <Checkbox checked={seat.expert} onChange={({ target }) => onChange({ expert: target.checked })}>
          专业技术人员
        </Checkbox>
        <Checkbox checked={seat.optional} onChange={({ target }) => onChange({ optional: target.checked })}>
          可以空缺
        </Checkbox>
      </td>
      <td>
        <Select
          aria-label={`${label}的科室`}
          size="small"
          mode="multiple"
          placeholder="不限"
          value={seat.offices}
          options={offices.map((office) => ({ value: office, label: office }))}
          onChange={(chosen) => onChange({ offices: chosen })}
        />
        {marks.length > 0 && (
          <Select
            aria-label={`${label}的职能、专长`}
            size="small"
            mode="multiple"
            placeholder="职能、专长不限"
            value={seat.tags ?? []}
            options={marks.map((mark) => ({ value: mark, label: mark }))}
            onChange={(tags) => onChange({ tags })}
          />
        )}
      </td>
      <td className={people === 0 && !seat.optional ? 'num seat-empty' : 'num'}>
        {people === undefined ? '—' : people === 0 ? '0，没有人' : people}
      </td>
      <td className="num">
        {onRemove && (
          <button type="button" className="link-button quiet" aria-label={`删去${label}`} onClick={onRemove}>
            删去
          </button>
        )}
      </td>
    </tr>
  )
}
