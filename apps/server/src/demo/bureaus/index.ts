import type { DemoBureau } from './bureau.ts'
import { DONGYUAN } from './dongyuan.ts'
import { GANGCHA } from './gangcha.ts'
import { HEYUAN } from './heyuan.ts'
import { LAIYUAN } from './laiyuan.ts'
import { PINGLU } from './pinglu.ts'
import { YANSHI } from './yanshi.ts'

/** The five bureaus of the trial, one for each seed profile; the first is the one that the tour of the product uses. */
export const DEMO_BUREAUS: readonly DemoBureau[] = [PINGLU, YANSHI, HEYUAN, LAIYUAN, GANGCHA]

/** Bureaus below one of the five. */
export const DEMO_COUNTIES: readonly DemoBureau[] = [DONGYUAN]
