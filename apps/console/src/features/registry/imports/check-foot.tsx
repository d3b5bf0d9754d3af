import { formatCount, type Import } from '@sunlot/contract'
import { Button, Popconfirm } from 'antd'
import { apiUrl } from '../../../api/client.ts'
import { MetGlyph, UnmetGlyph } from '../../../design/glyphs.tsx'

type CheckFootProps = {
  one: Import
  busy: boolean
  onExclude: () => void
  onConfirm: () => void
}

/** What stands between this sheet and the directory: nothing, or rows to mend or to leave out. */
export function CheckFoot({ one, busy, onExclude, onConfirm }: CheckFootProps) {
  const { errorRows, importable } = one.counts
  const rows = formatCount(errorRows)
  const verdict = importable === 0 && errorRows === 0 ? '没有可以导入的行' : `${formatCount(importable)} 行都可以导入`
  return (
    <footer className="import-foot">
      {errorRows > 0 && (
        <>
          <Button href={apiUrl(`/imports/${one.id}/errors.xlsx`)} disabled={busy}>
            下载错误文件（错处标红）
          </Button>
          <span className="note">按本表原样，多一列“要改什么”</span>
        </>
      )}
      <span className="import-verdict">
        {errorRows > 0 ? (
          <>
            <UnmetGlyph size={16} />
            <span>
              <b>还有 {rows} 行要改</b>，整表改好才能导入，不会只导一半
            </span>
          </>
        ) : (
          <>
            {importable > 0 ? <MetGlyph size={16} /> : <UnmetGlyph size={16} />}
            <b>{verdict}</b>
          </>
        )}
      </span>
      {errorRows > 0 && (
        <Popconfirm
          title={`这 ${rows} 行不进名录库，其余 ${formatCount(importable)} 行照常`}
          description="剔除记入全程留痕；这份表格里不能再找回来，可以先下载错误文件留底"
          okText={`剔除 ${rows} 行`}
          cancelText="先不剔除"
          placement="topRight"
          onConfirm={onExclude}
        >
          <Button disabled={busy}>剔除这 {rows} 行</Button>
        </Popconfirm>
      )}
      <Button type="primary" disabled={busy || errorRows > 0 || importable === 0} onClick={onConfirm}>
        确认导入
      </Button>
    </footer>
  )
}
