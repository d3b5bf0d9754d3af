/** How a number format shows a number, as far as it changes what a clerk means by it. */
export type NumberStyle =
  | { readonly as: 'plain' | 'percent' | 'date' }
  | { readonly as: 'padded'; readonly width: number }

export const plainStyle: NumberStyle = { as: 'plain' }

/** From here on a spreadsheet program keeps 15 digits and fills up with zeros. */
const firstRounded = 1e15

export function isRounded(value: number): boolean {
  return Math.abs(value) >= firstRounded
}

/** Text such as `9.13301E+17`: a code that was a number in a spreadsheet before it was saved as text. */
export function looksRounded(text: string): boolean {
  return /^\s*\d(\.\d+)?E\+\d{2,}\s*$/i.test(text)
}

/** A number as a person would write it: no exponent, at most 15 digits, percent and leading zeros as shown. */
export function numberText(value: number, style: NumberStyle): string {
  if (style.as === 'percent') return `${plainText(value * 100)}%`
  if (style.as === 'padded' && Number.isInteger(value) && value >= 0) return plainText(value).padStart(style.width, '0')
  return plainText(value)
}

function plainText(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString()
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text
}

const msPerDay = 86_400_000

/**
 * The civil date or time of a serial day number: `2026-10-08`, `2026-10-08T09:30:00`, or `09:30:00` below one day.
 * In the 1900 system day 60 is a 29 February that never was; days before it count from one day later.
 */
export function serialText(serial: number, date1904: boolean): string | undefined {
  if (serial < 0 || serial >= 2_958_466) return undefined
  const shift = date1904 ? 1462 : serial < 60 ? 1 : 0
  const instant = new Date(Math.round((serial + shift) * 86_400) * 1000 - 25_569 * msPerDay)
  const [day, time] = instant.toISOString().slice(0, 19).split('T') as [string, string]
  if (serial < 1 && !date1904) return time
  return time === '00:00:00' ? day : `${day}T${time}`
}

const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])

/** What a format code does to a number; built-in formats 27–36 and 50–58 are the East Asian dates. */
export function numberStyle(formatId: number, code: string | undefined): NumberStyle {
  const east = (formatId >= 27 && formatId <= 36) || (formatId >= 50 && formatId <= 58)
  if (code === undefined) {
    if (builtInDates.has(formatId) || east) return { as: 'date' }
    return { as: formatId === 9 || formatId === 10 ? 'percent' : 'plain' }
  }
  // Quoted text, escaped characters and [conditions] are not part of the pattern; only the first section counts.
  const pattern = code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '').split(';')[0] ?? ''
  if (/^0{2,}$/.test(pattern)) return { as: 'padded', width: pattern.length }
  if (pattern.includes('%')) return { as: 'percent' }
  return { as: /[ymdhs]/i.test(pattern.replace(/general/i, '')) ? 'date' : 'plain' }
}
