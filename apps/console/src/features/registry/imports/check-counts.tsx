import { formatCount, type Import } from '@sunlot/contract'

/** What the dry run found, in rows; errors also in cells. */
export function CheckCounts({ kind, counts }: Pick<Import, 'kind' | 'counts'>) {
  const { read, importable, merged, excluded, errorRows, errorCells, warnings } = counts
  return (
    <dl className="check-counts">
      <Count name="读到" count={read} unit="行" />
      <Count name="可以导入" count={importable} unit="行" tone="good" />
      <Count name={kind === 'inspectors' ? '同一人合并' : '同一户合并'} count={merged} unit="行" />
      {excluded > 0 && <Count name="已剔除" count={excluded} unit="行" />}
      <Count
        name="有错要改"
        count={errorRows}
        unit={errorRows > 0 ? `行，共 ${formatCount(errorCells)} 处` : '行'}
        tone="bad"
      />
      <Count name="提醒" count={warnings} unit="处" tone="soon" />
    </dl>
  )
}

type CountProps = { name: string; count: number; unit: string; tone?: 'good' | 'bad' | 'soon' }

function Count({ name, count, unit, tone }: CountProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b className={tone && count > 0 ? `count-${tone}` : undefined}>{formatCount(count)}</b> {unit}
      </dd>
    </div>
  )
}
