import { type DrawDetail, formatFileSize, formatInstant } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { apiUrl } from '../../api/client.ts'
import { FailureNote } from '../../api/failure-note.tsx'
import { useToday } from '../../api/session.ts'
import { Field } from '../../design/field.tsx'
import { FormDrawer } from '../../design/form-drawer.tsx'
import { drawQuery } from '../draws/draws.queries.ts'
import { useUploadEvidence } from './tasks.queries.ts'

const MEDIA = '.jpg,.jpeg,.png,.mp4,.mov,.webm,image/jpeg,image/png,video/mp4,video/webm'

/** S4-06: photos and videos of the draw, each with words that say what it shows. */
export function EvidenceDrawer({ drawId, onClose }: { drawId: string; onClose: () => void }) {
  const { data: draw, error } = useQuery(drawQuery(drawId))
  const upload = useUploadEvidence(drawId)
  const [files, setFiles] = useState<readonly File[]>([])
  const [caption, setCaption] = useState('')
  const [tried, setTried] = useState(false)
  const refusal = draw?.actions.includes('addEvidence') === false ? draw.refusals.addEvidence : undefined

  function save(): void {
    setTried(true)
    if (files.length === 0 || caption.trim() === '') return
    upload.mutate({ files, caption: caption.trim() }, { onSuccess: onClose })
  }
  return (
    <FormDrawer
      title="上传照片录像"
      verb="上传"
      saving={upload.isPending}
      canSave={draw?.actions.includes('addEvidence') ?? false}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={error ?? upload.error} what="没有传完，已传的还在" />}
    >
      {refusal && <p className="evidence-refusal">{refusal}</p>}
      <Field
        label="照片或录像"
        required
        help="可以选几个；JPG、PNG、MP4 或 WEBM，每个不超过 200 兆"
        error={tried && files.length === 0 ? '选择要上传的照片或录像' : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            type="file"
            multiple
            accept={MEDIA}
            onChange={({ target }) => setFiles([...(target.files ?? [])])}
          />
        )}
      </Field>
      <Field
        label="说明"
        required
        help="拍的是什么，例：见证人掷骰"
        error={tried && caption.trim() === '' ? '写明拍的是什么' : undefined}
      >
        {(ids) => (
          <Input {...ids} maxLength={200} value={caption} onChange={({ target }) => setCaption(target.value)} />
        )}
      </Field>
      {upload.isPending && (
        <output className="note">
          正在上传 {files.length} 份，共 {formatFileSize(files.reduce((sum, { size }) => sum + size, 0))}
          ，传完前不要关闭
        </output>
      )}
      {draw && <Uploaded {...draw} />}
    </FormDrawer>
  )
}

function Uploaded({ id: drawId, evidence }: DrawDetail) {
  const today = useToday()
  if (evidence.length === 0) return null
  return (
    <section className="evidence-list">
      <h3>已上传 {evidence.length} 份</h3>
      <ul>
        {evidence.map(({ id, caption, size, at, by }) => (
          <li key={id}>
            <a href={apiUrl(`/draws/${drawId}/evidence/${id}`)}>{caption}</a>
            <span className="note">
              {by} {formatInstant(at, today)}，{formatFileSize(size)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
