import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './client.ts'

/** Whoever the server no longer knows is asked to sign in again; the page behind stays as it is. */
function askWhoIsThere(error: Error): void {
  if (error instanceof ApiError && error.code === 'auth.required') {
    void queryClient.invalidateQueries({ queryKey: ['session'] })
  }
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askWhoIsThere }),
  mutationCache: new MutationCache({ onError: askWhoIsThere }),
  defaultOptions: {
    // The server is often on this very computer, which need not be on any network.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      // A refusal is an answer; only a server that was not reached is asked once more.
      retry: (failures, error) => failures < 1 && error instanceof ApiError && error.code === undefined,
    },
  },
})
