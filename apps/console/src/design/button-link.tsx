import { Button, type ButtonProps } from 'antd'
import { useHref, useLinkClickHandler } from 'react-router'

type ButtonLinkProps = Pick<ButtonProps, 'type' | 'size' | 'block' | 'color' | 'variant' | 'children'> & {
  to: string
  /** Runs before the page is left. */
  onLeave?: () => void
}

/** A link to another page that looks like a button; opens in a new tab like any link. */
export function ButtonLink({ to, onLeave, ...look }: ButtonLinkProps) {
  const leave = useLinkClickHandler<HTMLElement>(to)
  return (
    <Button
      {...look}
      href={useHref(to)}
      onClick={(event) => {
        onLeave?.()
        leave(event)
      }}
    />
  )
}
