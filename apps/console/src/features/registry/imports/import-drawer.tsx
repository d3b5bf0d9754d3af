import type { Import, ImportKind } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useId, useState } from 'react'
import { useSearchParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { ChooseFile } from './choose-file.tsx'
import { DryRun } from './dry-run.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportSteps, stepOf } from './import-steps.tsx'
import { IMPORT_WORDS } from './import-words.ts'
import { importQuery, useDiscardImport } from './imports.queries.ts'
import { MapColumns } from './map-columns.tsx'
import { Written } from './written.tsx'
import './imports.css'

/** Value of `import` in the address while no file is chosen yet. */
export const NEW_IMPORT = 'new'

type ImportDrawerProps = {
  kind: ImportKind
  onClose: () => void
}

/**
 * The import of a directory in four steps (S1-11). Which import is open stands in the address as `import`, so that it
 * can be left and come back to.
 */
export function ImportDrawer({ kind, onClose }: ImportDrawerProps) {
  const titleId = useId()
  const [params, setParams] = useSearchParams()
  const [remapping, setRemapping] = useState(false)
  const asked = params.get('import') ?? NEW_IMPORT
  const { data: found, error } = useQuery({ ...importQuery(asked), enabled: asked !== NEW_IMPORT })
  const one = asked === NEW_IMPORT || found?.kind !== kind ? undefined : found
  const step = stepOf(one, remapping)
  const discard = useDiscardImport()

  function open(importId: string): void {
    setRemapping(false)
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        after.set('import', importId)
        return after
      },
      { replace: true },
    )
  }
  return (
    <Drawer
      open
      rootClassName="import-drawer"
      size="max(min(100vw, 860px), calc(100vw - 204px))"
      closable={false}
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <header className="import-head">
        <h2 id={titleId}>{IMPORT_WORDS[kind].title}</h2>
        <span className="import-file">{one && describeFile(one)}</span>
        <button type="button" className="link-button import-close" onClick={onClose}>
          关闭
        </button>
      </header>
      <ImportSteps
        current={step}
        done={one?.status === 'committed'}
        onRemap={one?.status === 'checked' ? () => setRemapping(true) : undefined}
      />
      <FailureNote error={error ?? discard.error} what={error ? '没有打开这次导入' : '没有放弃'} />
      {step === 0 && (asked === NEW_IMPORT || found) && <ChooseFile kind={kind} failed={one} onOpen={open} />}
      {one && step === 1 && <MapColumns one={one} onDone={() => setRemapping(false)} />}
      {one && step === 2 && (
        <DryRun one={one} onDiscard={() => discard.mutate(one.id, { onSuccess: () => open(NEW_IMPORT) })} />
      )}
      {one?.status === 'committing' && <ImportProgress {...one} />}
      {one?.status === 'committed' && <Written one={one} onAnother={() => open(NEW_IMPORT)} onClose={onClose} />}
    </Drawer>
  )
}

function describeFile({ fileName, status, columns }: Import): string {
  const isRecognised = columns.length > 0 && status !== 'mapping'
  return isRecognised ? `${fileName}，编码和表头已自动识别` : fileName
}
