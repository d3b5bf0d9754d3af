import type { PolicyChange, PolicyVersion } from '@sunlot/contract'
import { Input, Upload } from 'antd'
import { useState } from 'react'
import { command } from '../../api/client.ts'
import { FailureNote, issueOf } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { CivilDatePicker } from '../../design/civil-date-picker.tsx'
import { useVersionSave } from './use-version-save.ts'

/** First day, reason, and the 实施细则 as a document that belongs to this version (S4-02). */
export function HeadingDrawer({ version, onClose }: { version: PolicyVersion; onClose: () => void }) {
  const [heading, setHeading] = useState<Partial<PolicyChange>>({})
  const [file, setFile] = useState<File>()
  const shown = { ...version, ...heading }
  const save = useVersionSave(version, onClose)
  const set = (change: Partial<PolicyChange>) => setHeading({ ...heading, ...change })

  async function upload(): Promise<void> {
    if (!file) return
    const form = new FormData()
    form.append('file', file)
    await command('POST', `/policy-versions/${version.id}/document`, form)
  }
  return (
    <FormDrawer
      title="施行日期和实施细则文件"
      verb="保存"
      saving={save.isPending}
      onSave={() => save.mutate({ change: heading, after: upload })}
      onClose={onClose}
      failure={<FailureNote error={save.error} what="没有保存" />}
    >
      <Field label="施行日期" required help="最早是公布的第二天" error={issueOf(save.error, 'effectiveFrom')}>
        {(ids) => (
          <CivilDatePicker
            ids={ids}
            value={shown.effectiveFrom}
            placeholder="选择日期"
            onChange={(effectiveFrom) => set({ effectiveFrom })}
          />
        )}
      </Field>
      <Field label="实施细则名称" required>
        {(ids) => (
          <Input
            {...ids}
            maxLength={200}
            value={shown.documentTitle}
            onChange={({ target }) => set({ documentTitle: target.value })}
          />
        )}
      </Field>
      <Field label="文号">
        {(ids) => (
          <Input
            {...ids}
            maxLength={80}
            value={shown.documentNo}
            onChange={({ target }) => set({ documentNo: target.value })}
          />
        )}
      </Field>
      <Field label="实施细则文件" required help={version.fileName ? `已上传 ${version.fileName}` : 'PDF、Word 或 OFD'}>
        {(ids) => (
          <Upload
            {...ids}
            accept=".pdf,.docx,.ofd"
            maxCount={1}
            beforeUpload={(chosen) => {
              setFile(chosen)
              return false
            }}
            onRemove={() => setFile(undefined)}
          >
            <button type="button" className="link-button">
              选择文件
            </button>
          </Upload>
        )}
      </Field>
      <Field label="修改理由" required help="至少 10 个字" error={issueOf(save.error, 'reason')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={500}
            value={shown.reason}
            onChange={({ target }) => set({ reason: target.value })}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
