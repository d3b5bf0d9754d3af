import type { DemoBureau } from './bureaus/bureau.ts'
import { GANGCHA_ITEMS, PINGLU_ITEMS } from './items-farm.ts'
import { HEYUAN_ITEMS, LAIYUAN_ITEMS, YANSHI_ITEMS } from './items-forestry.ts'
import type { DemoItems } from './items-parts.ts'

/** By the notice a bureau goes by. */
export const DEMO_ITEMS: Readonly<Record<DemoBureau['profile'], DemoItems>> = {
  S0: YANSHI_ITEMS,
  S1: HEYUAN_ITEMS,
  S2: LAIYUAN_ITEMS,
  S3: GANGCHA_ITEMS,
  S4: PINGLU_ITEMS,
}
