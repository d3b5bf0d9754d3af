// The directions of the house. A feature may ask those before it on the road, through their index.ts only.
const ROAD = [
  'accounts',
  'messages',
  'rulebook',
  'organisation',
  'registry',
  'planning',
  'tasks',
  'draws',
  'inspections',
  'disposals',
  'disclosures',
  'credit',
  'evaluation',
  'workbench',
]

const features = 'apps/server/src/features'

function forbid(name, from, to) {
  return { name, severity: 'error', from, to }
}

module.exports = {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }),
    forbid('nothing-unresolved', {}, { couldNotResolve: true }),
    // Packages stand alone; tests may look around.
    forbid(
      'draw-needs-nothing',
      { path: '^packages/draw/src', pathNot: '\\.test\\.ts$' },
      { pathNot: '^packages/draw/src' },
    ),
    forbid(
      'contract-needs-zod-only',
      { path: '^packages/contract/src', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^packages/contract/src', '(^|/)node_modules/zod/'] },
    ),
    forbid(
      'tables-needs-hucre-only',
      { path: '^packages/tables/src', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^packages/tables/src', '(^|/)node_modules/hucre/'], dependencyTypesNot: ['core'] },
    ),
    forbid('packages-never-need-apps', { path: '^packages/' }, { path: '^apps/' }),
    forbid('app-never-needs-app', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
    forbid(
      'platform-knows-no-feature',
      { path: '^apps/server/src/platform', pathNot: '\\.test\\.ts$' },
      { path: `^${features}` },
    ),
    forbid(
      'features-meet-at-index',
      { path: `^${features}/([^/]+)/`, pathNot: '\\.test\\.ts$' },
      { path: `^${features}/`, pathNot: [`^${features}/$1/`, `^${features}/[^/]+/index\\.ts$`] },
    ),
    forbid(
      'others-meet-features-at-index',
      { path: '^apps/server/src/', pathNot: [`^${features}/`, '\\.test\\.ts$'] },
      { path: `^${features}/`, pathNot: `^${features}/[^/]+/index\\.ts$` },
    ),
    ...ROAD.slice(0, -1).map((feature, place) =>
      forbid(
        `${feature}-never-asks-downstream`,
        { path: `^${features}/${feature}/`, pathNot: '\\.test\\.ts$' },
        { path: `^${features}/(${ROAD.slice(place + 1).join('|')})/` },
      ),
    ),
  ],
  options: {
    // The default parser reads no module at all with TypeScript 7 and reports success.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
