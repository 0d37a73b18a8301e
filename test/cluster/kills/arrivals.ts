/** What was confirmed to senders, compared with what has arrived. */

/** What went wrong, by its kind. */
export interface Faults {
  readonly lost: string[];
  readonly doubled: string[];
  readonly disordered: string[];
}

/** A post as a member of the room has got it. */
export interface ArrivedPost {
  readonly from: string;
  readonly text: string;
  /** Its place in the room. */
  readonly number: number;
}

/**
 * Compares what one sender sent to one receiver. What was not confirmed may have arrived.
 *
 * @param confirmed  in the order in which it was sent
 * @param arrived    in the order in which it arrived
 * @param where      names the receiver
 */
export function compare(confirmed: readonly string[], arrived: readonly string[], where: string, faults: Faults): void {
  const places = new Map<string, number>();
  for (const [place, text] of arrived.entries()) {
    if (places.has(text)) faults.doubled.push(`${text} at ${where}`);
    else places.set(text, place);
  }
  let last = -1;
  for (const text of confirmed) {
    const place = places.get(text);
    if (place === undefined) faults.lost.push(`${text} at ${where}`);
    else if (place < last) faults.disordered.push(`${text} at ${where}`);
    last = Math.max(last, place ?? -1);
  }
}

/**
 * Compares what the members of one room have got: all of them get the posts of all senders in the order of the room.
 *
 * @param arrived  by the name of the member, in the order in which the posts arrived
 */
export function compareRoom(room: string, arrived: ReadonlyMap<string, readonly ArrivedPost[]>, faults: Faults): void {
  const numbers = new Map<string, number>();
  for (const [member, posts] of arrived) {
    let last = 0;
    for (const { text, number } of posts) {
      const known = numbers.get(text) ?? number;
      numbers.set(text, known);
      if (number <= last || number !== known) faults.disordered.push(`${text} in ${room} at ${member}`);
      last = Math.max(last, number);
    }
  }
}
