/** Milliseconds; a double click is two submissions of one form this close together, a second thought is not. */
const ONE_PRESS = 600

interface Submission {
  readonly form: object | null
  readonly at: number
}

/** Whether the same form was submitted again by the same press. */
export function isSamePress(before: Submission | undefined, now: Submission): boolean {
  return before !== undefined && before.form === now.form && now.at - before.at < ONE_PRESS
}

/**
 * A form is sent once a press, whoever clicks twice: before a request is known to be under way, the button is not busy
 * yet, and whatever has no unique name would be registered twice.
 */
export function submitOnce(page: Document): void {
  let before: Submission | undefined
  page.addEventListener(
    'submit',
    (event) => {
      const now = { form: event.target, at: event.timeStamp }
      if (isSamePress(before, now)) {
        event.preventDefault()
        event.stopImmediatePropagation()
      } else before = now
    },
    // Before the pages hear of it.
    { capture: true },
  )
}
