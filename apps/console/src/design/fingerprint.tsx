import { formatFingerprint } from '@sunlot/contract'

type FingerprintProps = {
  /** 64 hexadecimal digits. */
  value: string
  /** How many digits to show, 16 unless all 64 are asked for. */
  digits?: number
}

/** A fingerprint in fours, upper case. */
export function Fingerprint({ value, digits = 16 }: FingerprintProps) {
  return <span className="mono">{formatFingerprint(value, digits)}</span>
}
