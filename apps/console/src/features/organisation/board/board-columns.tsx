import { DUTY_LIGHTS, type DutyCard, type DutyLight, type DutyPart, formatDate } from '@sunlot/contract'
import { StateMark, type StateTone } from '../../../design/state-mark.tsx'
import type { DataColumn } from '../../../design/table/columns.tsx'
import { OwnClauseTag } from '../own-clause-tag.tsx'

const TONES: Readonly<Record<DutyLight, StateTone>> = {
  late: 'bad',
  dueSoon: 'soon',
  open: 'now',
  untimed: 'later',
  doneLate: 'good',
  done: 'good',
}

/** The columns of the board; the first is the name and opens the card. */
export function columnsOf({
  today,
  onOpen,
}: {
  today: string
  onOpen: (id: string) => void
}): readonly DataColumn<DutyCard>[] {
  return [
    {
      key: 'text',
      title: '任务',
      render: ({ id, text }) => (
        <button type="button" className="link-button" onClick={() => onOpen(id)}>
          {text}
        </button>
      ),
    },
    {
      key: 'clause',
      title: '条款',
      width: 90,
      sortable: true,
      render: ({ clause }) => <OwnClauseTag id={clause} solo />,
    },
    { key: 'lead', title: '牵头', width: 170, render: (card) => unitsOf(card, 'lead') },
    { key: 'participating', title: '配合', width: 160, render: (card) => unitsOf(card, 'participating') || '—' },
    {
      key: 'dueOn',
      title: '完成时限',
      width: 120,
      sortable: true,
      render: ({ dueOn }) => (dueOn ? formatDate(dueOn, today) : '不计时'),
    },
    { key: 'light', title: '状态', width: 110, render: ({ light }) => <Light light={light} /> },
    {
      key: 'closed',
      title: '办结',
      width: 150,
      render: ({ closed }) => (closed ? `${formatDate(closed.on, today)} ${closed.by}` : '—'),
    },
  ]
}

/** Light of a card: glyph, word and colour. */
export function Light({ light }: { light: DutyLight }) {
  return <StateMark tone={TONES[light]}>{DUTY_LIGHTS[light]}</StateMark>
}

export function unitsOf({ units }: DutyCard, part: DutyPart): string {
  return units
    .filter((unit) => unit.part === part)
    .map(({ unit }) => unit)
    .join('、')
}
