// Owns the dash for what there is no figure of; it is never 0.
export function NoFigure() {
  return (
    <>
      <span aria-hidden>–</span>
      <span className="sr-only">no figure yet</span>
    </>
  )
}
