import type { GeneratedAlways } from 'kysely'

export interface MessagesTable {
  id: GeneratedAlways<number>
  bureauId: string
  userId: string
  text: string
  link: string
  sentAt: Date
  readAt: Date | null
}
