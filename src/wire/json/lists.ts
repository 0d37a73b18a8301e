/**
 * Lists of values that are the same in a message and in JSON.
 *
 * Generated code counts the items before the first one that differs. If there is none, the list is copied at once: the
 * copy is of the kind of array that `JSON.stringify` writes fastest. The loop stands in the code of each field, because
 * V8 has several kinds of arrays of numbers. A loop for all fields would meet all of them, and then take two to four
 * times as long as one that meets those of its field.
 */

/**
 * Whether all items are the same.
 *
 * @param same  how many are, by the count of the code that knows their type
 */
export function areAll<Item>(items: readonly unknown[], same: number): items is readonly Item[] {
  return same === items.length;
}
