// Owns how much of an exercise is asked for, to a patient: the first words tell the most, the rest how it is done.

export function Amount({ amount }: { amount: string }) {
  const [howMuch = '', ...parts] = amount.split(', ')
  const how = parts.join(', ')
  return (
    <>
      {howMuch && <p className="font-semibold">{howMuch}</p>}
      {how && <p>{how.charAt(0).toUpperCase() + how.slice(1)}</p>}
    </>
  )
}
