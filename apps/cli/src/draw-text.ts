import { type Contribution, contribHash, countStatuses, type DrawRecord, type OpenedDraw } from '@sunlot/draw'
import { nodeHasher } from './node-hasher.ts'

/** Below this a draw of people would be a fiction (protocol §1.6). */
const fewPeople = 4
/** More would push the hashes off the screen. */
const mostListed = 100

/** What is read aloud and written into the minutes before the dice fall (protocol §1.10). */
export function openedText({ header, headerHash, quota, eligible }: OpenedDraw): string {
  return [
    `${header.organ} ${header.title}（${header.draw_no}）`,
    `对象 ${header.pool.size} 户，各层应抽：${[...quota].map(([key, count]) => `${key} 层 ${count} 户`).join('，')}`,
    ...eligible.map((count, index) => {
      return `第 ${index + 1} 类席位合格人员 ${count} 名${count < fewPeople ? `——不足 ${fewPeople} 名，抽取等于指定` : ''}`
    }),
    `总指纹        ${headerHash}`,
    `对象密封数    ${header.chain.t}`,
    ...(header.chain.a === undefined ? [] : [`人员密封数    ${header.chain.a}`]),
    '以上已锁定，请写入会议记录，然后掷骰。',
  ].join('\n')
}

export function witnessWarnings(contrib: readonly Contribution[]): string {
  const open = contrib.filter(({ kind }) => kind === 'words' || kind === 'hex')
  return open.map(({ by }) => `注意：${by} 投入的文字事先没有密封，最后输入的人可能挑选过。\n`).join('')
}

export function resultText({ contrib, pool, targets, team_root }: DrawRecord): string {
  let taking = 0
  for (const count of countStatuses(pool).values()) taking += count.in
  const must = targets.must.length === 0 ? '' : `，另有必查 ${targets.must.length} 户`
  return [
    `掷骰指纹      ${contribHash(contrib, nodeHasher)}`,
    `从 ${taking} 户中抽中 ${targets.selected.length} 户${must}`,
    ...targets.selected.slice(0, mostListed).map((label) => `  ${label}`),
    ...(targets.selected.length > mostListed ? ['  ……其余见记录'] : []),
    ...(team_root === undefined ? [] : [`分组指纹      ${team_root}`]),
  ].join('\n')
}
