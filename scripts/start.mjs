import { buildScreens } from './build-screens.mjs'

try {
  buildScreens()
} catch (error) {
  process.stderr.write(`没有启动成功：${error.message}\n`)
  process.exit(1)
}
await import('../apps/server/src/main.ts')
