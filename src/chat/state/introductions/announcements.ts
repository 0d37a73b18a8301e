import type { Limits } from "../../../limits.ts";
import type { Login, User } from "../user.ts";
import type { AnnouncementCounts, Side } from "./introductions.ts";

/** One side's announcement of a conversation. The server may never have known the conversation. */
export interface Announcement {
  /** Whose login announces it, and where that can be reached. */
  readonly side: Side & { readonly login: Login };
  /** The other user's name as the client wrote it. Nobody may have it. */
  readonly to: string;
  /** The 32 bytes that both sides announce, in hex. */
  readonly id: string;
  /** For the other side. */
  readonly proof: Uint8Array;
  readonly isInviter: boolean;
}

/** The announcements that wait for those of the other sides. Each belongs to a login, and counts for its user. */
export class Announcements implements AnnouncementCounts {
  readonly #limits: Pick<Limits, "conversationGraceMs">;
  /** Of each user, by id. */
  readonly #waiting = new Map<User, Map<string, Announcement>>();
  /** With when they end, in monotonic milliseconds; the first to end first. */
  readonly #ends = new Map<Announcement, number>();

  constructor(limits: Pick<Limits, "conversationGraceMs">) {
    this.#limits = limits;
  }

  /** See `AnnouncementCounts`. */
  countOf(user: User, id?: string): number {
    const waiting = this.#waiting.get(user);
    return (waiting?.size ?? 0) - (id !== undefined && waiting?.has(id) ? 1 : 0);
  }

  /** Keeps an announcement for `conversationGraceMs`, in place of an earlier one of the user with its id. */
  add(announcement: Announcement, nowMs: number): void {
    const { side, id } = announcement;
    const waiting = this.#waiting.get(side.user) ?? new Map<string, Announcement>();
    const earlier = waiting.get(id);
    if (earlier !== undefined) this.#ends.delete(earlier);
    this.#waiting.set(side.user, waiting.set(id, announcement));
    this.#ends.set(announcement, nowMs + this.#limits.conversationGraceMs);
  }

  /** The announcement of a user; undefined if none waits with the id. */
  find(user: User, id: string): Announcement | undefined {
    return this.#waiting.get(user)?.get(id);
  }

  remove(announcement: Announcement): void {
    const { side, id } = announcement;
    this.#ends.delete(announcement);
    const waiting = this.#waiting.get(side.user);
    if (waiting?.get(id) !== announcement) return;
    waiting.delete(id);
    if (waiting.size === 0) this.#waiting.delete(side.user);
  }

  /** A login has ended, and what it has announced with it. */
  endOf(login: Login): void {
    for (const announcement of [...(this.#waiting.get(login.user)?.values() ?? [])])
      if (announcement.side.login === login) this.remove(announcement);
  }

  /** When the first one ends, in monotonic milliseconds; undefined if none waits. */
  get nextEndMs(): number | undefined {
    if (this.#ends.size === 0) return undefined;
    const [first] = this.#ends.values();
    return first;
  }

  /** Forgets those that have waited for too long. Nobody is told. */
  expire(nowMs: number): void {
    for (const [announcement, endMs] of this.#ends) {
      if (endMs > nowMs) return;
      this.remove(announcement);
    }
  }
}
