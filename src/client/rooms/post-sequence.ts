import type { BlockedPost, PostPosition, RoomEntry, RoomPost } from "./room-entry.ts";

/** A page of the history: a response to GetRoomHistory with `after`. */
export interface PostPage {
  readonly epoch: number;
  /** In ascending order. */
  readonly posts: readonly (RoomPost | BlockedPost)[];
  /** Posts with lower numbers than this are missing; 0: none is. */
  readonly missingBefore: number;
  /** Number of the last post of the room. */
  readonly lastNumber: number;
}

/**
 * Puts the posts of a room into order for one reader, each once, although pages and events overlap. No I/O.
 *
 * Call `handle...` for what arrives, in the order of its arrival. If `behind` then is a number, fetch the page after it.
 * A slow reader loses nothing: what does not fit is fetched again later.
 *
 * @see proto/PROTOCOL.md, "Posts"
 */
export class PostSequence {
  readonly #entriesMax: number;
  /** Entries for the reader, in order. */
  readonly #ready: RoomEntry[] = [];
  #epoch: number;
  /** Every post up to this number is in `#ready`, was taken, or was told as missing. */
  #position: number;
  /** Number of the last post, as far as known. */
  #last = 0;
  /** Whether there may be posts that the client was not told of. */
  #isUnsure = false;

  /**
   * @param entriesMax  entries of events that wait for the reader at most
   * @param after       the reader has the posts up to here
   */
  constructor(entriesMax: number, { epoch, number }: PostPosition) {
    this.#entriesMax = entriesMax;
    this.#epoch = epoch;
    this.#position = number;
  }

  /** The number after which a page is to be fetched; undefined: none is, or the reader has something to read first. */
  get behind(): number | undefined {
    const isBehind = this.#isUnsure || this.#position < this.#last;
    return isBehind && this.#ready.length === 0 ? this.#position : undefined;
  }

  /** Takes the next entry for the reader. */
  take(): RoomEntry | undefined {
    return this.#ready.shift();
  }

  /** The room has got as far as this. */
  handleLast({ epoch, number }: PostPosition): void {
    if (epoch !== this.#epoch) this.#restart(epoch);
    this.#last = Math.max(this.#last, number);
  }

  /** Events may have been lost. */
  handleLost(): void {
    this.#isUnsure = true;
  }

  /** Handles a post that has just been made. */
  handlePost(entry: RoomPost | BlockedPost): void {
    this.handleLast(entry);
    if (entry.number === this.#position + 1 && this.#ready.length < this.#entriesMax) this.#add(entry);
  }

  /** Handles the page that `behind` asked for. */
  handlePage({ epoch, posts, missingBefore, lastNumber }: PostPage): void {
    this.#isUnsure = false;
    const isOther = epoch !== this.#epoch;
    this.handleLast({ epoch, number: lastNumber });
    // It was asked for after a number of the epoch before.
    if (isOther) return;
    for (const entry of posts) {
      if (entry.number <= this.#position) continue;
      this.#skipTo(entry.number);
      this.#add(entry);
    }
    this.#skipTo(missingBefore);
    this.#last = Math.max(this.#last, this.#position);
  }

  #add(entry: RoomPost | BlockedPost): void {
    this.#ready.push(entry);
    this.#position = entry.number;
  }

  /** Tells the reader that posts before a number are missing, if there are any that it has not got. */
  #skipTo(number: number): void {
    const first = this.#position + 1;
    if (number <= first) return;
    this.#ready.push({ kind: "missing", epoch: this.#epoch, first, last: number - 1 });
    this.#position = number - 1;
  }

  /** What the reader has not read is of no use any more. */
  #restart(epoch: number): void {
    this.#ready.length = 0;
    this.#ready.push({ kind: "restarted", epoch });
    this.#epoch = epoch;
    this.#position = 0;
    this.#last = 0;
  }
}
