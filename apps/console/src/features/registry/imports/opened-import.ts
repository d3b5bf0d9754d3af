import { useSearchParams } from 'react-router'

/** The import that is open over a list, kept in the address: its id, or `new` for the choice of a file. */
export function useOpenedImport() {
  const [params, setParams] = useSearchParams()
  return {
    opened: params.get('import') ?? undefined,
    open: (importId: string | undefined) =>
      setParams(
        () => {
          const after = new URLSearchParams(window.location.search)
          if (importId === undefined) after.delete('import')
          else after.set('import', importId)
          return after
        },
        { replace: true },
      ),
  }
}
