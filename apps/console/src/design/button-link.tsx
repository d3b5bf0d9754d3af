import { Button, type ButtonProps } from 'antd'
import { useHref, useLinkClickHandler } from 'react-router'

type ButtonLinkProps = Pick<ButtonProps, 'type' | 'size' | 'block' | 'color' | 'variant' | 'children'> & { to: string }

/** A link to another page that looks like a button; opens in a new tab like any link. */
export function ButtonLink({ to, ...look }: ButtonLinkProps) {
  return <Button {...look} href={useHref(to)} onClick={useLinkClickHandler<HTMLElement>(to)} />
}
