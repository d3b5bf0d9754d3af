/** Bad input or a wrong command line: told in Chinese, with the place, and ended with exit code 2. */
export class InputError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'InputError'
  }
}
