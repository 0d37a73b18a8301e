/** A datagram that waits counts as at least so many bytes, because it needs memory besides its content. */
const COUNTED_BYTES_MIN = 256;
/** Backlogs whose bytes differ by less count as equally long. */
const SIZE_STEP_BYTES = 1_024;

/** A datagram of a link for the other end of the connection; undefined: the conversation has used up the relay. */
export interface RelayedDatagram {
  readonly introductionId: number;
  readonly datagram: Uint8Array | undefined;
}

/**
 * The datagrams that wait for one end of a connection, without I/O. The conversations are served in turn, and the one with
 * the most loses its oldest datagram, so none takes the room or the turn of another.
 */
export class RelayBacklog {
  readonly #lengthMax: number;
  readonly #shared: RelayBacklogs;
  /** By introduction; the one whose turn it is comes first. */
  readonly #conversations = new Map<number, RelayedDatagram[]>();
  #user: unknown = this;
  #length = 0;
  #bytes = 0;
  #dropped = 0;

  constructor(lengthMax: number, shared: RelayBacklogs) {
    this.#lengthMax = lengthMax;
    this.#shared = shared;
  }

  /** Whose backlog it is; itself, unless somebody has set it. */
  get user(): unknown {
    return this.#user;
  }

  set user(user: unknown) {
    if (user === this.#user) return;
    this.#shared.note(this, this.#bytes, 0);
    this.#user = user;
    this.#shared.note(this, 0, this.#bytes);
  }

  /** The number of datagrams that were dropped. */
  get dropped(): number {
    return this.#dropped;
  }

  /** The number of datagrams that wait. */
  get length(): number {
    return this.#length;
  }

  /** Adds a copy of a datagram, also if that is too much; see `trim`. */
  push({ introductionId, datagram }: RelayedDatagram): void {
    // Decoded bytes may share memory with much else, which they would keep alive.
    const own = { introductionId, datagram: datagram && new Uint8Array(datagram) };
    const waiting = this.#conversations.get(introductionId);
    if (waiting === undefined) this.#conversations.set(introductionId, [own]);
    else waiting.push(own);
    this.#resize(1, bytesOf(own));
  }

  /** Takes out the oldest datagram of the conversation whose turn it is. */
  take(): RelayedDatagram | undefined {
    const [next] = this.#conversations;
    if (next === undefined) return undefined;
    const [introductionId, waiting] = next;
    this.#conversations.delete(introductionId);
    if (waiting.length > 1) this.#conversations.set(introductionId, waiting);
    return this.#shift(waiting);
  }

  /** Drops the oldest datagram of the conversation with the most. */
  drop(): void {
    let longest: [number, RelayedDatagram[]] | undefined;
    for (const each of this.#conversations) if (each[1].length > (longest?.[1].length ?? 0)) longest = each;
    if (longest === undefined) return;
    const [introductionId, waiting] = longest;
    if (waiting.length === 1) this.#conversations.delete(introductionId);
    this.#shift(waiting);
    this.#dropped += 1;
  }

  /** Drops what is too much, here and in all backlogs together. */
  trim(): void {
    while (this.#length > this.#lengthMax) this.drop();
    this.#shared.trim();
  }

  /** Forgets what waits. */
  clear(): void {
    this.#conversations.clear();
    this.#resize(-this.#length, -this.#bytes);
  }

  #shift(waiting: RelayedDatagram[]): RelayedDatagram | undefined {
    const oldest = waiting.shift();
    if (oldest !== undefined) this.#resize(-1, -bytesOf(oldest));
    return oldest;
  }

  #resize(count: number, bytes: number): void {
    const before = this.#bytes;
    this.#length += count;
    this.#bytes += bytes;
    this.#shared.note(this, before, this.#bytes);
  }
}

/** Several backlogs whose bytes are bounded together: the user with the most makes room, whatever the number of backlogs. */
export class RelayBacklogs {
  readonly #bytesMax: number;
  #bytes = 0;
  /** Those in which something waits. */
  readonly #users = new Map<unknown, UserBacklogs>();
  readonly #longestUsers = new BySize<UserBacklogs>();

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** The bytes that wait in all backlogs. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The number of users for whom something waits. */
  get users(): number {
    return this.#users.size;
  }

  /** Takes note of how many bytes wait in a backlog. */
  note(backlog: RelayBacklog, before: number, after: number): void {
    const user = this.#users.get(backlog.user) ?? { bytes: 0, backlogs: new BySize<RelayBacklog>() };
    const bytesBefore = user.bytes;
    user.bytes += after - before;
    this.#bytes += after - before;
    user.backlogs.note(backlog, before, after);
    this.#longestUsers.note(user, bytesBefore, user.bytes);
    if (user.bytes > 0) this.#users.set(backlog.user, user);
    else this.#users.delete(backlog.user);
  }

  /** Drops from the longest backlog of the user with the most, until all together are within their bytes. */
  trim(): void {
    while (this.#bytes > this.#bytesMax) this.#longestUsers.longest?.backlogs.longest?.drop();
  }
}

/** The backlogs of one user. */
interface UserBacklogs {
  bytes: number;
  readonly backlogs: BySize<RelayBacklog>;
}

/** Finds the longest of many by their bytes. Holds none that has 0. */
class BySize<T> {
  /** By the number of whole steps in their bytes. */
  readonly #sets: Set<T>[] = [];

  note(item: T, before: number, after: number): void {
    this.#sets[sizeOf(before)]?.delete(item);
    if (after <= 0) return;
    while (this.#sets.length <= sizeOf(after)) this.#sets.push(new Set());
    this.#sets[sizeOf(after)]?.add(item);
  }

  get longest(): T | undefined {
    while (this.#sets.at(-1)?.size === 0) this.#sets.pop();
    const [longest] = this.#sets.at(-1) ?? [];
    return longest;
  }
}

export function bytesOf({ datagram }: RelayedDatagram): number {
  return Math.max(datagram?.length ?? 0, COUNTED_BYTES_MIN);
}

function sizeOf(bytes: number): number {
  return Math.floor(bytes / SIZE_STEP_BYTES);
}
