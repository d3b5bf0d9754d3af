import { Button, Drawer } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useUnsaved } from './unsaved.ts'

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

/** A short form in a drawer: one column, verb and 不保存，关闭 at the bottom; Esc closes as long as nothing is typed. */
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
  const { type, isTyped } = useUnsaved(saving)
  const [warned, setWarned] = useState(false)
  function submit(event: FormEvent): void {
    event.preventDefault()
    onSave()
  }
  return (
    <Drawer
      open
      title={title}
      size={480}
      onClose={() => (isTyped() ? setWarned(true) : onClose())}
      footer={
        <div className="drawer-actions">
          {warned && <output className="note">填写的内容还没有保存</output>}
          <Button onClick={onClose}>不保存，关闭</Button>
          <Button type="primary" htmlType="submit" form={formId} loading={saving} disabled={!canSave}>
            {verb}
          </Button>
        </div>
      }
    >
      <form id={formId} onInput={type} onChange={type} onSubmit={submit}>
        {children}
      </form>
      {failure}
    </Drawer>
  )
}
