/**
 * Two versions of a form that grew from one: what was filled in stays, what was not touched is as it stands now.
 *
 * @param base as it was read before anything was filled in
 */
export function mergeUntouched<Form extends object>(base: Form, mine: Form, theirs: Form): Form {
  const touched = (Object.keys(mine) as (keyof Form)[]).filter(
    (field) => JSON.stringify(mine[field]) !== JSON.stringify(base[field]),
  )
  return { ...theirs, ...Object.fromEntries(touched.map((field) => [field, mine[field]])) }
}
