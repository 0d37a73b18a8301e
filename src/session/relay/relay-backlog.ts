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
  #length = 0;
  #bytes = 0;
  #dropped = 0;

  constructor(lengthMax: number, shared: RelayBacklogs) {
    this.#lengthMax = lengthMax;
    this.#shared = shared;
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

/** Several backlogs whose bytes are bounded together, so that one with few takes no harm from those with many. */
export class RelayBacklogs {
  readonly #bytesMax: number;
  #bytes = 0;
  /** Those in which something waits, by the number of whole steps in their bytes. */
  readonly #bySize: Set<RelayBacklog>[] = [];

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** The bytes that wait in all backlogs. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes note of how many bytes wait in a backlog. */
  note(backlog: RelayBacklog, before: number, after: number): void {
    this.#bytes += after - before;
    this.#bySize[sizeOf(before)]?.delete(backlog);
    if (after > 0) this.#withSize(sizeOf(after)).add(backlog);
  }

  /** Drops from the longest backlog until all together are within their bytes. */
  trim(): void {
    while (this.#bytes > this.#bytesMax) this.#longest()?.drop();
  }

  #withSize(size: number): Set<RelayBacklog> {
    while (this.#bySize.length <= size) this.#bySize.push(new Set());
    return this.#bySize[size] ?? new Set();
  }

  #longest(): RelayBacklog | undefined {
    while (this.#bySize.at(-1)?.size === 0) this.#bySize.pop();
    const [longest] = this.#bySize.at(-1) ?? [];
    return longest;
  }
}

export function bytesOf({ datagram }: RelayedDatagram): number {
  return Math.max(datagram?.length ?? 0, COUNTED_BYTES_MIN);
}

function sizeOf(bytes: number): number {
  return Math.floor(bytes / SIZE_STEP_BYTES);
}
