/** 138****5678; of shorter numbers the last two digits. */
export function hidePhone(phone: string): string {
  if (phone === '') return ''
  return phone.length < 11 ? `****${phone.slice(-2)}` : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
