import type { DrawStatus, Gate, GateId, Preview } from '@sunlot/contract'
import type { PlanLineState } from '../../planning/index.ts'
import type { ScopeFault } from '../../registry/index.ts'
import type { TaskScheme } from '../task-scheme.ts'
import type { Task } from '../tasks.queries.ts'

/** What the gates ask of a draw: of the attempt that stands, neither aborted nor rejected. The draws feature fills it. */
export interface DrawFacts {
  drawId: string
  drawNo: string
  status: DrawStatus
  /** Instants are ISO strings. */
  openedAt: string
  /** As counted when the lists were frozen; null while they are being frozen. The directory moves on, this does not. */
  preview: Preview | null
  witnesses: readonly {
    organ: string
    name: string
    arrivedAt: string | null
    /** Dice entered so far, the greater of both computers. */
    diceCount: number
    /** Complete and equal on both computers. */
    confirmed: boolean
  }[]
  evidenceCount: number
  lockedAt: string | null
  signedAt: string | null
  publishedAt: string | null
}

/** Everything the gates of a task look at. */
export interface GateFacts {
  task: Pick<
    Task,
    'id' | 'drawer' | 'signer' | 'publisher' | 'version' | 'schemeApprovedAt' | 'approvedBy' | 'directoriesFrozenAt'
  >
  scheme: TaskScheme
  /** The line of the year's plan the task is a round of; undefined outside the plan. */
  planLine: PlanLineState | undefined
  /** What the scope names and no longer stands; nothing once a draw stands, which opened while all of it did. */
  scopeFaults: readonly ScopeFault[]
  preview: Preview
  /** The signer holds the duty of deputy head today. */
  signerHoldsDuty: boolean
  /** Signed draws over one of these items this year, without this task. */
  roundsBefore: number
  /** Distinct targets of the bureau drawn this year, of all active ones. */
  year: { drawn: number; total: number }
  waivers: readonly { gateId: string; reason: string; approver: string; at: string }[]
  draw: DrawFacts | null
}

/** A gate as its rule states it; step and whether it may be waived stand in the catalogue (GATES). */
export type GateDraft = Pick<Gate, 'state' | 'requirement' | 'clause' | 'evidence'> &
  Partial<Pick<Gate, 'link'>> & { id: GateId }
