import { formatCount, type Import } from '@sunlot/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { DoneNote } from '../../../design/notes.tsx'
import { IMPORT_WORDS } from './import-words.ts'

type WrittenProps = {
  one: Import
  onAnother: () => void
  onClose: () => void
}

/** 已导入: what now stands in the directory, and where to go on. */
export function Written({ one: { kind, counts, fileName }, onAnother, onClose }: WrittenProps) {
  const client = useQueryClient()
  const { unit, merged, directory } = IMPORT_WORDS[kind]
  // The lists behind the drawer are from before; the writing may have ended while nobody pressed anything.
  useEffect(() => {
    void client.invalidateQueries({ queryKey: [kind] })
    void client.invalidateQueries({ queryKey: ['home'] })
  }, [client, kind])
  const parts = [
    `新增 ${formatCount(counts.created)} ${unit}`,
    `更新 ${formatCount(counts.updated)} ${unit}`,
    ...(counts.merged > 0 ? [`${merged} ${formatCount(counts.merged)} 行`] : []),
    ...(counts.excluded > 0 ? [`剔除 ${formatCount(counts.excluded)} 行`] : []),
  ]
  return (
    <div className="import-choose">
      <DoneNote
        title={`“${fileName}”已导入${directory}`}
        actions={
          <>
            <Button type="primary" onClick={onClose}>
              看{directory}
            </Button>
            <Button onClick={onAnother}>再导入一份</Button>
          </>
        }
      >
        {parts.join('，')}。每一条的来历都写着这份文件，科室同事现在就能看到
      </DoneNote>
    </div>
  )
}
