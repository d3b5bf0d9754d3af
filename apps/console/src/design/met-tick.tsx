/** A bare tick in the colour of the text around it, for step circles. */
export function MetTick() {
  return (
    <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
      <path d="M2.4 6.3l2.4 2.4 4.8-5.2" fill="none" stroke="currentColor" strokeWidth={1.8} />
    </svg>
  )
}
