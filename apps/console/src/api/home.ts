import { HomeSchema } from '@sunlot/contract'
import { queryOptions } from '@tanstack/react-query'
import { get } from './client.ts'

/** To-dos, progress and counts of whoever is signed in; the navigation shows its counts. */
export const homeQuery = queryOptions({ queryKey: ['home'], queryFn: () => get('/home', HomeSchema) })
