import type { Page } from 'playwright-core'

/** Signs in on the login page with a demo account, as somebody who tries the product would. */
export async function signIn(page: Page, address: string, login: string): Promise<void> {
  await page.goto(`${address}/console/`)
  await page.getByLabel('账号', { exact: false }).first().fill(login)
  await page.getByLabel('密码', { exact: false }).first().fill('sunlot-demo')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
}
