import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import 'dayjs/locale/zh-cn'
import './design/global.css'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
