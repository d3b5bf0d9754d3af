// The server restarts when its code changes; vite serves the screens and passes /api on to it.
import { run } from './processes.mjs'

process.stdout.write('后台界面：http://localhost:5173/console/　服务器：http://localhost:8080/\n')
const server = run(process.execPath, ['--watch', 'apps/server/src/main.ts'], { show: true })
const screens = run('vite', [], { show: true, cwd: 'apps/console' })
await Promise.all([server, screens])
