import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { FailureNote } from '../api/failure-note.tsx'
import { isSignedIn, type SignedIn, SignedInContext, sessionQuery } from '../api/session.ts'
import { SetupPage } from '../features/accounts/setup-page.tsx'
import { SignInPage } from '../features/accounts/sign-in-page.tsx'

/**
 * Shows the pages to whoever is signed in and the sign-in form to everybody else, at the same address. When a session
 * runs out the pages stay mounted behind the form, so nothing that was filled in is lost.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(sessionQuery)
  const [last, setLast] = useState<SignedIn>()
  const signedIn = isSignedIn(data)
  if (isSignedIn(data) && data !== last) setLast(data)

  if (error && !data) {
    return (
      <main className="gate-failure">
        <FailureNote
          error={error}
          what="页面打不开"
          actions={
            <button type="button" className="link-button" onClick={() => void refetch()}>
              再试一次
            </button>
          }
        />
      </main>
    )
  }
  if (!data) return null
  if (data.setupNeeded && !data.demo) return <SetupPage />
  const known = signedIn ? data : last
  return (
    <>
      {known && (
        <SignedInContext value={known}>
          <div key={known.actor.id} hidden={!signedIn}>
            {children}
          </div>
        </SignedInContext>
      )}
      {!signedIn && <SignInPage demo={data.demo} {...(last ? { expiredActor: last.actor } : {})} />}
    </>
  )
}
