/**
 * Rooms: groups whose members see the same posts in one order.
 *
 * How the folder fits together: `rooms.ts`, `room.ts` and `room-moderation.ts` are the public API, `room-info.ts`,
 * `room-entry.ts` and `room-log.ts` its types.
 * `room-states.ts` has the rooms that the program has asked for, during one login; it handles the server's events, and sends
 * the posts of `../outbox/`. `room-state.ts` is one of them. `read-posts.ts` is a loop over the posts of a room, which
 * `post-sequence.ts`, without I/O, puts in order. `room-changes.ts` hands out how rooms change.
 *
 * Invariant: a loop gets each post of its room once and in order, or is told which are missing.
 */

import { CreateRoomRequest, JoinRoomRequest, RoomScope } from "../../../generated/chatwire/v1/room.ts";
import { CreateRoom, JoinRoom } from "../../../generated/chatwire/v1/rules.ts";
import { ProtocolError } from "../../errors.ts";
import { checkKeys, type KeysOf } from "../../known-words.ts";
import { nameKey } from "../../name.ts";
import type { CallOptions, SendOptions } from "../connection/call.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { PostSending } from "../outbox/sending.ts";
import { Room } from "./room.ts";
import { type NewRoom, type RoomInfo, roomIdBytes, toSettingsMessage } from "./room-info.ts";
import type { RoomState } from "./room-state.ts";
import type { RoomStates } from "./room-states.ts";

const LISTED_KEYS: KeysOf<CallOptions & { prefix?: string }> = { prefix: true, signal: true, timeoutMs: true };

/** The rooms of the user, and those that are listed. */
export class Rooms {
  readonly #states: RoomStates;
  readonly #outbox: Outbox;

  /** @internal */
  constructor(states: RoomStates, outbox: Outbox) {
    this.#states = states;
    this.#outbox = outbox;
  }

  /**
   * Makes a room. The user becomes its owner, and its only member.
   *
   * @throws ProtocolError NAME_LENGTH, NAME_CHARACTERS, NAME_RESTRICTED; NAME_TAKEN, NAME_CONFUSABLE: a listed room has the
   *   name, or one that looks like it; TOO_LARGE: the topic or the description; INVALID_ARGUMENT: the slow mode is too long;
   *   LIMIT_REACHED: the user has too many rooms, or the server; FEATURE_MISSING: the server has no rooms
   * @throws UsageError a setting is wrong
   */
  async create(room: NewRoom, options: SendOptions = {}): Promise<Room> {
    const { call, createRequestId } = this.#states;
    const request = CreateRoomRequest.create({ settings: toSettingsMessage(room) });
    const id = options.id ?? createRequestId();
    let state: RoomState | undefined;
    await call(CreateRoom, request, { ...options, id }, (made) => {
      if (made.room !== undefined) state = this.#states.handleOwn(made.room);
    });
    return this.#roomOf(state);
  }

  /**
   * Joins a public room, accepts an invitation, or asks to join. All members see the user's name from then on, whatever
   * the user's privacy says; of a request, moderators and owners do.
   *
   * @param id  of a `RoomInfo`
   * @returns the room; `info.standing` is "asked" if the user has to wait for an answer
   * @throws ProtocolError ROOM_NOT_FOUND; BANNED_FROM_ROOM; ROOM_FULL; LIMIT_REACHED: the user has too many rooms, or too
   *   many ask to join
   * @throws UsageError the id is malformed
   */
  async join(id: string, options: SendOptions = {}): Promise<Room> {
    const { call, createRequestId } = this.#states;
    const to = { room: roomIdBytes(id) };
    const requestId = options.id ?? createRequestId();
    let state: RoomState | undefined;
    await call(JoinRoom, JoinRoomRequest.create(), { ...options, id: requestId, to }, (joined) => {
      if (joined.room !== undefined) state = this.#states.handleOwn(joined.room);
    });
    return this.#roomOf(state);
  }

  /**
   * Lists the rooms of which the user is a member, to which it is invited, or which it has asked to join; all pages.
   *
   * @param options  hold for each page
   */
  async list(options: CallOptions = {}): Promise<Room[]> {
    const states = await this.#states.list(options);
    return states.map((state) => this.#roomOf(state));
  }

  /**
   * Returns a room of the user; see `list`.
   *
   * @throws ProtocolError ROOM_NOT_FOUND: the user has no room with this id
   * @throws UsageError the id is malformed
   */
  async get(id: string, options: CallOptions = {}): Promise<Room> {
    const wanted = Buffer.from(roomIdBytes(id)).toString("hex");
    const known = this.#states.get(wanted);
    if (known !== undefined && known.info.standing !== "none") return this.#roomOf(known);
    const listed = await this.#states.list(options);
    return this.#roomOf(listed.find(({ info }) => info.id === wanted));
  }

  /**
   * Finds the rooms with a name: those of the user, and the one that is listed. Names of hidden rooms are not unique.
   *
   * @param options  hold for each page
   */
  async find(name: string, options: CallOptions = {}): Promise<RoomInfo[]> {
    const own = (await this.#states.list(options)).map(({ info }) => info);
    const found = own.filter((info) => nameKey(info.name) === nameKey(name));
    // The listed room with the name comes before those whose names only begin with it.
    for await (const info of this.listed({ ...options, prefix: name })) {
      const isFound = nameKey(info.name) === nameKey(name) && !found.some(({ id }) => id === info.id);
      return isFound ? [...found, info] : found;
    }
    return found;
  }

  /**
   * Reads the rooms that are listed, in the order of their names. A page is fetched when the one before is read.
   *
   * @param options  `prefix`: how the names begin, in any case; default: all. `signal` and `timeoutMs` hold for each page
   */
  listed(options: CallOptions & { prefix?: string } = {}): AsyncGenerator<RoomInfo, void, undefined> {
    checkKeys(options, LISTED_KEYS, "option", " of listed");
    return this.#listed(options);
  }

  async *#listed({
    prefix = "",
    ...options
  }: CallOptions & { prefix?: string }): AsyncGenerator<RoomInfo, void, undefined> {
    for await (const rooms of this.#states.pages(RoomScope.LISTED, prefix, options)) yield* rooms;
  }

  /**
   * Reads how the user's rooms change, from now on: invitations, memberships, roles, settings, and how many posts there are
   * and are unread. Of rooms that the program has listed, made or joined, or that others tell of. Each loop gets the latest
   * state of each room that has changed. It ends with the login.
   *
   * @throws ClosedError OVERFLOW, from the loop: changes of `eventQueueMax` rooms were not read in time
   */
  changes(options: CallOptions = {}): AsyncGenerator<RoomInfo, void, undefined> {
    return this.#states.changes.subscribe(options);
  }

  /**
   * The posts that a `FileOutbox` kept from earlier logins and that the server had not confirmed, in the order in which
   * they were accepted. They are being sent since the login.
   */
  get restored(): readonly PostSending[] {
    return this.#outbox.restoredPosts;
  }

  /** The posts that the server does not have, in the order in which they were accepted. */
  get waiting(): readonly PostSending[] {
    return this.#outbox.waitingPosts;
  }

  #roomOf(state: RoomState | undefined): Room {
    if (state === undefined) throw new ProtocolError("ROOM_NOT_FOUND", "You have no room with that id.");
    return new Room(this.#states, state, this.#outbox);
  }
}
