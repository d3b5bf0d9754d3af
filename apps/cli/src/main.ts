import { audit } from './commands/audit.ts'
import { check } from './commands/check.ts'
import { draw } from './commands/draw.ts'
import { verify } from './commands/verify.ts'
import { usageError } from './command-line.ts'
import { InputError } from './input-error.ts'
import { usage } from './usage.ts'

/** Each command takes its arguments and answers with the exit code. */
const commands: Record<string, (args: readonly string[]) => Promise<number>> = { verify, check, draw, audit }

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(usage)
    return 0
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw usageError(name === undefined ? '请写明要做什么。' : `没有 ${name} 这个命令。`)
  return await command(args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(
    error instanceof InputError
      ? `${error.message}\n`
      : `程序内部出错，请把下面的内容转给维护人员。\n${String((error as Error).stack)}\n`,
  )
  process.exitCode = 2
}
