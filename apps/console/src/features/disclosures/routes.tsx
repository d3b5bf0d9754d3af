import type { RouteObject } from 'react-router'

export const disclosuresRoutes: RouteObject[] = []
