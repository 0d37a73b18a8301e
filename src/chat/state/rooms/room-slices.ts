import type { ChatRoom, Member } from "./chat-room.ts";

/** Something that is sent to the members of a room. */
interface Spread {
  /** The members who have not had their turn. Those who leave do not get it; who joins meanwhile comes last. */
  readonly left: IterableIterator<Member>;
  readonly send: (members: readonly Member[]) => void;
}

/** What may wait for the members of one room at a time. */
export const SPREADS_PER_ROOM_MAX = 256;

/**
 * Spreads what is sent to the members of large rooms over turns of the event loop, so that other requests wait for one
 * slice at most. Each member gets what is sent to a room in its order. Rooms take turns.
 *
 * If more is sent to a room than can leave, what waits longest leaves at once: whoever sends then waits for it.
 */
export class RoomSlices {
  readonly #membersMax: () => number;
  /** The one whose turn is next comes first. */
  readonly #waiting = new Map<ChatRoom, Spread[]>();

  /** @param membersMax  the members of one slice */
  constructor(membersMax: () => number) {
    this.#membersMax = membersMax;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Sends something to the members of a room: at once if they are few and nothing of the room waits. */
  send(room: ChatRoom, send: (members: readonly Member[]) => void): void {
    const earlier = this.#waiting.get(room);
    if (earlier === undefined && room.size <= this.#membersMax()) {
      send([...room.members]);
      return;
    }
    const spread: Spread = { left: room.members, send };
    if (earlier === undefined) {
      this.#waiting.set(room, [spread]);
      return;
    }
    const oldest = earlier.length === SPREADS_PER_ROOM_MAX ? earlier.shift() : undefined;
    oldest?.send([...oldest.left]);
    earlier.push(spread);
  }

  /** Sends the last thing of a room. What waits of it is not sent. */
  sendLast(room: ChatRoom, send: (members: readonly Member[]) => void): void {
    this.#waiting.delete(room);
    this.send(room, send);
  }

  /** Sends the next slice. */
  sendSlice(): void {
    const [next] = this.#waiting;
    if (next === undefined) return;
    const [room, spreads] = next;
    // The next turn of this room comes after those of all others.
    this.#waiting.delete(room);
    const [spread] = spreads;
    if (spread === undefined) return;
    const members = take(spread.left, this.#membersMax());
    if (members.length < this.#membersMax()) spreads.shift();
    if (spreads.length > 0) this.#waiting.set(room, spreads);
    spread.send(members);
  }
}

function take(left: Iterator<Member>, max: number): Member[] {
  const members: Member[] = [];
  while (members.length < max) {
    const next = left.next();
    if (next.done === true) break;
    members.push(next.value);
  }
  return members;
}
