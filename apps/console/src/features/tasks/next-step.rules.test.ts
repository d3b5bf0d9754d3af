import type { Gate, TaskDetail } from '@sunlot/contract'
import { expect, test } from 'vitest'
import { nextStepOf, standingDraw } from './next-step.rules.ts'

const ACTIONS = ['submitScheme', 'approveScheme', 'openDraw', 'freezeDirectories']

type Part = Partial<Pick<TaskDetail, 'status' | 'gates' | 'draws' | 'actions' | 'directoriesFrozenAt'>>

/** Only what the next step looks at. */
function next(part: Part, actorId = 'li') {
  const people = {
    drawer: { id: 'li', name: '李某' },
    signer: { id: 'zhao', name: '赵某' },
    publisher: { id: 'chen', name: '陈某' },
  }
  const task = { gates: [], draws: [], actions: ACTIONS, directoriesFrozenAt: null, ...people, ...part } as unknown
  return nextStepOf(task as TaskDetail, actorId)
}

function gate(id: string, step: Gate['step'], state: Gate['state']): Gate {
  return { id, step, state, requirement: id, clause: 'S4-06', evidence: '', link: null, waivable: false, waiver: null }
}

function draw(id: string, status: string): TaskDetail['draws'][number] {
  return { id, drawNo: id, status, openedAt: '2026-10-08T01:30:00Z' }
}

test('S4-08 a scheme that is approved waits for both directories first, unless the notice sets no day', () => {
  const timing = gate('drawn-in-time', 'openDraw', 'blocked')
  expect(next({ status: 'approved', gates: [timing] })?.act).toEqual({ command: 'freeze' })
  expect(next({ status: 'approved', gates: [{ ...timing, state: 'waived' }] })?.act).toEqual({ command: 'draws' })
  const late = next({ status: 'approved', gates: [timing], directoriesFrozenAt: '2026-10-07T01:00:00Z' })
  expect(late).toMatchObject({ act: { command: 'draws' }, blockedBy: [{ id: 'drawn-in-time' }] })
})

test('S4-06 while photos are missing the result cannot be revealed; with them the room goes to the big screen', () => {
  const missing = gate('evidence-kept', 'lock', 'blocked')
  const open = { status: 'drawing', draws: [draw('d2', 'committed'), draw('d1', 'aborted')] } as const
  expect(next({ ...open, draws: [...open.draws], gates: [missing] })).toMatchObject({
    verb: '揭晓',
    blockedBy: [{ id: 'evidence-kept' }],
  })
  expect(next({ ...open, draws: [...open.draws], gates: [{ ...missing, state: 'passed' }] })).toMatchObject({
    verb: '到现场大屏揭晓',
    act: { to: '/draws/d2/ceremony' },
    blockedBy: [],
  })
})

test('S0-12 each step belongs to one person; everybody else reads whose it is', () => {
  expect(next({ status: 'approving', actions: [] })).toMatchObject({ isMine: false, by: '审签人 赵某' })
  expect(next({ status: 'signing', draws: [draw('d1', 'drawn')] })?.isMine).toBe(false)
  expect(next({ status: 'signing', draws: [draw('d1', 'drawn')] }, 'zhao')).toMatchObject({
    isMine: true,
    act: { to: '/draws/d1' },
  })
  expect(next({ status: 'signed', draws: [draw('d1', 'signed')] }, 'chen')?.isMine).toBe(true)
  expect(next({ status: 'published' })).toBeUndefined()
})

test('the attempt that stands is the newest that was neither aborted nor sent back', () => {
  expect(standingDraw({ draws: [draw('d3', 'rejected'), draw('d2', 'drawn')] })?.id).toBe('d2')
  expect(standingDraw({ draws: [draw('d1', 'aborted')] })).toBeUndefined()
})
