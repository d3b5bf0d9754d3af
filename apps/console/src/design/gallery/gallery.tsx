/** Every part in every state, for whoever works on the parts. */
export function Gallery() {
  return <main />
}
