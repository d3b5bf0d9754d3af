import type { Attachment } from '@sunlot/contract'
import { apiUrl } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { Field } from '../../design/field.tsx'
import { useUpload } from './organisation.queries.ts'

type AttachmentFieldProps = {
  label: string
  help?: string
  value: { id: string; name: string } | null
  onChange: (attachment: Attachment | null) => void
}

/** A file that is kept as soon as it is chosen; the record refers to it when it is saved. */
export function AttachmentField({
  label,
  help = 'PDF、Word、Excel、PPTX 或照片，不超过 50 兆',
  value,
  onChange,
}: AttachmentFieldProps) {
  const upload = useUpload(onChange)
  return (
    <>
      <Field label={label} help={help}>
        {(ids) => (
          <span className="attachment">
            <input
              {...ids}
              className="visually-hidden"
              type="file"
              onChange={({ target }) => {
                const [file] = target.files ?? []
                if (file) upload.mutate(file)
              }}
            />
            <label htmlFor={ids.id}>选择文件</label>
            <span className="note">{upload.isPending ? '正在上传' : (value?.name ?? '还没有选')}</span>
            {value && (
              <button type="button" className="link-button" onClick={() => onChange(null)}>
                去掉
              </button>
            )}
          </span>
        )}
      </Field>
      <FailureNote error={upload.error} what="文件没有传上" />
    </>
  )
}

/** A kept file, to be saved. */
export function AttachmentLink({ attachment }: { attachment: { id: string; name: string } | null }) {
  if (!attachment) return '—'
  return (
    <a href={apiUrl(`/attachments/${attachment.id}`)} download>
      {attachment.name}
    </a>
  )
}
