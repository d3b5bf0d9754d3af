import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

type PrintToolsProps = { taskId: string; title: string; children: ReactNode }

/** The line above a sheet that is not printed: the verb, how many copies, the way back. */
export function PrintTools({ taskId, title, children }: PrintToolsProps) {
  return (
    <div className="sheet-tools no-print">
      <title>{`${title} - 阳光抽查`}</title>
      <Button type="primary" onClick={() => window.print()}>
        打印
      </Button>
      <span>{children}</span>
      <Link to={`/tasks/${taskId}`}>回到任务</Link>
    </div>
  )
}
