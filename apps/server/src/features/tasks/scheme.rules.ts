import type { Stratum, TaskInput } from '@sunlot/contract'
import { normalizeText } from '@sunlot/draw'

/** The first thing in a scheme that no draw could be made of, as the end of a Chinese sentence; or undefined. */
export function findSchemeFault(input: TaskInput): string | undefined {
  return findStratumFault(input) ?? findWitnessFault(input) ?? findTextFault(input) ?? findDateFault(input)
}

function findStratumFault({ strata }: TaskInput): string | undefined {
  const placed = new Set<string>()
  for (const [i, { riskClasses, raised, rate, min, max }] of strata.entries()) {
    for (const riskClass of riskClasses.map((one) => one ?? '未分级')) {
      const place = `${raised ? '须加大抽查力度的' : ''}${riskClass}`
      if (placed.has(place)) return `风险等级“${place}”写进了两层，只能归入一层`
      placed.add(place)
    }
    // S0-19, S3-12 提高比例
    if (raised && strata.some((other) => !other.raised && !isAbove(rate, other.rate))) {
      return `第 ${i + 1} 层是须加大抽查力度的对象，抽取比例须高于其他各层`
    }
    if (rate[0] > rate[1]) return `第 ${i + 1} 层的抽取比例超过 100%，最多写 100%`
    if (min !== null && max !== null && min > max) return `第 ${i + 1} 层最少 ${min} 户，多于最多 ${max} 户`
  }
  return undefined
}

/** Every one of them is as much as there is. */
function isAbove([part, whole]: Stratum['rate'], [otherPart, otherWhole]: Stratum['rate']): boolean {
  return part * otherWhole > otherPart * whole || part >= whole
}

function findWitnessFault({ witnesses }: TaskInput): string | undefined {
  const keys = witnesses.map(({ organ, name }) => `${organ}·${name}`)
  const repeated = keys.find((key, i) => keys.indexOf(key) < i)
  return repeated && `见证人“${repeated}”写了两次`
}

/** Title and witnesses go into the public record, which takes plain text only (protocol §1.1). */
function findTextFault({ title, witnesses }: TaskInput): string | undefined {
  const texts = [title, ...witnesses.flatMap(({ organ, name }) => [organ, name])]
  const bad = texts.find((text) => 'error' in normalizeText(text))
  return bad && `“${bad}”里有不能公开存档的字符，请重新输入这几个字`
}

function findDateFault({ inspectFrom, inspectUntil }: TaskInput): string | undefined {
  return inspectFrom > inspectUntil ? '检查开始日期晚于结束日期' : undefined
}
