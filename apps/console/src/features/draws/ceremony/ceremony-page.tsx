import type { DrawDetail } from '@sunlot/contract'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { FailureNote } from '../../../api/failure-note.tsx'
import { CeremonyFrame } from './ceremony-frame.tsx'
import { type Device, listPresent, nextOf, stepOf } from './ceremony.rules.ts'
import { DiceStep } from './dice-step.tsx'
import { RevealedStep } from './revealed-step.tsx'
import { SealedStep } from './sealed-step.tsx'
import { StatusStep } from './status-step.tsx'
import { useCeremonyActs, useCeremonyDraw, useDevice, useDiceEntry, useEnterKey } from './use-ceremony.ts'
import './ceremony.css'

/** The screen that the room follows; the host and the witness computer open the same page. */
export function CeremonyPage() {
  const { drawId = '' } = useParams()
  const { data: draw, error } = useCeremonyDraw(drawId)
  const device = useDevice(draw)
  if (!draw) return <FailureNote error={error} what="抽取没有打开" />
  return <Ceremony draw={draw} device={device} />
}

function Ceremony({ draw, device }: { draw: DrawDetail; device: Device | null }) {
  const acts = useCeremonyActs(draw)
  const dice = useDiceEntry(draw, device)
  const [signing, setSigning] = useState(false)
  const step = signing && draw.status === 'drawn' ? 4 : stepOf(draw)
  const canReveal = device === 'host' && step === 2 && draw.status !== 'infeasible' && !acts.busy
  const hasResult = draw.targets.length > 0 && draw.status !== 'aborted'
  useEnterKey(canReveal ? acts.reveal : undefined)
  return (
    <CeremonyFrame
      draw={draw}
      step={step}
      next={nextOf(draw)}
      controls={
        <>
          <Refusal errors={[dice.refusal, acts.refusal]} />
          {device === 'witness' && draw.status === 'committed' && <WitnessControls draw={draw} acts={acts} />}
          {dice.rolling && <DiceKeys dice={dice.rolling.dice} enter={dice.enter} />}
          {canReveal && (
            <button type="button" className="c-solid" onClick={acts.reveal}>
              揭晓
            </button>
          )}
          {step === 0 && draw.actions.includes('printEnvelopes') && (
            <Link to={`/draws/${draw.id}/envelopes`} target="_blank">
              打印密封数
            </Link>
          )}
          {hasResult && <Link to={`/draws/${draw.id}/print`}>打印抽取记录表</Link>}
          {draw.status === 'drawn' && (
            <button type="button" onClick={() => setSigning(!signing)}>
              {signing ? '看名单' : '签名'}
            </button>
          )}
          <Link to={`/tasks/${draw.taskId}`}>退出大屏</Link>
        </>
      }
    >
      {step === 0 ? (
        <SealedStep draw={draw} />
      ) : step === 1 ? (
        <DiceStep draw={draw} rolling={dice.rolling} />
      ) : hasResult && !signing ? (
        <RevealedStep draw={draw} />
      ) : (
        <StatusStep draw={draw} />
      )}
    </CeremonyFrame>
  )
}

/** What the witness computer does before the dice: sign each witness in, then confirm the fingerprint. */
function WitnessControls({ draw, acts }: { draw: DrawDetail; acts: ReturnType<typeof useCeremonyActs> }) {
  const absent = draw.witnesses.find(({ arrivedAt }) => arrivedAt === null)
  const unchecked = listPresent(draw.witnesses).find(({ checkedAt }) => checkedAt === null)
  return (
    <>
      {absent && (
        <button type="button" disabled={acts.busy} onClick={() => acts.arrive(absent.key)}>
          {absent.name} 签到
        </button>
      )}
      {unchecked && stepOf(draw) < 2 && (
        <button
          type="button"
          className="c-solid"
          disabled={acts.busy}
          onClick={() => acts.checkFingerprint(unchecked.key)}
        >
          {unchecked.name} 核对一致
        </button>
      )}
    </>
  )
}

function DiceKeys({ dice, enter }: { dice: string; enter: (dice: string) => void }) {
  return (
    <fieldset className="c-keys" aria-label="录入点数，也可以按键盘 1 到 6">
      {['1', '2', '3', '4', '5', '6'].map((face) => (
        <button key={face} type="button" onClick={() => enter(dice + face)}>
          {face}
        </button>
      ))}
      <button type="button" disabled={dice === ''} onClick={() => enter(dice.slice(0, -1))}>
        退一格
      </button>
    </fieldset>
  )
}

function Refusal({ errors }: { errors: readonly (Error | null)[] }) {
  const error = errors.find((one) => one !== null)
  return error ? (
    <p className="c-refusal" role="alert">
      {error.message}
    </p>
  ) : null
}
