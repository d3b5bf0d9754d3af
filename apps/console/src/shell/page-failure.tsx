import { Button } from 'antd'
import { ErrorNote } from '../design/notes.tsx'

/** Stands in for a page that broke or could not be loaded; the rest of the screen goes on working. */
export function PageFailure() {
  return (
    <ErrorNote
      title="这一页没有打开"
      actions={
        <Button type="primary" onClick={() => window.location.reload()}>
          重新打开
        </Button>
      }
    >
      系统可能刚刚更新过。已经保存的内容都在，重新打开这一页即可
    </ErrorNote>
  )
}
