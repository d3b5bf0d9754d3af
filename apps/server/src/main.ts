import { buildApp } from './app.ts'
import { readConfig } from './platform/config.ts'
import { openDeps } from './platform/open-deps.ts'

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const { deps, close } = await openDeps(config)
  const app = await buildApp(deps)

  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    process.stdout.write('正在停止……\n')
    await app.close()
    await close()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())

  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await close()
    throw error
  }
  process.stdout.write(`阳光抽查已启动：http://localhost:${config.port}/\n`)
}

main().catch((error: Error) => {
  process.stderr.write(`没有启动成功：${error.message}\n`)
  process.exit(1)
})
