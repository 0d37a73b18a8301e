import type { MessageBody } from "../../../../generated/chatwire/v1/message.ts";
import type { Emitted } from "../outbox.ts";
import type { Login } from "../user.ts";
import type { ChatRoom, Member } from "./chat-room.ts";

/** A room with more members waits for its slice, so that what is sent in one turn of the event loop reaches each of them together. */
const AT_ONCE_MEMBERS_MAX = 64;
/** Messages that share slices, so that a slice has a bounded number of events. */
export const TOGETHER_MAX = 16;
/** Of what waits for the members of one room, how much has slices of its own. */
export const SPREADS_PER_ROOM_MAX = 16;

/** An event for the members of a room. */
export interface RoomMessage {
  readonly event: Emitted;
  /** What most members get: it is encoded once for all of them. */
  readonly body: MessageBody;
  /** What a member gets; undefined: nothing. Default: `body`. */
  readonly bodyFor?: (member: Member) => MessageBody | undefined;
  /** The login that gets a response instead; undefined: none does. */
  readonly requester: Login | undefined;
  /** Whether those who get only counts of the room get it too. */
  readonly isForCounters: boolean;
}

/** Makes what each of the members gets, if that has little in common. */
export type OwnMessages = (members: readonly Member[]) => void;

/** What waits for members of a room, and some of the members, who get all of it. */
export interface RoomSlice {
  readonly room: ChatRoom;
  readonly members: readonly Member[];
  readonly messages: readonly RoomMessage[] | OwnMessages;
}

/** Messages whose slices are sent. */
interface Spread {
  /** The members who have not had their turn. Those who leave do not get it; who joins meanwhile comes last. */
  readonly left: IterableIterator<Member>;
  readonly messages: RoomMessage[] | OwnMessages;
  hasBegun: boolean;
}

/**
 * Spreads what is sent to the members of large rooms over turns of the event loop, so that other requests wait for one
 * slice at most. Each member gets what is sent to a room in its order. Messages that wait together share slices, so that
 * each member gets them in one write. Rooms take turns.
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

  /**
   * Adds something for the members of a room, after what waits for them.
   *
   * @returns whether it leaves at once: the members are few, and nothing of the room waits. If not, it leaves by `takeSlice`
   */
  add(room: ChatRoom, message: RoomMessage | OwnMessages): boolean {
    const earlier = this.#waiting.get(room);
    if (earlier === undefined && room.size <= Math.min(AT_ONCE_MEMBERS_MAX, this.#membersMax())) return true;
    if (typeof message !== "function" && join(earlier?.at(-1), message)) return false;
    const messages = typeof message === "function" ? message : [message];
    const spread: Spread = { left: room.members, messages, hasBegun: false };
    if (earlier === undefined) this.#waiting.set(room, [spread]);
    else earlier.push(spread);
    return false;
  }

  /**
   * Takes what waits longest for the members of a room who have not got it, if more waits than may. Call after `add`.
   */
  takeExcess(room: ChatRoom): RoomSlice | undefined {
    const waiting = this.#waiting.get(room);
    if (waiting === undefined || waiting.length <= SPREADS_PER_ROOM_MAX) return undefined;
    const oldest = waiting.shift();
    return oldest && { room, members: [...oldest.left], messages: oldest.messages };
  }

  /** What waits for members of a room is not sent. */
  drop(room: ChatRoom): void {
    this.#waiting.delete(room);
  }

  /** Takes the next slice. */
  takeSlice(): RoomSlice | undefined {
    const [next] = this.#waiting;
    if (next === undefined) return undefined;
    const [room, spreads] = next;
    // The next turn of this room comes after those of all others.
    this.#waiting.delete(room);
    const [spread] = spreads;
    if (spread === undefined) return undefined;
    spread.hasBegun = true;
    const members = take(spread.left, this.#membersMax());
    if (members.length < this.#membersMax()) spreads.shift();
    if (spreads.length > 0) this.#waiting.set(room, spreads);
    return { room, members, messages: spread.messages };
  }
}

/** Adds a message to those that wait, if none of these has left. Returns whether it did. */
function join(spread: Spread | undefined, message: RoomMessage): boolean {
  if (spread === undefined || spread.hasBegun || typeof spread.messages === "function") return false;
  if (spread.messages.length >= TOGETHER_MAX) return false;
  spread.messages.push(message);
  return true;
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
