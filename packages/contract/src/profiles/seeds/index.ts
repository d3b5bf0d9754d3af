import type { PolicyProfile } from '../profile.ts'
import { YANSHI_FORESTRY } from './s0.ts'
import { HEYUAN_FORESTRY } from './s1.ts'
import { LAIYUAN_NATURAL_RESOURCES } from './s2.ts'
import { GANGCHA_ENVIRONMENT } from './s3.ts'
import { PINGLU_AGRICULTURE } from './s4.ts'

/** The five profiles that ship, one per published notice. */
export const PROFILES: readonly PolicyProfile[] = [
  YANSHI_FORESTRY,
  HEYUAN_FORESTRY,
  LAIYUAN_NATURAL_RESOURCES,
  GANGCHA_ENVIRONMENT,
  PINGLU_AGRICULTURE,
]
