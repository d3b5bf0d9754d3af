import { z } from 'zod'

const GAP = /[\t-\r \u0085\u2028\u2029]+/g
const INVISIBLE = /\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu

/**
 * A text that goes into public records, as they can hold it (protocol §1.1): composed, on one line, without invisible
 * characters. People type line breaks and paste what they cannot see, so it is mended where it comes in.
 * @example plainText().parse('设备断电\n改日再抽 ') // '设备断电 改日再抽'
 */
export function plainText(): z.ZodString {
  return z
    .string()
    .overwrite((text) => text.replace(GAP, ' ').replace(INVISIBLE, '').normalize('NFC'))
    .trim()
}
