/** One core's page of a list that is spread over all cores. */
export interface Page<Item> {
  /** In the order of their keys. */
  readonly items: readonly Item[];
  /** Whether the core has more after the last of them. */
  readonly hasMore: boolean;
}

/**
 * The next page of the whole list, without gaps: of the pages that each core has after one place in the list, all up to
 * the place where the first of them breaks off.
 */
export function mergePages<Item>(
  pages: readonly Page<Item>[],
  keyOf: (item: Item) => string,
  itemsMax: number,
): Page<Item> {
  const all = pages.flatMap(({ items }) => items).sort((a, b) => compare(keyOf(a), keyOf(b)));
  const ends = pages.flatMap(({ items, hasMore }) => (hasMore ? items.slice(-1).map(keyOf) : []));
  const end = ends.sort(compare)[0];
  const known = end === undefined ? all : all.filter((item) => keyOf(item) <= end);
  const items = known.slice(0, itemsMax);
  return { items, hasMore: items.length < all.length || end !== undefined };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
