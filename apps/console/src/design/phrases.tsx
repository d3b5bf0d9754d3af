/** A text that goes on in the next line only after a comma or semicolon, as long as there is room for that. */
export function Phrases({ text }: { text: string }) {
  return (text.match(/[^，、；]+[，、；]?/g) ?? [text]).map((phrase, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- the phrases of one text never change places
    <span key={place} className="phrase">
      {phrase}
    </span>
  ))
}
