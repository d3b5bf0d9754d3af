import { z } from 'zod'
import { GateSchema } from './gates.ts'
import { PageQuerySchema } from './page.ts'
import { plainText } from './plain-text.ts'
import { RiskClassSchema } from './risk-classes.ts'
import { DRAW_STATUSES, type DrawStatus } from './status.ts'
import { PersonSchema } from './tasks.ts'

/** Dice a witness rolls: 16 ordinary dice, 41 bits (protocol §1.7). */
export const DICE_COUNT = 16
const DrawStatusSchema = z.enum(Object.keys(DRAW_STATUSES) as [DrawStatus, ...DrawStatus[]])

export const DrawRowSchema = z.object({
  id: z.string(),
  taskId: z.string(),
  drawNo: z.string(),
  title: z.string(),
  status: DrawStatusSchema,
  openedAt: z.string(),
  poolSize: z.number(),
  eligible: z.number(),
  quota: z.number(),
  drawer: z.string(),
  signer: z.string(),
  publisher: z.string(),
})
export type DrawRow = z.infer<typeof DrawRowSchema>
export const DrawQuerySchema = PageQuerySchema.extend({ status: DrawStatusSchema.optional() })

/** One layer as screens show it; `name` is 第一层 … and safe in public, the classes are not. */
export const LayerSchema = z.object({
  key: z.string(),
  name: z.string(),
  riskClasses: z.array(RiskClassSchema.nullable()),
  raised: z.boolean().optional(),
  rate: z.tuple([z.number(), z.number()]),
  size: z.number(),
  eligible: z.number(),
  quota: z.number(),
  /** Positions (0-based, in label order among the eligible of the layer) of those drawn; empty before the result. */
  drawnAt: z.array(z.number()),
})

export const WitnessStateSchema = z.object({
  /** As in the record: `organ·name`. */
  key: z.string(),
  organ: z.string(),
  name: z.string(),
  arrivedAt: z.string().nullable(),
  checkedAt: z.string().nullable(),
  /** Digits entered on the host and on the witness computer; both are shown as they grow. */
  hostDice: z.string(),
  witnessDice: z.string(),
  /** Complete and equal on both. */
  confirmed: z.boolean(),
})
export type WitnessState = z.infer<typeof WitnessStateSchema>

export const DrawnTargetSchema = z.object({
  ordinal: z.number(),
  code: z.string(),
  name: z.string(),
  region: z.string(),
  layer: z.string(),
  layerName: z.string(),
  must: z.boolean(),
  riskClass: RiskClassSchema.nullable(),
  items: z.string(),
  lastDrawn: z.string(),
  ticket: z.string(),
  /** 1-based number of its team. */
  team: z.number().nullable(),
})
export type DrawnTarget = z.infer<typeof DrawnTargetSchema>

/** A team as the signer sees it inside the bureau; sealed for everybody else until the day. */
export const TeamSchema = z.object({
  number: z.number(),
  members: z.array(
    z.object({
      seat: z.string(),
      name: z.string().nullable(),
      office: z.string(),
      certificateUntil: z.string().nullable(),
    }),
  ),
  targetCount: z.number(),
  recusalCount: z.number(),
  check: z.string(),
})

export const EvidenceSchema = z.object({
  id: z.string(),
  caption: z.string(),
  mediaType: z.string(),
  size: z.number(),
  sha256: z.string(),
  at: z.string(),
  by: z.string(),
})

export const DrawDetailSchema = DrawRowSchema.extend({
  bureauName: z.string(),
  organ: z.string(),
  /** Rows frozen so far while `opening`. */
  progress: z.object({ done: z.number(), total: z.number() }),
  failure: z.string().nullable(),
  headerHash: z.string().nullable(),
  poolRoot: z.string().nullable(),
  rosterRoot: z.string().nullable(),
  commitmentT: z.string().nullable(),
  commitmentA: z.string().nullable(),
  contribHash: z.string().nullable(),
  seedT: z.string().nullable(),
  teamRoot: z.string().nullable(),
  envelopesPrintedAt: z.string().nullable(),
  layers: z.array(LayerSchema),
  excluded: z.array(z.object({ reason: z.string(), text: z.string(), clause: z.string(), count: z.number() })),
  people: z.number(),
  seatsPerVisit: z.number(),
  recusals: z.object({ people: z.number(), targets: z.number() }),
  classes: z.array(z.object({ name: z.string(), condition: z.string(), people: z.number() })),
  witnesses: z.array(WitnessStateSchema),
  minWitness: z.number(),
  evidence: z.array(EvidenceSchema),
  targets: z.array(DrawnTargetSchema),
  teams: z.array(TeamSchema),
  teamsSealed: z.number(),
  /** The database and the library computed the same list. */
  sqlAgrees: z.boolean().nullable(),
  infeasible: z.object({ text: z.string(), shortage: z.number() }).nullable(),
  reason: z.string().nullable(),
  attempt: z.number(),
  people4: z.object({ drawer: PersonSchema, signer: PersonSchema, publisher: PersonSchema }),
  signedAt: z.string().nullable(),
  signature: z.string().nullable(),
  publishedAt: z.string().nullable(),
  gates: z.array(GateSchema),
  actions: z.array(z.string()),
  /** Why an action that this actor might expect is not offered: action → Chinese sentence. */
  refusals: z.record(z.string(), z.string()),
  /** Why this actor may take an offered action, where that is worth saying: action → Chinese sentence. */
  grounds: z.record(z.string(), z.string()),
  /** What the host should know before the dice, e.g. a class with very few people. */
  warnings: z.array(z.string()),
  /** Number of the draw whose targets stand and whose teams alone are drawn again here. */
  reopens: z.string().nullable(),
  recordUrl: z.string().nullable(),
  publicUrl: z.string().nullable(),
})
export type DrawDetail = z.infer<typeof DrawDetailSchema>

/** One entry of a frozen pool as the bureau sees it. */
export const PoolRowSchema = z.object({
  code: z.string(),
  name: z.string(),
  region: z.string(),
  layer: z.string(),
  layerName: z.string(),
  riskClass: RiskClassSchema.nullable(),
  status: z.enum(['in', 'must', 'out']),
  /** Why it takes no part; empty unless `out`. */
  reason: z.string(),
  drawn: z.boolean(),
})
export type PoolRow = z.infer<typeof PoolRowSchema>
export const PoolQuerySchema = PageQuerySchema.extend({
  status: z.enum(['in', 'must', 'out']).optional(),
  layer: z.string().max(10).optional(),
  drawn: z.enum(['1']).optional(),
})
/** Lists of a draw that can be saved as a sheet; teams only for who may see them. */
export const DrawListSchema = z.object({ list: z.enum(['targets', 'teams', 'pool']) })

/** Digits so far of one witness, as entered on one of the two computers. */
export const DiceInputSchema = z.object({
  witness: z.string().max(100),
  device: z.enum(['host', 'witness']),
  dice: z.string().regex(/^[1-6]{0,16}$/),
})
export const WitnessActSchema = z.object({ witness: z.string().max(100) })
export const DrawReasonSchema = z.object({ reason: plainText().min(1).max(500) })
/** A signature: strokes drawn on the pad as a PNG data address, or the name typed. */
export const SignInputSchema = z.object({
  confirmed: z.literal(true),
  signature: z.union([
    z.object({
      kind: z.literal('drawn'),
      image: z
        .string()
        .regex(/^data:image\/png;base64,[A-Za-z0-9+/=]+$/)
        .max(200_000),
    }),
    z.object({ kind: z.literal('typed'), name: plainText().min(1).max(50) }),
  ]),
})
export const EnvelopesSchema = z.object({
  drawNo: z.string(),
  headerHash: z.string(),
  t: z.string(),
  a: z.string().nullable(),
})
