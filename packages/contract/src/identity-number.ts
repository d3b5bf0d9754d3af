const SHAPE = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/
const CHECKS = '10X98765432'

/**
 * Whether a text is the number of a resident identity card (GB 11643-1999, with its check character). The system keeps
 * none, so wherever a number is typed or imported it must be recognised.
 * @example isIdentityNumber('11010519491231002X') // true
 */
export function isIdentityNumber(text: string): boolean {
  const number = text.toUpperCase()
  if (!SHAPE.test(number)) return false
  // Weights are 2^(17-i) mod 11.
  const digits = Array.from(number.slice(0, 17), Number)
  const sum = digits.reduce((total, digit) => (total * 2 + digit) % 11, 0) * 2
  return CHECKS.charAt(sum % 11) === number.charAt(17)
}
