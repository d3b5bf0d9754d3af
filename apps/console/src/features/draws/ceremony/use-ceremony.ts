import { DICE_COUNT, type DrawDetail, DrawDetailSchema } from '@sunlot/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { command, get, send } from '../../../api/client.ts'
import { useSession } from '../../../api/session.ts'
import { type Device, diceOn, findRolling, stepOf } from './ceremony.rules.ts'

function ceremonyKey(drawId: string): readonly string[] {
  return ['draws', drawId, 'ceremony']
}

/** The draw as both computers see it, fresh every second. */
export function useCeremonyDraw(drawId: string) {
  return useQuery({
    queryKey: ceremonyKey(drawId),
    queryFn: () => get(`/draws/${drawId}`, DrawDetailSchema),
    refetchInterval: 1000,
  })
}

/** Which computer this is: the drawer's is the host, a witness's is the witness computer, any other only shows. */
export function useDevice(draw: DrawDetail | undefined): Device | null {
  const { actor } = useSession()
  if (draw?.people4.drawer.id === actor.id) return 'host'
  return actor.roles.includes('disciplineWitness') ? 'witness' : null
}

/** Every act of the ceremony; each one refreshes the screen, and the latest refusal is kept until the next act. */
export function useCeremonyActs(draw: DrawDetail) {
  const client = useQueryClient()
  const act = useMutation({
    mutationFn: async (steps: readonly Act[]) => {
      for (const { method, path, body } of steps) await command(method, `/draws/${draw.id}${path}`, body)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['draws', draw.id] }),
  })
  const { mutate } = act
  return {
    refusal: act.error,
    busy: act.isPending,
    arrive: (witness: string) => mutate([{ method: 'POST', path: '/arrive', body: { witness } }]),
    checkFingerprint: (witness: string) => mutate([{ method: 'POST', path: '/check-fingerprint', body: { witness } }]),
    /** Locks the dice and reveals; after a crash in between only the second is left to do. */
    reveal: () => mutate([...(draw.status === 'committed' ? [LOCK] : []), { method: 'POST', path: '/reveal' }]),
  }
}

interface Act {
  method: 'POST' | 'PUT'
  path: string
  body?: unknown
}
const LOCK: Act = { method: 'POST', path: '/lock' }

interface DiceEntry {
  witness: string
  /** Digits 1–6 so far. */
  dice: string
}

/**
 * Dice entered on this computer by keys 1–6 and Backspace. Digits show at once and are sent in order; the newest entry
 * counts until the server has answered that very entry, so that no answer to an older question takes a digit away.
 */
export function useDiceEntry(draw: DrawDetail, device: Device | null) {
  const client = useQueryClient()
  const [typed, setTyped] = useState<DiceEntry | null>(null)
  const { mutate, error } = useMutation({
    mutationFn: (entry: DiceEntry) => send('PUT', `/draws/${draw.id}/dice`, { ...entry, device }, DrawDetailSchema),
    scope: { id: `dice-${draw.id}` },
    onSuccess: async (held) => {
      await client.cancelQueries({ queryKey: ceremonyKey(draw.id) })
      client.setQueryData(ceremonyKey(draw.id), held)
    },
    onSettled: (_held, _error, entry) => setTyped((now) => (now === entry ? null : now)),
  })
  const rolling = device && stepOf(draw) === 1 ? currentEntry(draw, device, typed) : undefined
  const enter = (dice: string): void => {
    if (!rolling || dice.length > DICE_COUNT) return
    const entry = { witness: rolling.witness, dice }
    setTyped(entry)
    mutate(entry)
  }

  // An effect event: a listener that is taken off and put on again after a paint misses the keys in between.
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!rolling || event.ctrlKey || event.metaKey || event.altKey) return
    if (/^[1-6]$/.test(event.key)) enter(rolling.dice + event.key)
    else if (event.key === 'Backspace') enter(rolling.dice.slice(0, -1))
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return { rolling, enter, refusal: error }
}

function currentEntry(draw: DrawDetail, device: Device, typed: DiceEntry | null): DiceEntry | undefined {
  if (typed && typed.dice.length < DICE_COUNT) return typed
  const witness = findRolling(
    draw.witnesses.map((one) =>
      typed?.witness === one.key ? { ...one, [device === 'host' ? 'hostDice' : 'witnessDice']: typed.dice } : one,
    ),
    device,
  )
  return witness && { witness: witness.key, dice: diceOn(witness, device) }
}

/** Runs `action` on Enter anywhere on the page, unless a button or field has the focus. */
export function useEnterKey(action: (() => void) | undefined) {
  useEffect(() => {
    if (!action) return undefined
    const run = action
    function onKey(event: KeyboardEvent): void {
      if (event.key !== 'Enter' || event.target !== document.body) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [action])
}
