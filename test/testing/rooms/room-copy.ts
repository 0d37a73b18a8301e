import { type Post, PostState, type Room } from "../../../generated/chatwire/v1/room.ts";

/** What a client has of a post. */
interface KeptPost {
  readonly text: string;
  readonly change: number;
}

/**
 * What one program has of a room: the posts that it has handed to its user, in the order of their numbers, each once, and
 * what has become of them. Kept on a disk, so that it outlives the program.
 */
export class RoomCopy {
  readonly id: Uint8Array;
  readonly #posts: KeptPost[] = [];
  epoch: number;
  /** All changes up to this number are in the copy. */
  lastChange = 0;
  /** Whether a post is known to be missing, so that the program must ask for it. */
  hasGap = false;
  /** Posts that came again. */
  again = 0;

  constructor({ roomId, epoch }: Room) {
    this.id = roomId;
    this.epoch = epoch;
  }

  get key(): string {
    return Buffer.from(this.id).toString("hex");
  }

  get lastNumber(): number {
    return this.#posts.length;
  }

  /** Each post as it is now, in order. */
  get texts(): string[] {
    return this.#posts.map(({ text }) => text);
  }

  /** Takes a post from an event or a page. */
  take(post: Post): void {
    const { number } = post;
    if (number > this.lastNumber + 1) this.hasGap = true;
    else if (number === this.lastNumber + 1) this.#posts.push(keptOf(post));
    else {
      this.again += 1;
      this.change(post);
    }
  }

  /** Takes a change from an event or a page. */
  change(post: Post): void {
    const before = this.#posts[post.number - 1];
    if (before !== undefined && post.change > before.change) this.#posts[post.number - 1] = keptOf(post);
  }
}

function keptOf({ text, state, change }: Post): KeptPost {
  return { text: state === PostState.DELETED ? "(deleted)" : text, change };
}
