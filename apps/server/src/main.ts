import { buildApp } from './app.ts'
import { seedDemo } from './demo/index.ts'
import { isSetupNeeded, issueSetupToken } from './features/accounts/index.ts'
import { resumeDraws } from './features/draws/index.ts'
import { resumeImports } from './features/registry/index.ts'
import { readConfig } from './platform/config.ts'
import type { Config } from './platform/config.ts'
import type { Deps } from './platform/deps.ts'
import { openDeps } from './platform/open-deps.ts'

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const { deps, close } = await openDeps(config)
  try {
    // A real database is never filled with invented people, and the built-in one never waits for a set-up.
    if (!config.databaseUrl) await seedDemo(deps, { report: say })
    const app = await buildApp(deps)
    await resumeImports(deps)
    await resumeDraws(deps)
    await app.listen({ host: config.host, port: config.port })
    stopOnSignals(async () => {
      await app.close()
      await close()
    })
    await greet(deps, config)
  } catch (error) {
    await close()
    throw error
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

async function greet(deps: Deps, { databaseUrl, port }: Config): Promise<void> {
  const address = `http://localhost:${port}`
  say(`阳光抽查已启动：${address}/\n后台登录：${address}/console/`)
  if (!databaseUrl) say('体验模式：单位、人员和名录都是演示数据，登录页上有演示账号。')
  else if (await isSetupNeeded(deps.db)) {
    const token = await issueSetupToken(deps)
    say(`第一次启用，请在 24 小时内打开（只能用一次）：${address}/console/setup#${token}`)
  }
}

function stopOnSignals(close: () => Promise<void>): void {
  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    say('正在停止……')
    await close()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}

main().catch((error: Error) => {
  const cause =
    (error as { code?: string }).code === 'EADDRINUSE' ? '端口已被占用，请用环境变量 PORT 换一个' : error.message
  process.stderr.write(`没有启动成功：${cause}\n`)
  process.exit(1)
})
