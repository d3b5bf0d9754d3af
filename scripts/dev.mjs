// The server restarts when its code changes; vite serves the screens and passes /api on to it.
import { run } from './processes.mjs'

const port = process.env.PORT ?? '8080'
const env = { ...process.env, SUNLOT_API: `http://127.0.0.1:${port}` }
process.stdout.write(`后台界面：http://localhost:5173/console/　公开页面：http://localhost:${port}/\n`)
const server = run(process.execPath, ['--watch', 'apps/server/src/main.ts'], { show: true })
const screens = run('vite', [], { show: true, env, cwd: 'apps/console' })
await Promise.all([server, screens])
