import { z } from 'zod'
import { plainText } from './plain-text.ts'
import { CivilDateSchema, ExportFormatSchema } from './registry.ts'
import { type Role, ROLES, RoleSchema } from './roles.ts'

/** Who does what beyond the roles of accounts: coordination groups (S0-29) and duties given to offices, people or groups. */

export const GROUP_POSITIONS = { head: '组长', deputy: '副组长', member: '成员' } as const
export type GroupPosition = keyof typeof GROUP_POSITIONS

/** First and last civil day, both included; `until` null: until further notice. */
const term = { from: CivilDateSchema, until: CivilDateSchema.nullable() }

/** A seat in a group: a unit, a person, or the person in charge of a unit; never wired to one name (S0-29). */
export const GroupMemberInputSchema = z.object({
  position: z.enum(['head', 'deputy', 'member']),
  officeId: z.uuid().nullable(),
  /** Empty: whoever is in charge of the office. */
  person: plainText().max(50),
  /** The account of that person, where there is one. */
  userId: z.uuid().nullable(),
  ...term,
})
export type GroupMemberInput = z.infer<typeof GroupMemberInputSchema>

export const GroupInputSchema = z.object({
  name: plainText().min(2).max(100),
  purpose: plainText().max(500),
  ...term,
  members: z.array(GroupMemberInputSchema).max(100),
})
export type GroupInput = z.infer<typeof GroupInputSchema>
export const GroupChangeSchema = GroupInputSchema.extend({ version: z.number().int() })

export const GroupSchema = z.object({
  id: z.string(),
  name: z.string(),
  purpose: z.string(),
  ...term,
  version: z.number(),
  members: z.array(GroupMemberInputSchema.extend({ id: z.string(), officeName: z.string().nullable() })),
})
export type Group = z.infer<typeof GroupSchema>

/** The groups, and the one the bureau's rulebook asks for with the units that have no seat in any. */
export const GroupsSchema = z.object({
  rows: z.array(GroupSchema),
  expected: z
    .object({
      clause: z.string(),
      name: z.string(),
      head: z.string(),
      deputy: z.string(),
      members: z.array(z.string()),
      missing: z.array(z.string()),
    })
    .nullable(),
})
export type Groups = z.infer<typeof GroupsSchema>

interface DutyEntry {
  readonly name: string
  readonly clause: string
  /** The role that its holders have as long as they hold it; never one of those kept apart (S0-12). */
  readonly gives?: Role
  /** Held for one inspection item. */
  readonly byItem?: true
  /** B-13: a group coordinates; it neither inspects nor leads inspections. */
  readonly groupMayHold?: true
}

/** Duties that a bureau gives to whichever office or person it wants. */
export const DUTIES = {
  businessLead: { name: '对口业务指导和实施', clause: 'S0-33', byItem: true, gives: 'businessLead' },
  jointCoordinator: { name: '协调联合抽查', clause: 'S0-30', groupMayHold: true, gives: 'jointCoordinator' },
  platformLead: { name: '统筹协调和平台管理', clause: 'S0-32', gives: 'platformAdmin' },
  dataEntry: { name: '平台录入', clause: 'S0-32', gives: 'dataEntry' },
  legalOffice: { name: '指导监督', clause: 'S1-27', gives: 'legalOffice' },
  consolidation: { name: '材料汇总', clause: 'S4-12' },
  enforcementLead: { name: '现场检查牵头', clause: 'S4-10' },
} as const satisfies Record<string, DutyEntry>
export type Duty = keyof typeof DUTIES

/** The role that a duty gives, or undefined: some are held without any right on the platform. */
export function roleOfDuty(duty: Duty): Role | undefined {
  const entry: DutyEntry = DUTIES[duty]
  return entry.gives
}
export const DutySchema = z.enum(Object.keys(DUTIES) as [Duty, ...Duty[]])

/** A duty with its holder: exactly one of office, person and group. */
export const DutyGrantInputSchema = z.object({
  duty: DutySchema,
  officeId: z.uuid().nullable(),
  userId: z.uuid().nullable(),
  groupId: z.uuid().nullable(),
  /** With `businessLead` only, and always there. */
  itemId: z.uuid().nullable(),
  ...term,
})
export type DutyGrantInput = z.infer<typeof DutyGrantInputSchema>

export const DutyGrantSchema = DutyGrantInputSchema.extend({
  id: z.string(),
  holder: z.string(),
  itemName: z.string().nullable(),
  state: z.enum(['future', 'inForce', 'ended']),
})
export type DutyGrant = z.infer<typeof DutyGrantSchema>
/** How a duty stands on a day. */
export const GRANT_STATES = { inForce: '在任', future: '未到任', ended: '已结束' } as const

/** Lists of duties and groups are searched by words in any of their cells; screen and export decide alike. */
export const OrganisationSearchSchema = z.object({
  q: z.string().trim().max(100).default(''),
  format: ExportFormatSchema.default('xlsx'),
})
export function matchesGrant({ duty, holder, itemName, state }: DutyGrant, q: string): boolean {
  return [DUTIES[duty].name, holder, itemName ?? '', GRANT_STATES[state]].some((words) => words.includes(q))
}

/** A group is found by its own words, or by those of one of its members. */
export function matchesGroup({ name, purpose, members }: Group, q: string): boolean {
  const seats = members.flatMap(({ position, officeName, person }) => [
    GROUP_POSITIONS[position],
    officeName ?? '',
    person,
  ])
  return [name, purpose, ...seats].some((words) => words.includes(q))
}

/** The last day a duty is held; the day before it begins where it is taken back before it had any effect. */
export const DutyEndSchema = z.object({ until: CivilDateSchema })

/** One person's rights: the roles of the account, and those that come with a duty, each with where it comes from. */
export const PersonRightsSchema = z.object({
  id: z.string(),
  name: z.string(),
  officeName: z.string().nullable(),
  roles: z.array(RoleSchema),
  granted: z.array(
    z.object({
      grantId: z.string(),
      duty: DutySchema,
      /** The office, person or group that the duty was given to. */
      holder: z.string(),
      itemName: z.string().nullable(),
      until: CivilDateSchema.nullable(),
      /** Why the duty gives this person no right, in Chinese; null where it does, or gives none to anybody. */
      withheld: z.string().nullable(),
    }),
  ),
})
export type PersonRights = z.infer<typeof PersonRightsSchema>

/** A person is found by name, office, own role, or by a duty, what it gives and whose it is. */
export function matchesRights({ name, officeName, roles, granted }: PersonRights, q: string): boolean {
  const duties = granted.flatMap(({ duty, holder, itemName }) => {
    const role = roleOfDuty(duty)
    return [DUTIES[duty].name, holder, itemName ?? '', role ? ROLES[role] : '']
  })
  return [name, officeName ?? '', ...roles.map((role) => ROLES[role]), ...duties].some((words) => words.includes(q))
}

/** Offices and active people of the own bureau, to choose from. */
export const OfficeListSchema = z.object({
  offices: z.array(z.object({ id: z.string(), name: z.string() })),
  people: z.array(z.object({ id: z.string(), name: z.string(), officeName: z.string().nullable() })),
})
export type OfficeList = z.infer<typeof OfficeListSchema>
