import { DICE_COUNT, formatInstant } from '@sunlot/contract'
import type { Policy } from '@sunlot/contract'
import type { GateDraft, GateFacts } from './gate-facts.ts'
import { toCeremony, toDraw, toEdit, toScheme } from './gate-links.ts'

/** Witnesses, dice, evidence, signature and publication. */
export function ceremonyGates(facts: GateFacts): GateDraft[] {
  return [
    witnessNamed(facts),
    ...witnessArrived(facts),
    diceRolled(facts),
    ...evidenceKept(facts),
    listsSigned(facts),
    announced(facts),
  ]
}

// S3-18, S4-07 邀请见证；没有人掷骰就没有抽取 (protocol §1.7)
function witnessNamed({ task, scheme: { policy, input } }: GateFacts): GateDraft {
  const least = Math.max(input.minWitness, policy.witness?.value.min ?? 1)
  const isMet = input.witnesses.length >= least
  const named = input.witnesses.map(({ organ, name }) => `${organ} ${name}`).join('，')
  return {
    id: 'witness-named',
    state: isMet ? 'passed' : 'blocked',
    requirement: `已邀请${policy.witness?.value.who ?? '见证人'}见证`,
    clause: witnessClause(policy),
    evidence: isMet ? named : `至少要 ${least} 名见证人，方案里写了 ${input.witnesses.length} 名`,
    link: isMet ? toScheme(task) : toEdit(task, '填见证人'),
  }
}

// S3-18, S4-07 见证人到场，无故不到不能揭晓
function witnessArrived({ draw, scheme: { policy, today } }: GateFacts): GateDraft[] {
  if (!policy.witness) return []
  const { value, clause } = policy.witness
  const present = draw?.witnesses.filter(({ arrivedAt }) => arrivedAt) ?? []
  const isMet = present.length >= value.min
  const signed = present.map(
    ({ organ, name, arrivedAt }) => `${organ} ${name} ${formatInstant(arrivedAt ?? '', today)} 签到`,
  )
  return [
    {
      id: 'witness-arrived',
      state: isMet ? 'passed' : whenDrawing(draw),
      requirement: `${value.who}到场见证`,
      clause,
      evidence: isMet ? signed.join('，') : draw ? '还没有人签到' : '抽取当场签到',
      link: isMet ? toDraw(draw) : toCeremony(draw, '去签到'),
    },
  ]
}

// S4-07, B-01 见证人掷骰，两台电脑的点数相同
function diceRolled({ draw, scheme: { policy, input } }: GateFacts): GateDraft {
  const rolled = draw?.witnesses.filter(({ confirmed }) => confirmed) ?? []
  // Whoever began must finish: half a contribution could be dropped or kept at will.
  const begun = draw?.witnesses.find(({ diceCount, confirmed }) => diceCount > 0 && !confirmed)
  const isMet = rolled.length >= input.minWitness && !begun
  const missing = begun ? describeBegun(begun) : `${rolled.length} 名掷完，至少要 ${input.minWitness} 名`
  return {
    id: 'dice-rolled',
    state: isMet ? 'passed' : whenDrawing(draw),
    requirement: '见证人掷骰完成，两台电脑一致',
    clause: witnessClause(policy),
    evidence: isMet
      ? `${rolled.map(({ name }) => name).join('、')} 各 ${DICE_COUNT} 次`
      : draw
        ? missing
        : '抽取当场掷骰',
    link: isMet ? toDraw(draw) : toCeremony(draw, '去录点数'),
  }
}

function describeBegun({ name, diceCount }: { name: string; diceCount: number }): string {
  if (diceCount === DICE_COUNT) return `${name} 的点数，两台电脑还没有对上`
  return `${name} 已录 ${diceCount} 次，共 ${DICE_COUNT} 次，两台电脑须一致`
}

// S4-06 抽取过程必须拍照、摄像留证
function evidenceKept({ task, draw, scheme: { policy } }: GateFacts): GateDraft[] {
  if (!policy.evidence) return []
  const count = draw?.evidenceCount ?? 0
  return [
    {
      id: 'evidence-kept',
      state: count > 0 ? 'passed' : whenDrawing(draw),
      requirement: '抽取过程须有照片或录像',
      clause: policy.evidence.clause,
      evidence: count > 0 ? `已上传 ${count} 份` : draw ? '还没有上传' : '抽取当场拍摄上传',
      link: count > 0 ? toDraw(draw) : draw && { text: '上传照片录像', to: `/tasks/${task.id}?evidence=new` },
    },
  ]
}

// S0-12, B-14 名单报分管领导签字确认
function listsSigned({ task, draw, scheme: { policy, today } }: GateFacts): GateDraft {
  const at = draw?.signedAt
  return {
    id: 'lists-signed',
    state: at ? 'passed' : draw?.status === 'drawn' ? 'blocked' : 'pending',
    requirement: '两份名单经分管领导签字确认',
    clause: policy.signOff.clause,
    evidence: at ? `${task.signer.name} ${formatInstant(at, today)} 签字` : `揭晓后由 ${task.signer.name} 审签`,
    link: toDraw(draw, at ? '看凭据' : '看名单'),
  }
}

// S0-21, S1-26, S2-16, S3-14, S4-09 抽取情况公开
function announced({ task, draw, scheme: { policy, today } }: GateFacts): GateDraft {
  const at = draw?.publishedAt
  const channels = policy.channels.value.join('、')
  return {
    id: 'announced',
    state: at ? 'passed' : 'pending',
    requirement: '抽取情况在网站公开',
    clause: policy.announceDraw.clause,
    evidence: at
      ? `${task.publisher.name} ${formatInstant(at, today)} 公示`
      : `签字后由 ${task.publisher.name} 公示，渠道：${channels}`,
    link: at ? toDraw(draw) : null,
  }
}

/** A bureau whose notice asks for no witness still draws by witnessed dice. */
function witnessClause(policy: Policy): string {
  return policy.witness?.clause ?? policy.directoriesFirst.clause
}

/** What belongs to the ceremony is not missing before the draw is open. */
function whenDrawing(draw: GateFacts['draw']): 'blocked' | 'pending' {
  return draw && draw.status !== 'opening' ? 'blocked' : 'pending'
}
