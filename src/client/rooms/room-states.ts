import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import type { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import {
  ListRoomsRequest,
  PostInRoomRequest,
  type PostReceived,
  type Room as RoomMessage,
  RoomScope,
  type RoomWatch,
  WatchRoomRequest,
} from "../../../generated/chatwire/v1/room.ts";
import { ListRooms, PostInRoom, WatchRoom } from "../../../generated/chatwire/v1/rules.ts";
import type { Limits } from "../../limits.ts";
import type { Clock } from "../../net/network.ts";
import type { RequestId } from "../../request-id.ts";
import type { Method } from "../../wire/method.ts";
import {
  type CallOptions,
  type OrderedCaller,
  PAGES_MAX,
  repeatWhileLimited,
  type SendOptions,
} from "../connection/call.ts";
import { toDate } from "../connection/server-time.ts";
import type { SentPost } from "../outbox/sending.ts";
import { RoomChanges } from "./room-changes.ts";
import { toChange, toPost, toReacted } from "./room-entry.ts";
import { type RoomInfo, toRoomId, toRoomInfo, toRoomSettings } from "./room-info.ts";
import { toLogEntry } from "./room-log.ts";
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
    const state = new RoomState(info, this, (changed) => this.changes.push(changed));
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
    switch (body.case) {
      case "postReceived":
        this.#handlePost(body.value);
        return true;
      case "roomChanged":
        if (body.value.room !== undefined) this.#handleChanged(body.value.room);
        return true;
      case "postChanged":
      case "postReacted":
      case "postPinned":
      case "roomSettingsChanged":
      case "roomMembersChanged":
      case "roomMessageReceived":
      case "postReported":
        this.#handleOf(this.#known.get(toRoomId(body.value.roomId)), body);
        return true;
      default:
        return false;
    }
  }

  /**
   * Calls a method of a room that changes something. It has an id, with which the program can repeat it.
   *
   * @param onResponse  as in `OrderedCaller`
   */
  change<Q, R>(
    { id: room }: RoomState,
    method: Method<Q, R, MessageBody, Rule>,
    request: Q,
    options: SendOptions,
    onResponse?: (response: R) => void,
  ): Promise<R> {
    const id = options.id ?? this.createRequestId();
    return this.call(method, request, { ...options, id, to: { room } }, onResponse);
  }

  /** Fetches a page of a list of a room, also if a rate refuses it at first. */
  page<Q, R>(
    { id: room }: RoomState,
    method: Method<Q, R, MessageBody, Rule>,
    request: Q,
    options: CallOptions,
  ): Promise<R> {
    return repeatWhileLimited(this.clock, options.signal, () =>
      this.call(method, request, { ...options, to: { room } }),
    );
  }

  /** Chooses what the client gets of a room, in place of an earlier choice, also after the next login. */
  async watch(state: RoomState, watched: RoomWatch, options: CallOptions): Promise<void> {
    const request = WatchRoomRequest.create({ watch: watched });
    state.watched = watched;
    await this.call(WatchRoom, request, { ...options, to: { room: state.id } }, ({ members, lastNumber }) =>
      state.handleCounts(members, lastNumber),
    );
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
      const post = {
        kind: "post",
        from: this.#name,
        text,
        mentions,
        own: true,
        editedAt: undefined,
        reactions: [],
      } as const;
      const { epoch, number } = sent;
      this.#known.get(toRoomId(room))?.handlePost({ ...post, epoch, number, sentAt: toDate(sent.sentMs) }, this.#name);
    });
    return { epoch, number, sentAt: toDate(sentMs) };
  }

  /** The user is logged in again: asks for what has changed. Loops fetch what they have missed. */
  renew(): void {
    for (const state of this.#known.values()) {
      state.handleLost();
      if (state.watched !== undefined && !state.isOver) void this.watch(state, state.watched, {}).catch(() => {});
    }
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

  /** Handles an event of a room. Of one that the program has not asked for, nobody reads. */
  #handleOf(state: RoomState | undefined, body: MessageBody): void {
    if (state === undefined) return;
    if (body.case === "postChanged" && body.value.post !== undefined) {
      state.handleChange(toChange(body.value.post, body.value.epoch, this.#name));
    } else if (body.case === "postReacted") state.handleChange(toReacted(body.value));
    else if (body.case === "postPinned") state.handlePinned(body.value.number, !body.value.removed);
    else if (body.case === "roomSettingsChanged" && body.value.settings !== undefined) {
      state.handleInfo({ ...state.info, ...toRoomSettings(body.value.settings) });
    } else if (body.case === "roomMembersChanged") {
      state.handleMembers(body.value);
    } else if (body.case === "roomMessageReceived" && body.value.message !== undefined) {
      state.messages.handle(body.value.from, body.value.message);
    } else if (body.case === "postReported" && body.value.report !== undefined) {
      state.reports.push(toLogEntry(body.value.report));
    }
  }

  #handleChanged(room: RoomMessage): void {
    const known = this.#known.get(toRoomId(room.roomId));
    // Only the id: the user no longer sees the room.
    if (room.settings === undefined) known?.handleLeft();
    else if (known !== undefined || this.#known.size < KNOWN_MAX) this.handleOwn(room);
  }
}
