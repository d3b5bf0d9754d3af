import { DICE_COUNT, type DrawDetail, type WitnessState } from '@sunlot/contract'

export const CEREMONY_STEPS = ['封存', '掷骰', '揭晓', '分组密封', '签名'] as const

/** Which of the two computers this screen is, or a screen that only shows. */
export type Device = 'host' | 'witness'

/** Index into CEREMONY_STEPS of what the room is doing now. */
export function stepOf(draw: Pick<DrawDetail, 'status' | 'witnesses'>): number {
  const { status, witnesses } = draw
  if (status === 'opening') return 0
  if (status === 'locked' || status === 'infeasible') return 2
  if (status === 'drawn') return 3
  if (status === 'signed' || status === 'published' || status === 'rejected') return 4
  const rolling = witnesses.some(({ hostDice, witnessDice }) => hostDice !== '' || witnessDice !== '')
  if (!rolling && !witnesses.some(({ checkedAt }) => checkedAt !== null)) return 0
  return isRolled(witnesses) ? 2 : 1
}

/** Witnesses who came; one who stays away does not stop the room (the record asks for a least number). */
export function listPresent(witnesses: readonly WitnessState[]): readonly WitnessState[] {
  return witnesses.filter(({ arrivedAt, hostDice }) => arrivedAt !== null || hostDice !== '')
}

function isRolled(witnesses: readonly WitnessState[]): boolean {
  const present = listPresent(witnesses)
  return present.length > 0 && present.every(({ confirmed }) => confirmed)
}

/** The witness whose dice this computer enters next: the first present who has not rolled all of them. */
export function findRolling(witnesses: readonly WitnessState[], device: Device): WitnessState | undefined {
  return listPresent(witnesses).find((witness) => diceOn(witness, device).length < DICE_COUNT)
}

export function diceOn({ hostDice, witnessDice }: WitnessState, device: Device): string {
  return device === 'host' ? hostDice : witnessDice
}

/** A witness whose 16 dice were entered on both computers, but not alike: the place of the first difference, from 1. */
export function findDifference(witnesses: readonly WitnessState[]): { name: string; position: number } | undefined {
  for (const { name, hostDice, witnessDice } of witnesses) {
    const shared = Math.min(hostDice.length, witnessDice.length)
    for (let i = 0; i < shared; i += 1) if (hostDice[i] !== witnessDice[i]) return { name, position: i + 1 }
  }
  return undefined
}

/** What the whole room reads first: what is true, or what to do now. */
export function headlineOf(draw: DrawDetail): string {
  const { status, witnesses, progress } = draw
  if (status === 'opening') return `正在封存名单，${progress.done} / ${progress.total} 户`
  if (status === 'infeasible') return '对象已抽中，检查人员排不出'
  if (status === 'aborted') return '这次抽取已中止，结果作废并公开'
  if (status === 'rejected') return '审签退回，名单作废并公开'
  if (status === 'drawn') return `抽中 ${draw.targets.length} 户`
  if (status === 'signed' || status === 'published') return `名单已由 ${draw.signer} 签字`
  if (status === 'locked') return '点数已锁定，正在算出结果'
  if (stepOf(draw) === 0) return '名单和规则已封存，谁也不能再改'
  const difference = findDifference(witnesses)
  if (difference) return `${difference.name} 第 ${difference.position} 次点数两台电脑不一致`
  const rolling = findRolling(witnesses, 'host')
  if (!rolling) return isRolled(witnesses) ? '点数齐了，可以揭晓' : '等见证电脑录完点数'
  const left = DICE_COUNT - rolling.hostDice.length
  return left === DICE_COUNT ? `请${rolling.name}掷骰 ${DICE_COUNT} 次` : `请${rolling.name}继续掷骰，还差 ${left} 次`
}

/** The bottom line: the host's next action. */
export function nextOf(draw: DrawDetail): string {
  const { witnesses, status } = draw
  const absent = witnesses.find(({ arrivedAt }) => arrivedAt === null)
  if (status === 'opening') return '封存完成后自动显示总指纹'
  if (status === 'infeasible') return '对象名单不变，按提示调整人员后只重排分组'
  if (status === 'aborted' || status === 'rejected') return '用新编号重新抽取'
  if (status === 'drawn') return '打印抽取记录表，请见证人签名'
  if (status === 'signed') return `由 ${draw.publisher} 公示`
  if (status === 'published') return '扫码查看记录，人人都能重算'
  if (status === 'locked') return '对象名单算两遍，一致才显示'
  if (stepOf(draw) === 0) {
    if (absent) return `请${absent.name}在见证电脑上签到，核对总指纹`
    return listPresent(witnesses)
      .map(({ name }, i) => `${i === 0 ? '' : '再'}请${name}掷骰 ${DICE_COUNT} 次`)
      .join('，')
  }
  if (stepOf(draw) === 2) return '按回车揭晓，揭晓后不能修改'
  return '点数当众念出，主机和见证电脑同时录入'
}
