import { Button } from 'antd'
import { apiUrl } from '../../../api/client.ts'
import { EmptyState } from '../../../design/notes.tsx'
import { useIsKeeper } from '../keepers.tsx'

/** An empty directory, and the quickest way to fill it. */
export function NoTargets({ onImport }: { onImport: () => void }) {
  const isKeeper = useIsKeeper()
  return (
    <EmptyState
      title="名录库里还没有检查对象"
      actions={
        isKeeper && (
          <>
            <Button type="primary" onClick={onImport}>
              导入检查对象
            </Button>
            <Button href={apiUrl('/imports/template/targets.xlsx')}>下载导入模板</Button>
          </>
        )
      }
    >
      从许可台账导入最快，也可以逐个新增。没有对象就不能编方案、不能抽取
    </EmptyState>
  )
}
