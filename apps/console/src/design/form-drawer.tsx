import { Button, Drawer } from 'antd'
import { type FormEvent, type ReactNode, useId } from 'react'

type FormDrawerProps = {
  title: string
  /** Verb on the solid button: `保存`, `新增账号`. */
  verb: string
  saving: boolean
  canSave?: boolean
  onSave: () => void
  onClose: () => void
  /** The refusal, if there was one. */
  failure?: ReactNode
  children: ReactNode
}

/** A short form in a drawer: one column, verb and 不保存，关闭 at the bottom; Esc closes. */
export function FormDrawer({
  title,
  verb,
  saving,
  canSave = true,
  onSave,
  onClose,
  failure,
  children,
}: FormDrawerProps) {
  const formId = useId()
  function submit(event: FormEvent): void {
    event.preventDefault()
    onSave()
  }
  return (
    <Drawer
      open
      title={title}
      size={480}
      onClose={onClose}
      footer={
        <div className="drawer-actions">
          <Button onClick={onClose}>不保存，关闭</Button>
          <Button type="primary" htmlType="submit" form={formId} loading={saving} disabled={!canSave}>
            {verb}
          </Button>
        </div>
      }
    >
      <form id={formId} onSubmit={submit}>
        {children}
      </form>
      {failure}
    </Drawer>
  )
}
