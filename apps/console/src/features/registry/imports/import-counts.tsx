import { formatCount, type Import } from '@sunlot/contract'
import { IMPORT_WORDS } from './import-words.ts'

/** What the dry run found, in five numbers; rows that were left out make a sixth. */
export function ImportCounts({ kind, counts }: Pick<Import, 'kind' | 'counts'>) {
  return (
    <dl className="import-counts">
      <Count label="读到" count={counts.read} unit="行" />
      <Count label="可以导入" count={counts.importable} unit="行" tone="good" />
      <Count label={IMPORT_WORDS[kind].merged} count={counts.merged} unit="行" />
      <Count
        label="有错要改"
        count={counts.errorRows}
        unit={counts.errorRows > 0 ? `行，共 ${formatCount(counts.errorCells)} 处` : '行'}
        tone="bad"
      />
      {counts.excluded > 0 && <Count label="已剔除" count={counts.excluded} unit="行" />}
      <Count label="提醒" count={counts.warnings} unit="处" tone="soon" />
    </dl>
  )
}

type CountProps = { label: string; count: number; unit: string; tone?: 'good' | 'bad' | 'soon' }

function Count({ label, count, unit, tone }: CountProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b className={count > 0 && tone ? `import-count-${tone}` : undefined}>{formatCount(count)}</b> {unit}
      </dd>
    </div>
  )
}
