import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import {
  ListRoomsRequest,
  PostInRoomRequest,
  type PostReceived,
  type Room as RoomMessage,
  RoomScope,
} from "../../../generated/chatwire/v1/room.ts";
import { ListRooms, PostInRoom } from "../../../generated/chatwire/v1/rules.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import type { RequestId } from "../../request-id.ts";
import { type CallOptions, type OrderedCaller, PAGES_MAX } from "../connection/call.ts";
import { repeatWhileLimited } from "../connection/repeat-while-limited.ts";
import { toDate } from "../connection/server-time.ts";
import type { SentPost } from "../outbox/sending.ts";
import { RoomChanges } from "./room-changes.ts";
import { toPost } from "./room-entry.ts";
import { type RoomInfo, toRoomId, toRoomInfo } from "./room-info.ts";
import { RoomState } from "./room-state.ts";
import { Sleeper } from "./sleeper.ts";

/** Pause after a list that could not be fetched. */
const RETRY_MS = 1_000;
/** Rooms that are followed at most. Events about further ones are ignored. */
const KNOWN_MAX = 10_000;

export interface RoomStatesOptions {
  readonly clock: Clock;
  readonly call: OrderedCaller;
  readonly limits: Limits;
  /** Undefined: the server has no ids of requests. */
  readonly createRequestId: () => RequestId | undefined;
}

/** The rooms that the program has asked for, as the user sees them, during one login. */
export class RoomStates {
  readonly clock: Clock;
  readonly call: OrderedCaller;
  readonly createRequestId: () => RequestId | undefined;
  readonly limits: Limits;
  readonly changes: RoomChanges;
  readonly #known = new Map<string, RoomState>();
  #name = "";
  /** Counts logins, also those that replace a lost one. */
  #logins = 0;

  constructor({ clock, call, limits, createRequestId }: RoomStatesOptions) {
    this.clock = clock;
    this.call = call;
    this.limits = limits;
    this.createRequestId = createRequestId;
    this.changes = new RoomChanges(clock, limits.eventQueueMax);
  }

  /** Name of the user who is logged in, or was last. */
  get name(): string {
    return this.#name;
  }

  get(id: string): RoomState | undefined {
    return this.#known.get(id);
  }

  /** Begins a login. */
  begin(name: string): void {
    this.#name = name;
  }

  /** Lists the rooms of the user, by their ids; all pages. The user sees nothing any more of those that are not among them. */
  async list(options: CallOptions): Promise<RoomState[]> {
    const before = [...this.#known.values()];
    const found = new Set<RoomState>();
    for await (const rooms of this.pages(RoomScope.OWN, "", options, (room) => found.add(this.take(room)))) void rooms;
    for (const state of before) if (!found.has(state)) state.handleLeft();
    return [...found];
  }

  /** Reads a list of rooms page by page. @param onRoom  gets each room before any event that arrived after it is handled */
  async *pages(
    scope: RoomScope,
    prefix: string,
    options: CallOptions,
    onRoom: (room: RoomMessage) => void = () => {},
  ): AsyncGenerator<RoomInfo[], void, undefined> {
    let after: Uint8Array = new Uint8Array();
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const request = ListRoomsRequest.create({ scope, prefix, after });
      const { rooms, next } = await repeatWhileLimited(this.clock, options.signal, () =>
        this.call(ListRooms, request, options, (response) => response.rooms.forEach(onRoom)),
      );
      yield rooms.map(toRoomInfo);
      // A server whose pages do not advance would keep the client in this loop.
      if (next.length === 0 || Buffer.compare(next, after) === 0) return;
      after = next;
    }
  }

  /** Notes how the user sees a room that it belongs to, is invited to, or has asked to join. */
  take(room: RoomMessage): RoomState {
    const info = toRoomInfo(room);
    const known = this.#known.get(info.id);
    known?.handleInfo(info);
    if (known !== undefined) return known;
    const state = new RoomState(info, (changed) => this.changes.push(changed));
    this.#known.set(info.id, state);
    return state;
  }

  /** The user has come to belong to a room, or sees it otherwise than before. Loops learn of it. */
  handleOwn(room: RoomMessage): RoomState {
    const isKnown = this.#known.has(toRoomId(room.roomId));
    const state = this.take(room);
    if (!isKnown) this.changes.push(state.info);
    return state;
  }

  /** Handles an event of the server. Returns false if it is about something else. */
  handleEvent(body: MessageBody): boolean {
    if (body.case === "postReceived") this.#handlePost(body.value);
    else if (body.case === "roomChanged") {
      if (body.value.room !== undefined) this.#handleChanged(body.value.room);
    } else return false;
    return true;
  }

  /** Sends a post once, and resolves when the server has it. */
  async transmit(
    { room, text, mentions }: OutboxText,
    id: RequestId | undefined,
    after: RequestId | undefined,
  ): Promise<SentPost> {
    const request = PostInRoomRequest.create({ text, mentions });
    const options = { to: { room }, timeoutMs: Number.POSITIVE_INFINITY, id, after };
    const { epoch, number, sentMs } = await this.call(PostInRoom, request, options, (sent) => {
      // The server does not send it to the client that made it.
      const post = { kind: "post", from: this.#name, text, mentions, own: true } as const;
      const { epoch, number } = sent;
      this.#known.get(toRoomId(room))?.handlePost({ ...post, epoch, number, sentAt: toDate(sent.sentMs) }, this.#name);
    });
    return { epoch, number, sentAt: toDate(sentMs) };
  }

  /** The user is logged in again: asks for what has changed. Loops fetch what they have missed. */
  renew(): void {
    for (const state of this.#known.values()) state.handleLost();
    if (this.#known.size > 0 || this.changes.hasReaders) void this.#refresh();
  }

  /** Ends the login. */
  end(): void {
    this.#logins += 1;
    for (const state of this.#known.values()) state.end();
    this.#known.clear();
    this.changes.end();
  }

  /** Asks how the user sees its rooms, until the server has answered or there is another login. */
  async #refresh(): Promise<void> {
    this.#logins += 1;
    const login = this.#logins;
    while (login === this.#logins) {
      try {
        const known = new Set(this.#known.values());
        for (const state of await this.list({})) if (!known.has(state)) this.changes.push(state.info);
        return;
      } catch {
        await new Sleeper(this.clock).sleep(undefined, RETRY_MS);
      }
    }
  }

  #handlePost({ roomId, epoch, post }: PostReceived): void {
    if (post !== undefined) this.#known.get(toRoomId(roomId))?.handlePost(toPost(post, epoch, this.#name), this.#name);
  }

  #handleChanged(room: RoomMessage): void {
    const known = this.#known.get(toRoomId(room.roomId));
    // Only the id: the user no longer sees the room.
    if (room.settings === undefined) known?.handleLeft();
    else if (known !== undefined || this.#known.size < KNOWN_MAX) this.handleOwn(room);
  }
}
