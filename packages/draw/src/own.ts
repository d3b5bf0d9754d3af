/**
 * The object's own member, so that ids such as `constructor` never reach a prototype (§1.3).
 * @example ownValue({ A: 1 }, 'constructor') // undefined
 */
export function ownValue<T>(object: Record<string, T>, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined
}
