import { TAG_FACETS, type Tag, type TagFacet } from '@sunlot/contract'

/** Tags as choices under their facets 行业, 领域, 种类 (S2-07). */
export function groupTags(tags: readonly Tag[]) {
  return (Object.keys(TAG_FACETS) as TagFacet[])
    .map((facet) => ({
      label: TAG_FACETS[facet],
      options: tags.filter((tag) => tag.facet === facet).map(({ id, name }) => ({ value: id, label: name })),
    }))
    .filter(({ options }) => options.length > 0)
}
