import { type CheckPoint, EVIDENCE_KINDS, hasCriteria, readingText, type SubItem } from '@sunlot/contract'
import { NoteGlyph } from '../../../design/glyphs.tsx'
import { Panel } from '../../../design/panel.tsx'

/** 子项和检查要点: what is looked at on the spot, with the criteria by which all judge alike (S2-18). */
export function CheckPointsPanel({ subItems }: { subItems: readonly SubItem[] }) {
  const points = subItems.flatMap(({ checkPoints }) => checkPoints)
  const lacking = points.filter((point) => !hasCriteria(point)).length
  return (
    <Panel
      title="子项和检查要点"
      note={points.length > 0 ? `${subItems.length} 个子项，${points.length} 条要点` : undefined}
      flush
    >
      {subItems.length === 0 && (
        <p className="note panel-none">还没有检查要点。写明标准和认定办法，各人查出的结果才一致</p>
      )}
      {lacking > 0 && (
        <p className="points-lacking">
          <NoteGlyph size={16} />
          {lacking} 条要点没有认定标准
        </p>
      )}
      {subItems.map(({ name, checkPoints }, index) => (
        <section key={`${name}${index}`} className="sub-item">
          {name && <h3>{name}</h3>}
          <ol>
            {checkPoints.map((point, place) => (
              <Point key={`${point.text}${place}`} point={point} />
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  )
}

function Point({ point }: { point: CheckPoint }) {
  const { text, standard, legalBasis, reading, evidence, compliant, noncompliant } = point
  const facts = [
    ['标准', standard],
    ['读数', reading ? readingText(reading) : ''],
    ['符合', compliant],
    ['不符合', noncompliant],
    ['取证', evidence.map((kind) => EVIDENCE_KINDS[kind]).join('、')],
    ['依据', legalBasis],
  ] as const
  return (
    <li>
      <p>{text}</p>
      <dl className="point-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </li>
  )
}
