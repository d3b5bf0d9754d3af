import type { ImportKind } from '@sunlot/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { ImportDrawer, NEW_IMPORT } from './import-drawer.tsx'
import { importsQuery, isUnfinished } from './imports.queries.ts'

/** 导入 with the number of imports left unfinished; the drawer is open while the address names an import. */
export function ImportButton({ kind }: { kind: ImportKind }) {
  const [params, setParams] = useSearchParams()
  const { data = [] } = useQuery(importsQuery)
  const left = data.filter((one) => one.kind === kind && isUnfinished(one)).length

  function setImport(value: string): void {
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        if (value === '') after.delete('import')
        else after.set('import', value)
        return after
      },
      { replace: true },
    )
  }
  return (
    <>
      <Button onClick={() => setImport(NEW_IMPORT)}>{left > 0 ? `导入（${left} 份没办完）` : '导入'}</Button>
      {params.has('import') && <ImportDrawer kind={kind} onClose={() => setImport('')} />}
    </>
  )
}
