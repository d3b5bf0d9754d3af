import { z } from 'zod'
import { plainText } from './plain-text.ts'
import { ACCOUNT_ROLES, RoleSchema } from './roles.ts'

export const SignInSchema = z.object({ login: z.string().trim().min(1).max(64), password: z.string().min(1).max(200) })
export type SignIn = z.infer<typeof SignInSchema>

export const ActorSchema = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  bureauId: z.string(),
  officeId: z.string().nullable(),
  officeName: z.string().nullable(),
  /** Those of the account, and those that come with a duty today. */
  roles: z.array(RoleSchema),
})
export type Actor = z.infer<typeof ActorSchema>

export const BureauSchema = z.object({
  id: z.string(),
  name: z.string(),
  regionCode: z.string(),
  parentId: z.string().nullable(),
  /** Which policy profile it runs under: `S0` … `S4`. */
  profile: z.string(),
})
export type Bureau = z.infer<typeof BureauSchema>

/** Today, as the server sees it, in the bureau's civil calendar. */
export const TodaySchema = z.object({ date: z.string(), workday: z.boolean().nullable() })

export const SessionSchema = z.object({
  demo: z.boolean(),
  /** True until the first bureau exists: the screen then shows the set-up page. */
  setupNeeded: z.boolean(),
  today: TodaySchema,
  actor: ActorSchema.nullable(),
  bureau: BureauSchema.nullable(),
  mustChangePassword: z.boolean(),
})
export type Session = z.infer<typeof SessionSchema>

export const DemoAccountSchema = z.object({
  login: z.string(),
  password: z.string(),
  name: z.string(),
  office: z.string(),
  duty: z.string(),
  bureau: z.string(),
})
export const DemoAccountsSchema = z.array(DemoAccountSchema)

export const PASSWORD_MIN = 10
export const NewPasswordSchema = z.string().min(PASSWORD_MIN).max(200)
export const ChangePasswordSchema = z.object({ current: z.string().min(1).max(200), next: NewPasswordSchema })

export const SetupSchema = z.object({
  token: z.string().min(1).max(200),
  bureauName: plainText().min(2).max(100),
  regionCode: z.string().regex(/^\d{6}$/),
  profile: z.enum(['S0', 'S1', 'S2', 'S3', 'S4']),
  adminName: plainText().min(1).max(50),
  login: z.string().trim().min(2).max(64),
  password: NewPasswordSchema,
})

export const OfficeSchema = z.object({
  id: z.string(),
  bureauId: z.string(),
  parentId: z.string().nullable(),
  name: z.string(),
})
export type Office = z.infer<typeof OfficeSchema>
export const OfficeInputSchema = z.object({
  bureauId: z.uuid(),
  parentId: z.uuid().nullable(),
  name: plainText().min(1).max(50),
})
export const BureauInputSchema = z.object({
  name: plainText().min(2).max(100),
  regionCode: z.string().regex(/^\d{6}$/),
  parentId: z.uuid(),
  profile: z.enum(['S0', 'S1', 'S2', 'S3', 'S4']),
  /** S1-25: the subordinate bureau's own admin, who goes on from there. */
  admin: z
    .object({
      name: plainText().min(1).max(50),
      login: z.string().trim().min(2).max(64),
      password: NewPasswordSchema,
    })
    .optional(),
})
/** Offices as pasted from a sheet: a line each, name and, in a second column, the office above it. */
export const OfficeLinesSchema = z.object({ bureauId: z.uuid(), text: z.string().min(1).max(20_000) })
export const OfficesMadeSchema = z.object({ created: z.number(), known: z.number() })
export const OrganisationSchema = z.object({ bureaus: z.array(BureauSchema), offices: z.array(OfficeSchema) })

export const UserSchema = z.object({
  id: z.string(),
  bureauId: z.string(),
  officeId: z.string().nullable(),
  officeName: z.string().nullable(),
  name: z.string(),
  login: z.string(),
  roles: z.array(RoleSchema),
  status: z.enum(['active', 'disabled']),
  lockedUntil: z.string().nullable(),
})
export type User = z.infer<typeof UserSchema>
export const UserInputSchema = z.object({
  bureauId: z.uuid(),
  officeId: z.uuid().nullable(),
  name: plainText().min(1).max(50),
  login: z.string().trim().min(2).max(64),
  /** None where all that the person may do comes with a duty. */
  roles: z.array(z.enum(ACCOUNT_ROLES)),
  password: NewPasswordSchema.optional(),
  status: z.enum(['active', 'disabled']).optional(),
})
export type UserInput = z.infer<typeof UserInputSchema>
