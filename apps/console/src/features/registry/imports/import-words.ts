import { formatCount, type Import, IMPORT_STATUSES, type ImportStatus } from '@sunlot/contract'
import type { StateTone } from '../../../design/state-mark.tsx'

export const STEPS = ['选择文件', '对应各列', '试导入', '确认导入'] as const

/** The step an import stands on, 1 to 4. */
export function stepOf(one: Pick<Import, 'status'> | undefined): number {
  switch (one?.status) {
    case 'mapping':
      return 2
    case 'reading':
    case 'checked':
      return 3
    case 'committing':
    case 'committed':
      return 4
    default:
      return 1
  }
}

export function isUnfinished(status: ImportStatus): boolean {
  return status === 'reading' || status === 'mapping' || status === 'checked' || status === 'committing'
}

const TONES: Record<ImportStatus, StateTone> = {
  reading: 'now',
  mapping: 'soon',
  checked: 'soon',
  committing: 'now',
  committed: 'good',
  failed: 'bad',
  discarded: 'later',
}

export function toneOfImport(status: ImportStatus): StateTone {
  return TONES[status]
}

/** What became of an import in one line. */
export function importSummary({ status, counts, failure }: Import): string {
  if (status === 'committed') return `新增 ${formatCount(counts.created)}，更新 ${formatCount(counts.updated)}`
  if (status === 'failed') return failure?.text ?? IMPORT_STATUSES.failed
  if (status === 'checked' && counts.errorRows > 0) return `还有 ${formatCount(counts.errorRows)} 行要改`
  if (status === 'checked') return `${formatCount(counts.importable)} 行等您确认导入`
  return ''
}
