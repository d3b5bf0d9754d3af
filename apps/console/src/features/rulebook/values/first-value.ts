import type { Shape } from '@sunlot/contract'

/** What the form of a value starts from when the rulebook did not lay it down before. */
export function firstValueOf(shape: Shape): unknown {
  switch (shape.kind) {
    case 'flag':
      return true
    case 'count':
      return 1
    case 'choice':
      return Object.keys(shape.options)[0]
    case 'share':
      return [5, 100]
    case 'text':
      return ''
    case 'texts':
      return []
    case 'monthDay':
      return ''
    case 'limit':
      return { workingDays: 5 }
    case 'record':
      return Object.fromEntries(Object.entries(shape.parts).map(([part, atom]) => [part, firstValueOf(atom)]))
  }
}
