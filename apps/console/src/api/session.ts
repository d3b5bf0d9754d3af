import { type Actor, type Bureau, type Role, type Session, SessionSchema, type SignIn } from '@sunlot/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { command, get } from './client.ts'

/** A session with somebody in it: everything inside the shell has one. */
export type SignedIn = Session & { actor: Actor; bureau: Bureau }

/** Who is there, which bureau, what day it is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => get('/session', SessionSchema),
  staleTime: 60_000,
  refetchOnWindowFocus: 'always',
})

export const SignedInContext = createContext<SignedIn | null>(null)

/** The session of whoever is signed in; only inside the shell. */
export function useSession(): SignedIn {
  const session = useContext(SignedInContext)
  if (!session) throw new Error('useSession outside the shell')
  return session
}

/** Whether the person signed in holds one of the roles. The server decides; this only decides what is shown. */
export function useCan(...roles: readonly Role[]): boolean {
  return useSession().actor.roles.some((role) => roles.includes(role))
}

/** Today's civil date as the server sees it. */
export function useToday(): string {
  return useSession().today.date
}

export function isSignedIn(session: Session | undefined): session is SignedIn {
  return session?.actor != null && session.bureau !== null
}

/**
 * Signs in.
 *
 * @param expired who was signed in before on this page, if anybody; somebody else starts from a fresh load
 */
export function useSignIn(expired?: Actor) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: SignIn) => command('POST', '/session', input),
    onSuccess: (_reply, { login }) => {
      if (expired && expired.login !== login) window.location.reload()
      else return client.invalidateQueries()
    },
  })
}

/** Ends the session and forgets everything that was loaded. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => command('DELETE', '/session'),
    // A fresh load forgets every page state as well, which matters on a shared office machine.
    onSuccess: () => window.location.assign('/console/'),
  })
}
