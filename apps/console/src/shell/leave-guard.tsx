import { Button, Modal } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { hasUnsaved } from '../design/unsaved.ts'

/** Asks before a link, the back button or a reload throws away what is typed; tabs and filters of the same page do not. */
export function LeaveGuard() {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => hasUnsaved() && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    function ask(event: BeforeUnloadEvent): void {
      if (hasUnsaved()) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [])
  if (blocker.state !== 'blocked') return null
  return (
    <Modal
      open
      width={420}
      title="填写的内容还没有保存"
      onCancel={() => blocker.reset()}
      footer={
        <>
          <Button onClick={() => blocker.proceed()}>不保存，离开</Button>
          <Button type="primary" onClick={() => blocker.reset()}>
            留在本页
          </Button>
        </>
      }
    >
      离开本页，这些内容就没有了。
    </Modal>
  )
}
