import type { PostChange, PostEntry, PostReacted, ReadPosition, RoomEntry } from "./room-entry.ts";

/** What is to be fetched: the posts after a number, or those with later changes than this one. */
export interface PageRequest {
  readonly case: "after" | "changedAfter";
  readonly value: number;
}

/** A page of the history: a response to GetRoomHistory. */
export interface PostPage {
  readonly epoch: number;
  /** In ascending order, of their numbers or of their changes. */
  readonly posts: readonly { readonly entry: PostEntry; readonly change: number }[];
  /** Posts with lower numbers than this are missing; 0: none is. */
  readonly missingBefore: number;
  /** Numbers of the last post of the room and of its last change. */
  readonly lastNumber: number;
  readonly lastChange: number;
  /** Whether more may follow in the same direction. */
  readonly more: boolean;
  /** Of a page of changes: the next one goes on after this one. */
  readonly changedUntil: number;
}

/**
 * Puts the posts of a room into order for one reader, each once, although pages and events overlap; and so the changes of
 * posts that the reader has. No I/O.
 *
 * Call `handle...` for what arrives, in the order of its arrival. Then call `pollFetch`, and fetch the page that it asks
 * for. A slow reader loses nothing: what does not fit is fetched again later.
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
  /** So with changes. */
  #change: number;
  #lastChange = 0;
  /** Whether there may be posts or changes that the client was not told of. */
  #isUnsure = false;
  #isFetching = false;

  /**
   * @param entriesMax  entries of events that wait for the reader at most
   * @param after       the reader has the posts up to here
   */
  constructor(entriesMax: number, { epoch, number, change }: Required<ReadPosition>) {
    this.#entriesMax = entriesMax;
    this.#epoch = epoch;
    this.#position = number;
    this.#change = change;
  }

  /** Whether `pollFetch` would ask for a page. */
  get isBehind(): boolean {
    return this.#missing !== undefined;
  }

  /** Returns the page to fetch now. Asks for one page at a time, and only if the reader has nothing to read. */
  pollFetch(): PageRequest | undefined {
    const asked = this.#missing;
    this.#isFetching = asked !== undefined;
    return asked;
  }

  get #missing(): PageRequest | undefined {
    if (this.#isFetching || this.#ready.length > 0) return undefined;
    if (this.#isUnsure || this.#position < this.#last) return { case: "after", value: this.#position };
    return this.#change < this.#lastChange ? { case: "changedAfter", value: this.#change } : undefined;
  }

  /** Takes the next entry for the reader. */
  take(): RoomEntry | undefined {
    return this.#ready.shift();
  }

  /** The room has got as far as this. */
  handleLast({ epoch, number, change = 0 }: ReadPosition): void {
    if (epoch !== this.#epoch) this.#restart(epoch);
    this.#last = Math.max(this.#last, number);
    this.#lastChange = Math.max(this.#lastChange, change);
  }

  /** Events may have been lost. */
  handleLost(): void {
    this.#isUnsure = true;
  }

  /** Handles a post that has just been made. */
  handlePost(entry: PostEntry): void {
    this.handleLast(entry);
    if (entry.number === this.#position + 1 && this.#ready.length < this.#entriesMax) this.#add(entry);
  }

  /** Handles a change that has just been made. */
  handleChange(entry: PostChange | PostReacted): void {
    const { epoch, change } = entry;
    this.handleLast({ epoch, number: 0, change });
    // The posts of the page that is on its way may be without the change.
    const isNext = change === this.#change + 1 && !this.#isFetching;
    if (isNext && this.#ready.length < this.#entriesMax) this.#addChange(entry);
  }

  /** Call if the page that `pollFetch` asked for could not be fetched. */
  handleFetchFailure(): void {
    this.#isFetching = false;
  }

  /**
   * Handles the page that `pollFetch` asked for.
   *
   * @returns whether it brought the reader further
   */
  handlePage(asked: PageRequest, page: PostPage): boolean {
    const before = [this.#epoch, this.#position, this.#change, this.#isUnsure];
    this.#isFetching = false;
    this.#takePage(asked, page);
    return before.some((each, index) => each !== [this.#epoch, this.#position, this.#change, this.#isUnsure][index]);
  }

  #takePage(
    asked: PageRequest,
    { epoch, posts, missingBefore, lastNumber, lastChange, more, changedUntil }: PostPage,
  ): void {
    const isOther = epoch !== this.#epoch;
    this.handleLast({ epoch, number: lastNumber, change: lastChange });
    // It was asked for after a number of the epoch before.
    if (isOther) return;
    if (asked.case === "changedAfter") {
      for (const { entry, change } of posts) {
        if (change > this.#change) this.#addChange({ kind: "changed", epoch, change, post: entry });
      }
      // Posts that are no longer kept have changes that nobody gets.
      this.#change = Math.max(this.#change, more ? changedUntil : lastChange);
      return;
    }
    this.#isUnsure = false;
    for (const { entry } of posts) {
      if (entry.number <= this.#position) continue;
      this.#skipTo(entry.number);
      this.#add(entry);
    }
    this.#skipTo(missingBefore);
    this.#last = Math.max(this.#last, this.#position);
  }

  #add(entry: PostEntry): void {
    this.#ready.push(entry);
    this.#position = entry.number;
  }

  /** A post that the reader has not got comes as it is then. */
  #addChange(entry: PostChange | PostReacted): void {
    const { number } = entry.kind === "changed" ? entry.post : entry;
    if (number <= this.#position) this.#ready.push(entry);
    this.#change = entry.change;
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
    this.#change = 0;
    this.#lastChange = 0;
  }
}
