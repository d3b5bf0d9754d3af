import { Button, Modal } from 'antd'

type LeaveDialogProps = { onLeave: () => void; onStay: () => void }

/** The question before typed content is thrown away. */
export function LeaveDialog({ onLeave, onStay }: LeaveDialogProps) {
  return (
    <Modal
      open
      width={420}
      title="填写的内容还没有保存"
      onCancel={onStay}
      footer={
        <>
          <Button onClick={onLeave}>不保存，离开</Button>
          <Button type="primary" onClick={onStay}>
            留在本页
          </Button>
        </>
      }
    >
      离开本页，这些内容就没有了。
    </Modal>
  )
}
