import type { RoomId, StoredPost } from "../stored-rooms.ts";

/**
 * Posts that are read from the store in order to be changed. Another request may change a post between its reading and the
 * answer: the request then goes on with the post as it is by then.
 */
export class ChangingPosts {
  readonly #asked = new Map<string, { count: number; latest: StoredPost | undefined }>();

  /** A post is read. Until `answered`, what becomes of it stays known. */
  ask(room: RoomId, number: number): void {
    const key = keyOf(room, number);
    const asked = this.#asked.get(key) ?? { count: 0, latest: undefined };
    asked.count += 1;
    this.#asked.set(key, asked);
  }

  /** Ends one `ask`. @returns the post, if it was changed since; undefined: the store has the post as it is */
  answered(room: RoomId, number: number): StoredPost | undefined {
    const key = keyOf(room, number);
    const asked = this.#asked.get(key);
    if (asked === undefined) return undefined;
    asked.count -= 1;
    if (asked.count === 0) this.#asked.delete(key);
    return asked.latest;
  }

  /** A post has changed. */
  note(post: StoredPost): void {
    const asked = this.#asked.get(keyOf(post.room, post.number));
    if (asked !== undefined) asked.latest = post;
  }
}

function keyOf(room: RoomId, number: number): string {
  return `${room} ${number}`;
}
