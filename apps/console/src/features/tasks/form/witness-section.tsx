import { Input, InputNumber } from 'antd'
import { Field } from '../../../design/field.tsx'
import { UnmetGlyph } from '../../../design/glyphs.tsx'
import { Panel } from '../../../design/panel.tsx'
import type { SectionProps } from './task-form.rules.ts'

const WITNESSES_MOST = 9

/** 见证人: who is asked to the draw and puts dice in (S4-07, S3-18). */
export function WitnessSection({ form, set, faults }: SectionProps) {
  const { witnesses } = form
  function change(index: number, part: { organ?: string; name?: string }): void {
    set({ witnesses: witnesses.map((one, i) => (i === index ? { ...one, ...part } : one)) })
  }
  return (
    <Panel title="见证人" note="到场签到，当众掷骰；单位和姓名写进抽取记录并公开">
      <ul className="witness-rows">
        {witnesses.map(({ organ, name }, index) => {
          const fault = faults[`witnesses.${index}`]
          return (
            <li key={index}>
              <Input
                aria-label={`第 ${index + 1} 位见证人的单位`}
                aria-invalid={Boolean(fault) && organ.trim() === ''}
                placeholder="单位，例：第七纪检组"
                maxLength={50}
                value={organ}
                onChange={({ target }) => change(index, { organ: target.value })}
              />
              <Input
                aria-label={`第 ${index + 1} 位见证人的姓名`}
                aria-invalid={Boolean(fault) && name.trim() === ''}
                placeholder="姓名"
                maxLength={30}
                value={name}
                onChange={({ target }) => change(index, { name: target.value })}
              />
              <button
                type="button"
                className="link-button quiet"
                aria-label={`删去第 ${index + 1} 位见证人`}
                onClick={() => set({ witnesses: witnesses.filter((_, i) => i !== index) })}
              >
                删去
              </button>
              {fault && (
                <p className="row-fault">
                  <UnmetGlyph size={16} /> {fault}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {witnesses.length < WITNESSES_MOST && (
        <button
          type="button"
          className="link-button"
          onClick={() => set({ witnesses: [...witnesses, { organ: '', name: '' }] })}
        >
          加一位见证人
        </button>
      )}
      <div className="form-pair form-gap">
        <Field label="至少几名掷骰才能揭晓">
          {(ids) => (
            <InputNumber
              {...ids}
              min={1}
              max={WITNESSES_MOST}
              precision={0}
              value={form.minWitness}
              onChange={(minWitness) => set({ minWitness: minWitness ?? 1 })}
            />
          )}
        </Field>
      </div>
    </Panel>
  )
}
