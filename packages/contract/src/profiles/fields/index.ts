import { DIRECTORY_FIELDS } from './directories.ts'
import { DISCLOSURE_FIELDS } from './disclosure.ts'
import { DRAW_FIELDS } from './draw.ts'
import { EVALUATION_FIELDS } from './evaluation.ts'
import { INSPECTION_FIELDS } from './inspection.ts'
import { ORGANISATION_FIELDS } from './organisation.ts'
import { PLAN_FIELDS } from './plan.ts'
import { RATIO_FIELDS } from './ratio.ts'

export { POLICY_GROUPS, type PolicyField } from './field.ts'

/**
 * Every value a rulebook may lay down, in the order of the road. Editor, comparison, rulebook page, checks and
 * resolver all work from this catalogue; a new value is one entry here.
 */
export const POLICY_FIELDS = {
  ...ORGANISATION_FIELDS,
  ...DIRECTORY_FIELDS,
  ...RATIO_FIELDS,
  ...PLAN_FIELDS,
  ...DRAW_FIELDS,
  ...INSPECTION_FIELDS,
  ...DISCLOSURE_FIELDS,
  ...EVALUATION_FIELDS,
}
