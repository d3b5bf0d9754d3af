import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from './api/query-client.ts'
import { highContrastTheme, theme } from './design/theme.ts'
import { router } from './routes.tsx'
import { SessionGate } from './shell/session-gate.tsx'

const wantsContrast = window.matchMedia('(prefers-contrast: more)').matches

/** The back office: theme, server state, whoever is signed in, and the pages. */
export function App() {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={wantsContrast ? highContrastTheme : theme}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <QueryClientProvider client={queryClient}>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </ConfigProvider>
  )
}
