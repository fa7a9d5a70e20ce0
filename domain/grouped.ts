// Values by their keys, each group in the order in which they came. (Map.groupBy is newer than the Node and the phones that this runs on.)

export function grouped<Key, Value>(pairs: Iterable<readonly [Key, Value]>): Map<Key, [Value, ...Value[]]> {
  const groups = new Map<Key, [Value, ...Value[]]>()
  for (const [key, value] of pairs) {
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
