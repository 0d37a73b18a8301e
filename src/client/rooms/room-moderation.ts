import {
  CloseRoomRequest,
  GetRoomLogRequest,
  ModerateRoomRequest,
  PinPostRequest,
  RoomAction,
  RoomLogScope,
  SetRoomRequest,
} from "../../../generated/chatwire/v1/room.ts";
import { CloseRoom, GetRoomLog, ModerateRoom, PinPost, SetRoom } from "../../../generated/chatwire/v1/rules.ts";
import { checkWord } from "../../known-words.ts";
import { type CallOptions, PAGES_MAX, type SendOptions } from "../connection/call.ts";
import type { PostPosition } from "./room-entry.ts";
import { type RoomRole, type RoomSettings, toRoleMessage, toRoomSettings, toSettingsMessage } from "./room-info.ts";
import { type RoomLogEntry, toLogEntry } from "./room-log.ts";
import type { RoomState } from "./room-state.ts";
import type { RoomStates } from "./room-states.ts";

/**
 * What moderators and owners do in a room. Nobody acts on a member with the same role or a higher one.
 *
 * Each call can fail with ROOM_NOT_FOUND, NOT_A_MEMBER and ROLE_TOO_LOW.
 */
export class RoomModeration {
  readonly #states: RoomStates;
  readonly #state: RoomState;

  /** @internal */
  constructor(states: RoomStates, state: RoomState) {
    this.#states = states;
    this.#state = state;
  }

  /** Ends the membership, the invitation or the request of a user. */
  async remove(user: string, options: SendOptions = {}): Promise<void> {
    await this.#moderate({ action: RoomAction.REMOVE, user }, options);
  }

  /**
   * Removes a user, who cannot come back until `unban`. Names that nobody has can be banned too.
   *
   * @throws ProtocolError LIMIT_REACHED: the room has too many bans
   */
  async ban(user: string, options: SendOptions = {}): Promise<void> {
    await this.#moderate({ action: RoomAction.BAN, user }, options);
  }

  /** Ends a ban. */
  async unban(user: string, options: SendOptions = {}): Promise<void> {
    await this.#moderate({ action: RoomAction.UNBAN, user }, options);
  }

  /**
   * Keeps a member from posting.
   *
   * @param forMs  for how long, in milliseconds; `roomMuteMaxMs` at most; 0: the member may post again
   * @throws ProtocolError INVALID_ARGUMENT: the user is no member, or the time is too long
   */
  async mute(user: string, forMs: number, options: SendOptions = {}): Promise<void> {
    await this.#moderate({ action: RoomAction.MUTE, user, muteMs: forMs }, options);
  }

  /**
   * Gives a member another role. Owners give each role, moderators those below their own.
   *
   * @throws ProtocolError INVALID_ARGUMENT: the user is no member
   */
  async setRole(user: string, role: RoomRole, options: SendOptions = {}): Promise<void> {
    await this.#moderate({ action: RoomAction.SET_ROLE, user, role: toRoleMessage(role) }, options);
  }

  /**
   * Pins a post to the room. `membership.pinned` of a `RoomInfo` has the pinned ones.
   *
   * @throws ProtocolError POST_NOT_FOUND; LIMIT_REACHED: `roomPinsMax` posts are pinned
   */
  async pin({ epoch, number }: PostPosition, options: SendOptions = {}): Promise<void> {
    await this.#pin(PinPostRequest.create({ epoch, number }), options);
  }

  /** Ends a pin. */
  async unpin({ epoch, number }: PostPosition, options: SendOptions = {}): Promise<void> {
    await this.#pin(PinPostRequest.create({ epoch, number, remove: true }), options);
  }

  /**
   * Changes settings of the room. Those that are not given stay as this client knows them. Only for owners.
   *
   * @throws ProtocolError as `rooms.create`
   * @throws UsageError a setting is unknown, or is none of its words
   */
  async set(settings: Partial<RoomSettings>, options: SendOptions = {}): Promise<void> {
    const { info } = this.#state;
    const { name, topic, description, visibility, history, joiningRole, slowModeMs, membersMax } = info;
    const now = { name, topic, description, visibility, history, joiningRole, slowModeMs, membersMax };
    const request = SetRoomRequest.create({ settings: toSettingsMessage({ ...now, ...settings }) });
    await this.#states.change(this.#state, SetRoom, request, options, ({ room }) => {
      if (room?.settings !== undefined) {
        this.#state.handleInfo({ ...this.#state.info, ...toRoomSettings(room.settings) });
      }
    });
  }

  /** Closes the room: all members leave it, and its posts are deleted. Only for owners. */
  async close(options: SendOptions = {}): Promise<void> {
    await this.#states.change(this.#state, CloseRoom, CloseRoomRequest.create(), options);
    this.#state.handleLeft();
  }

  /**
   * Reads what was done in the room, or the reports of posts, the latest first. A page is fetched when the one before is
   * read.
   *
   * @param options  `list`: "actions" (the default) is only for owners; `signal` and `timeoutMs` hold for each page
   */
  log(options: CallOptions & { list?: "actions" | "reports" } = {}): AsyncGenerator<RoomLogEntry, void, undefined> {
    const { list = "actions", ...callOptions } = options;
    const word = checkWord(list, ["actions", "reports"], "A list of the log");
    return this.#log(word === "actions" ? RoomLogScope.ACTIONS : RoomLogScope.REPORTS, callOptions);
  }

  /**
   * Reads the reports of posts that are made from now on. `log` has the earlier ones.
   *
   * @throws ClosedError OVERFLOW, from the loop: `eventQueueMax` reports were not read in time
   */
  reports(options: CallOptions = {}): AsyncIterable<RoomLogEntry> {
    return this.#state.reports.subscribe(options).changes;
  }

  async *#log(scope: RoomLogScope, options: CallOptions): AsyncGenerator<RoomLogEntry, void, undefined> {
    let before = 0;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const request = GetRoomLogRequest.create({ scope, before });
      const { entries, more } = await this.#states.page(this.#state, GetRoomLog, request, options);
      for (const entry of entries) yield toLogEntry(entry);
      const last = entries.at(-1)?.number ?? 0;
      // A server whose pages do not advance would keep the client in this loop.
      if (!more || last === 0 || (before !== 0 && last >= before)) return;
      before = last;
    }
  }

  async #moderate(request: Partial<ModerateRoomRequest>, options: SendOptions): Promise<void> {
    await this.#states.change(this.#state, ModerateRoom, ModerateRoomRequest.create(request), options);
  }

  async #pin(request: PinPostRequest, options: SendOptions): Promise<void> {
    await this.#states.change(this.#state, PinPost, request, options, () =>
      this.#state.handlePinned(request.number, !request.remove),
    );
  }
}
