import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { FailureNote } from '../api/failure-note.tsx'
import { isSignedIn, type SignedIn, SignedInContext, sessionQuery } from '../api/session.ts'
import { SignInPage } from '../features/accounts/sign-in-page.tsx'
import './session-gate.css'

// Seen once in the life of a server.
const SetupPage = lazy(async () => ({ default: (await import('../features/accounts/setup-page.tsx')).SetupPage }))

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
  if (data.setupNeeded && !data.demo) {
    return (
      <Suspense>
        <SetupPage />
      </Suspense>
    )
  }
  if (!signedIn && !last) return <SignInPage demo={data.demo} />
  const known = signedIn ? data : last
  if (!known) return null
  return (
    <SignedInContext value={known}>
      <div key={known.actor.id}>{children}</div>
      {!signedIn && (
        <Expired>
          <SignInPage demo={data.demo} expiredActor={known.actor} />
        </Expired>
      )}
    </SignedInContext>
  )
}

/** Covers the pages and whatever drawer is open on them; the browser keeps focus inside and Esc does not lead around it. */
function Expired({ children }: { children: ReactNode }) {
  const cover = useRef<HTMLDialogElement>(null)
  useEffect(() => cover.current?.showModal(), [])
  return (
    <dialog
      ref={cover}
      className="expired"
      aria-label="登录已过期"
      onCancel={(event) => event.preventDefault()}
      onKeyDown={keepEscape}
    >
      {children}
    </dialog>
  )
}

/** Esc must not reach the drawer behind and close it with what was filled in. */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation()
}
