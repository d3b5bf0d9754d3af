import type { Role } from '@sunlot/contract'
import type { Generated } from 'kysely'

export interface BureausTable {
  id: string
  parentId: string | null
  name: string
  regionCode: string
  profile: string
  drawPrefix: string
  createdAt: Date
}

export interface OfficesTable {
  id: string
  bureauId: string
  parentId: string | null
  name: string
  createdAt: Date
}

export interface UsersTable {
  id: string
  bureauId: string
  officeId: string | null
  login: string
  name: string
  passwordHash: string
  mustChangePassword: Generated<boolean>
  status: Generated<'active' | 'disabled'>
  failedCount: Generated<number>
  lockedUntil: Date | null
  createdAt: Date
}

export interface UserRolesTable {
  userId: string
  role: Role
}

export interface SessionsTable {
  tokenHash: string
  userId: string
  createdAt: Date
  lastSeenAt: Date
}

export interface SetupTokensTable {
  tokenHash: string
  expiresAt: Date
}
