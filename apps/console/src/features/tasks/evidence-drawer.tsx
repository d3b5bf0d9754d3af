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
  const mayUpload = draw?.actions.includes('addEvidence') ?? false

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
      canSave={mayUpload}
      onSave={save}
      onClose={onClose}
      failure={<FailureNote error={error ?? upload.error} what="没有传完，已传的还在" />}
    >
      {draw && !mayUpload && <p>{whyNot(draw)}</p>}
      {mayUpload && (
        <>
          <Field
            label="照片或录像"
            required
            help="可以选几个；JPG、PNG、MP4 或 WEBM，每个不超过 200 兆"
            error={tried && files.length === 0 ? '选择要上传的照片或录像' : undefined}
          >
            {(ids) => (
              <span className="file-choice">
                <input
                  {...ids}
                  className="visually-hidden"
                  type="file"
                  multiple
                  accept={MEDIA}
                  onChange={({ target }) => setFiles([...(target.files ?? [])])}
                />
                <label htmlFor={ids.id}>选择文件</label>
                <span className="note">
                  {files.length === 0 ? '还没有选' : files.map(({ name }) => name).join('、')}
                </span>
              </span>
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
        </>
      )}
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

/** A refusal names a duty; without one the draw is past the step. */
function whyNot({ refusals, drawer }: DrawDetail): string {
  return refusals.addEvidence ? `照片和录像由抽取人 ${drawer} 或见证人上传` : '这次抽取已经签字或作废，不能再上传'
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
