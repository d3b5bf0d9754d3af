import type { PlanLineOption, TaskInput } from '@sunlot/contract'
import { withRaised } from './task-form.rules.ts'

/** The line as the form offers it: plan, number, name. */
export function sayPlanLine({ plan, no, name }: PlanLineOption): string {
  return `${plan}第 ${no} 项　${name}`
}

/** What a scheme takes over from the line it is a round of (B-04); without a line it is off the plan. */
export function fromPlanLine(form: TaskInput, line: PlanLineOption | undefined): Partial<TaskInput> {
  if (!line) return { planLineId: null, planLine: '' }
  const { itemIds, kinds, regions, poolIds, tagIds, methods, checkType, rate, seats } = line
  return {
    planLineId: line.id,
    planLine: `${line.plan}第 ${line.no} 项`,
    ...(form.title === '' && { title: `${line.year}年${line.name}` }),
    // S4-16: a line of a special pool alone names no item; that choice stays with the clerk.
    ...(itemIds.length + poolIds.length + tagIds.length > 0 && {
      scope: { itemIds: itemIds.length > 0 ? itemIds : form.scope.itemIds, kinds, regions, poolIds, tagIds },
    }),
    ...(methods.length > 0 && { method: methods }),
    checkType,
    ...(rate && { strata: keepRaised(form, strataOf(form, rate)) }),
    ...(seats !== null && { seats: seatsOf(form, seats) }),
  }
}

/** One share for every layer, or the share of its class; a count draws that many from one layer of all. */
function strataOf({ strata }: TaskInput, rate: NonNullable<PlanLineOption['rate']>): TaskInput['strata'] {
  const { share, count, classes } = rate
  if (classes.length > 0) {
    const layers = classes.map((one) => ({
      riskClasses: [one.riskClass],
      rate: one.share,
      min: null,
      max: null,
    }))
    // Targets without a class go with the lowest layer.
    return layers.map((layer, i) => (i === 0 ? { ...layer, riskClasses: [...layer.riskClasses, null] } : layer))
  }
  if (share) return strata.map((layer) => ({ ...layer, rate: share }))
  if (count === null) return strata
  return [{ riskClasses: ['A', 'B', 'C', 'D', null], rate: [0, 1], min: count, max: count }]
}

/** A line speaks of the directory; who is to be checked more keeps a layer above the line's ratio (S0-19, S3-12). */
function keepRaised({ strata }: TaskInput, ofLine: TaskInput['strata']): TaskInput['strata'] {
  const layers = ofLine.filter(({ raised }) => !raised)
  // A number of targets is drawn from one layer of all; a layer more would draw more than the line says.
  const isCounted = layers.some(({ min }) => min !== null)
  return !isCounted && strata.some(({ raised }) => raised) ? withRaised(layers) : layers
}

function seatsOf({ seats }: TaskInput, wanted: number): TaskInput['seats'] {
  const [last] = seats.slice(-1)
  if (!last || seats.length >= wanted) return seats
  return [...seats, ...Array.from({ length: wanted - seats.length }, () => ({ ...last, name: '组员' as const }))]
}
