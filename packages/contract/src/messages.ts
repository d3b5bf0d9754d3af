import { z } from 'zod'
import { PageQuerySchema } from './page.ts'

/** What happened that somebody should know: one sentence, and the page it is about. Never names who was drawn (S0-13). */
export const MessageSchema = z.object({
  id: z.number(),
  text: z.string(),
  /** Path inside the console. */
  link: z.string(),
  sentAt: z.string(),
  isRead: z.boolean(),
})
export type Message = z.infer<typeof MessageSchema>

/** `q`: words of the text. */
export const MessageQuerySchema = PageQuerySchema.extend({ show: z.enum(['all', 'unread']).default('all') })
export type MessageQuery = z.infer<typeof MessageQuerySchema>

export const UnreadSchema = z.object({ count: z.number() })

/** Marks those of my messages as read; without `ids`, all of them. */
export const MessagesReadSchema = z.object({ ids: z.array(z.number().int()).min(1).max(200).optional() })
