import { formatCount, type Import } from '@sunlot/contract'
import { Button, Popconfirm } from 'antd'
import { apiUrl } from '../../../api/client.ts'
import { MetGlyph, UnmetGlyph } from '../../../design/glyphs.tsx'
import { IMPORT_WORDS } from './import-words.ts'
import type { useImportStep } from './imports.queries.ts'

type DryRunFooterProps = { one: Import; step: ReturnType<typeof useImportStep> }

/** What stands between the sheet and the directory, and the ways on: mend, leave out, write. */
export function DryRunFooter({ one, step }: DryRunFooterProps) {
  const { errorRows, importable, warnings } = one.counts
  const isReady = one.status === 'checked' && !step.isPending
  const wrong = formatCount(errorRows)
  return (
    <footer className="import-footer">
      {errorRows + warnings > 0 && (
        <>
          <Button disabled={!isReady} href={apiUrl(`/imports/${one.id}/errors.xlsx`)}>
            下载错误文件（错处标红）
          </Button>
          <span className="note">按本表原样，多一列“要改什么”</span>
        </>
      )}
      <span className="import-verdict">
        <Verdict one={one} />
      </span>
      {errorRows > 0 && (
        <Popconfirm
          title={`这 ${wrong} 行不进名录库，其余 ${formatCount(importable)} 行照常`}
          description="剔除记入全程留痕；这份文件里不能再找回，可先下载错误文件留底"
          okText={`剔除 ${wrong} 行`}
          cancelText="先不剔除"
          placement="topRight"
          onConfirm={() => step.mutate({ step: 'exclude' })}
        >
          <Button disabled={!isReady}>剔除这 {wrong} 行</Button>
        </Popconfirm>
      )}
      <Button
        type="primary"
        disabled={!isReady || errorRows > 0 || importable === 0}
        loading={step.isPending && step.variables.step === 'commit'}
        onClick={() => step.mutate({ step: 'commit' })}
      >
        确认导入
      </Button>
    </footer>
  )
}

function Verdict({ one: { kind, counts } }: { one: Import }) {
  const { unit } = IMPORT_WORDS[kind]
  if (counts.errorRows > 0) {
    return (
      <>
        <UnmetGlyph size={16} />
        <span>
          <b>还有 {formatCount(counts.errorRows)} 行要改</b>，整表改好才能导入，不会只导一半
        </span>
      </>
    )
  }
  if (counts.importable === 0) {
    return (
      <>
        <UnmetGlyph size={16} />
        <b>没有一行可以导入</b>
      </>
    )
  }
  return (
    <>
      <MetGlyph size={16} />
      <span>
        <b>没有要改的了</b>，新增 {formatCount(counts.created)} {unit}，更新 {formatCount(counts.updated)} {unit}
      </span>
    </>
  )
}
