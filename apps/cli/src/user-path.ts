import { resolve } from 'node:path'

/** npm changes into the folder of the project; paths are meant from where the person typed the command. */
export function userPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}
