import { type ParseArgsConfig, parseArgs } from 'node:util'
import { InputError } from './input-error.ts'
import { usage } from './usage.ts'

export function usageError(message: string): InputError {
  return new InputError(`${message}\n\n${usage}`)
}

/** Options and positional arguments; whatever is not known is refused with the usage. */
export function parseCommandLine<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw usageError(faultText(error))
  }
}

/** The value of an option that must be given. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw usageError(`缺少 --${option}。`)
  return value
}

function faultText(error: unknown): string {
  const { code, message } = error as { code?: string; message: string }
  const option = /'(?:-\w, )?(-{1,2}[^\s'=]+)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有 ${option} 这个选项。`
  return `选项 ${option} 的写法不对。`
}
