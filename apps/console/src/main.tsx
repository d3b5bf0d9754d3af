import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { submitOnce } from './shell/submit-once.ts'
import 'dayjs/locale/zh-cn'
import './design/global.css'

submitOnce(document)
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
