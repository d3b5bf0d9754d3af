import { ROLES } from '@sunlot/contract'
import { Button } from 'antd'
import { useCan } from '../../api/session.ts'

/** S0-06: who keeps the directories; everybody else reads them. */
const KEEPERS = ['businessOffice', 'platformAdmin', 'dataEntry'] as const

export function useIsKeeper(): boolean {
  return useCan(...KEEPERS)
}

type KeeperButtonsProps = {
  /** Verbs in the order they stand, open to others where said so; the last one is solid where `solid` is set. */
  verbs: readonly { readonly label: string; readonly onPress: () => void; readonly isOpen?: boolean }[]
  solid?: boolean
}

/** Verbs of whoever keeps the directories; for others they stay, greyed, with the duty that is missing beside them. */
export function KeeperButtons({ verbs, solid = false }: KeeperButtonsProps) {
  const isKeeper = useIsKeeper()
  return (
    <>
      {!isKeeper && <span className="note">由{KEEPERS.map((role) => ROLES[role]).join('、')}维护</span>}
      {verbs.map(({ label, onPress, isOpen = false }, index) => (
        <Button
          key={label}
          type={solid && index === verbs.length - 1 ? 'primary' : 'default'}
          disabled={!isKeeper && !isOpen}
          onClick={onPress}
        >
          {label}
        </Button>
      ))}
    </>
  )
}
