import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import {
  DeletePostRequest,
  EditPostRequest,
  GetRoomHistoryRequest,
  InviteToRoomRequest,
  LeaveRoomRequest,
  ListRoomMembersRequest,
  MarkRoomReadRequest,
  ReactToPostRequest,
  ReportPostRequest,
  RoomMemberScope,
  RoomWatch,
  SendRoomMessageRequest,
} from "../../../generated/chatwire/v1/room.ts";
import {
  DeletePost,
  EditPost,
  GetRoomHistory,
  InviteToRoom,
  LeaveRoom,
  ListRoomMembers,
  MarkRoomRead,
  ReactToPost,
  ReportPost,
  SendRoomMessage,
} from "../../../generated/chatwire/v1/rules.ts";
import { UsageError } from "../../errors.ts";
import { checkKeys, checkWord, type KeysOf } from "../../known-words.ts";
import type { Method } from "../../wire/method.ts";
import { type CallOptions, PAGES_MAX, type SendOptions } from "../connection/call.ts";
import type { ApplicationCodec, MessageCounts, Received } from "../events/application-messages.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { PostSending } from "../outbox/sending.ts";
import { readPosts } from "./read-posts.ts";
import {
  type MissingPosts,
  type PostEntry,
  type PostPosition,
  type ReadPosition,
  type RoomEntry,
  toPost,
} from "./room-entry.ts";
import { type RoomInfo, type RoomMember, type RoomMembersChange, toRoomMember } from "./room-info.ts";
import { RoomModeration } from "./room-moderation.ts";
import type { RoomState } from "./room-state.ts";
import type { RoomStates } from "./room-states.ts";

/** Options of a post. */
export interface PostOptions extends SendOptions {
  /** Names of members who are to notice the post, `mentionsPerPostMax` at most. Other names have no effect. */
  mentions?: readonly string[];
}

/** Which users a list of a room has. Those who ask to join, and banned names, are for moderators and owners. */
export type RoomMemberList = "members" | "asking" | "banned";

const POSTS_KEYS: KeysOf<{ after?: ReadPosition; signal?: AbortSignal }> = { after: true, signal: true };
const HISTORY_KEYS: KeysOf<CallOptions & { before?: number }> = { before: true, signal: true, timeoutMs: true };
const WATCHES: Readonly<Record<"posts" | "members" | "counts", RoomWatch>> = {
  posts: RoomWatch.POSTS,
  members: RoomWatch.MEMBERS,
  counts: RoomWatch.COUNTS,
};
const SCOPES: Readonly<Record<RoomMemberList, RoomMemberScope>> = {
  members: RoomMemberScope.MEMBERS,
  asking: RoomMemberScope.ASKING,
  banned: RoomMemberScope.BANNED,
};

/**
 * A room, during one login. The user may be a member of it, be invited, or have asked to join; see `info`.
 *
 * Each call can fail with ROOM_NOT_FOUND (there is no such room, or the user may not see it), and most with NOT_A_MEMBER
 * and ROLE_TOO_LOW.
 */
export class Room {
  readonly #states: RoomStates;
  readonly #state: RoomState;
  readonly #outbox: Outbox;
  /** What moderators and owners do. */
  readonly moderation: RoomModeration;

  /** @internal */
  constructor(states: RoomStates, state: RoomState, outbox: Outbox) {
    this.#states = states;
    this.#state = state;
    this.#outbox = outbox;
    this.moderation = new RoomModeration(states, state);
  }

  /** 32 hexadecimal digits. */
  get id(): string {
    return this.info.id;
  }

  /** As its owner has chosen it. Names of hidden rooms are not unique. */
  get name(): string {
    return this.info.name;
  }

  /**
   * How the user sees the room now. The number of posts and what is unread follow each post; settings and the number of
   * members are as the server told them last.
   */
  get info(): RoomInfo {
    return this.#state.info;
  }

  /** How many posts the user has not read; 0 if the user is no member. */
  get unread(): number {
    return this.info.membership?.unread ?? 0;
  }

  /** How many of those mention the user. */
  get mentions(): number {
    return this.info.membership?.mentions ?? 0;
  }

  /**
   * Posts a text. The outbox accepts it at once, and sends it until the server has it or has refused it for good: after
   * the posts in the room that were accepted before it, and again if the connection is lost. While slow mode does not let
   * the user post, the post waits, and `state` says until when.
   *
   * @param options  `id`, `signal` and `timeoutMs`: as in `texts.send`
   * @returns a promise that resolves when the server has the post: to its place in the order of the room, and the time. It
   *   also tells each state of the post
   * @throws ProtocolError ROOM_NOT_FOUND, NOT_A_MEMBER; ROLE_TOO_LOW: guests only read; MUTED, with the time left as
   *   `retryAfterMs`; LIMIT_REACHED: the outbox is full, or the post mentions too many; TOO_LARGE; REFUSED: by the program
   *   of the server; ID_REUSED, ID_FORGOTTEN: as in `texts.send`
   * @throws ClosedError, TransportError, StoreError  as `texts.send`
   */
  post(text: string, options: PostOptions = {}): PostSending {
    return this.#outbox.post(this.#state.id, text, options);
  }

  /**
   * Reads the posts of the room in their order, each once: those after a place, then those that are made, the user's own
   * among them. Between them come the changes of posts that the loop has got: edits, deletions and reactions, in the order
   * in which the server made them. What happened while the connection was lost comes too; of several changes of one post,
   * only the last. The loop ends when the user is no member any more, or when the login is over. Several loops each get all
   * posts. A slow loop loses nothing: it gets the rest from the server.
   *
   * A post that this client has made is as it was sent; the program of the server may have changed what others read.
   *
   * @param options  `after`: the last post that the program has, of this or an earlier login, and as `change` the number of
   *   the last change. Default: the last post that the user has read, and the changes from now on
   * @throws UsageError WRONG_STATE: the user is no member
   */
  posts(options: { after?: ReadPosition; signal?: AbortSignal } = {}): AsyncGenerator<RoomEntry, void, undefined> {
    checkKeys(options, POSTS_KEYS, "option", " of posts");
    const { membership, name } = this.info;
    if (membership === undefined) throw new UsageError(`You are not a member of the room ${name}.`, "WRONG_STATE");
    const { clock, call, limits, name: user } = this.#states;
    const { epoch, readNumber, lastChange } = membership;
    const { epoch: epochOf, number, change = lastChange } = options.after ?? { epoch, number: readNumber };
    const after = { epoch: epochOf, number, change };
    const { signal } = options;
    return readPosts({ clock, call, state: this.#state, entriesMax: limits.eventQueueMax, after, user, signal });
  }

  /**
   * Reads the earlier posts of the room, the latest first. A page is fetched when the one before is read. If the server
   * does not have all, the last entry says which are missing.
   *
   * @param options  `before`: only posts with lower numbers than this; `signal` and `timeoutMs` hold for each page
   */
  history(options: CallOptions & { before?: number } = {}): AsyncGenerator<PostEntry | MissingPosts, void, undefined> {
    checkKeys(options, HISTORY_KEYS, "option", " of history");
    return this.#history(options);
  }

  async *#history({
    before = 0,
    ...options
  }: CallOptions & { before?: number }): AsyncGenerator<PostEntry | MissingPosts, void, undefined> {
    const { name } = this.#states;
    for (let next = before; ; ) {
      const request = GetRoomHistoryRequest.create({ page: { case: "before", value: next } });
      const { epoch, posts, more, missingBefore } = await this.#states.page(
        this.#state,
        GetRoomHistory,
        request,
        options,
      );
      for (const post of posts) yield toPost(post, epoch, name);
      const last = posts.at(-1)?.number ?? 0;
      // A server whose pages do not advance would keep the client in this loop.
      if (more && last > 0 && (next === 0 || last < next)) next = last;
      else {
        if (missingBefore > 1) yield { kind: "missing", epoch, first: 1, last: missingBefore - 1 };
        return;
      }
    }
  }

  /**
   * Reads the members of the room, or who asks to join, or the names that are banned, in the order of their names. A page
   * is fetched when the one before is read.
   *
   * @param options  `list`: default "members"; `signal` and `timeoutMs` hold for each page
   * @throws ProtocolError from the loop: ROLE_TOO_LOW: the list is for moderators and owners
   */
  members(options: CallOptions & { list?: RoomMemberList } = {}): AsyncGenerator<RoomMember, void, undefined> {
    const { list = "members", ...callOptions } = options;
    const scope = SCOPES[checkWord(list, ["members", "asking", "banned"], "A list of a room")];
    return this.#members(scope, callOptions);
  }

  async *#members(scope: RoomMemberScope, options: CallOptions): AsyncGenerator<RoomMember, void, undefined> {
    let after = "";
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const request = ListRoomMembersRequest.create({ scope, after });
      const { members, next } = await this.#states.page(this.#state, ListRoomMembers, request, options);
      for (const member of members) yield toRoomMember(member);
      if (next === "" || next === after) return;
      after = next;
    }
  }

  /**
   * Replaces the text of a post of the user.
   *
   * @param options  `mentions`: in place of those of the post. The count of mentions of a member who has not read the post
   *   follows
   * @throws ProtocolError POST_NOT_FOUND; NOT_THE_AUTHOR; as `post` about the text
   */
  async edit({ epoch, number }: PostPosition, text: string, options: PostOptions = {}): Promise<void> {
    const { mentions = [], ...rest } = options;
    const request = EditPostRequest.create({ epoch, number, text, mentions: [...mentions] });
    await this.#changePost(EditPost, request, epoch, rest);
  }

  /**
   * Deletes a post of the user, or as a moderator one of a user with a lower role. A mark stays in its place.
   *
   * @throws ProtocolError POST_NOT_FOUND; NOT_THE_AUTHOR; ROLE_TOO_LOW
   */
  async delete({ epoch, number }: PostPosition, options: SendOptions = {}): Promise<void> {
    await this.#changePost(DeletePost, DeletePostRequest.create({ epoch, number }), epoch, options);
  }

  /**
   * Adds a reaction of the user to a post.
   *
   * @param reaction  such as an emoji: at most `reactionBytesMax` bytes of UTF-8, without white space
   * @throws ProtocolError POST_NOT_FOUND; INVALID_ARGUMENT, TOO_LARGE: the reaction; LIMIT_REACHED: the post has too many
   */
  async react({ epoch, number }: PostPosition, reaction: string, options: SendOptions = {}): Promise<void> {
    const request = ReactToPostRequest.create({ epoch, number, reaction });
    await this.#changePost(ReactToPost, request, epoch, options);
  }

  /** Removes a reaction of the user from a post. @throws ProtocolError as `react` */
  async removeReaction({ epoch, number }: PostPosition, reaction: string, options: SendOptions = {}): Promise<void> {
    const request = ReactToPostRequest.create({ epoch, number, reaction, remove: true });
    await this.#changePost(ReactToPost, request, epoch, options);
  }

  /**
   * Reports a post to the moderators and owners of the room.
   *
   * @param reason  at most `reportBytesMax` bytes of UTF-8; may be empty
   * @throws ProtocolError POST_NOT_FOUND; TOO_LARGE; LIMIT_REACHED
   */
  async report({ epoch, number }: PostPosition, reason: string, options: SendOptions = {}): Promise<void> {
    const request = ReportPostRequest.create({ epoch, number, reason });
    await this.#states.change(this.#state, ReportPost, request, options);
  }

  /**
   * Chooses what this client gets of the room, in place of an earlier choice. At first, it gets posts. The client chooses
   * again after another login.
   *
   * @param what  "members": posts, and in `memberChanges` who joins, leaves, or gets another role or status. "counts": no
   *   posts and no application messages, only at ticks how many posts there are, and in `memberChanges` how many members,
   *   and how many of them are present; loops over `posts` then fetch what is new
   */
  async watch(what: "posts" | "members" | "counts", options: CallOptions = {}): Promise<void> {
    const word = checkWord(what, ["posts", "members", "counts"], "What a client gets of a room");
    await this.#states.watch(this.#state, WATCHES[word], options);
  }

  /**
   * Reads how the members change, from now on; see `watch`. In a large room, with more than `roomMembersToldMax` members, and
   * if more than `roomMembersPageMax` have changed at once, only numbers are told. A change that was undone before the
   * next tick is not told.
   *
   * @throws ClosedError OVERFLOW, from the loop: `eventQueueMax` changes were not read in time
   */
  memberChanges(options: CallOptions = {}): AsyncIterable<RoomMembersChange> {
    return this.#state.members.subscribe(options).changes;
  }

  /**
   * Sends an application message to the members who are connected, and the other connections of the user. It is not
   * stored. A member who blocks the user does not get it. Resolves when the server has passed it on; nobody learns to whom.
   *
   * @param options  `id`: with which the message can be repeated. Default: it cannot
   * @throws UsageError a value does not fit its field or breaks a rule about it, or the message has no rule
   * @throws ProtocolError ROOM_NOT_FOUND, NOT_A_MEMBER; ROLE_TOO_LOW: guests only read; MUTED; TOO_LARGE; RATE_LIMITED: by the
   *   message's own rule, or by the server, which counts the message for each member of the room
   */
  async send<T>(codec: ApplicationCodec<T>, value: T, options: SendOptions = {}): Promise<void> {
    const request = SendRoomMessageRequest.create({ message: this.#state.messages.encode(codec, value) });
    await this.#states.call(SendRoomMessage, request, { ...options, to: { room: this.#state.id } });
  }

  /**
   * Reads the application messages of one type in the room, from now on, until the login is over. Those of one member come
   * in their order. What is sent while the connection is lost may be missing. Messages of a type that nobody reads are
   * dropped; if `unreadMessagesMax` wait for a slow loop, the oldest is. Both are counted in `messageCounts`.
   */
  on<T>(codec: ApplicationCodec<T>): AsyncIterable<Received<T>> {
    return this.#state.messages.on(codec);
  }

  /** What became of the application messages in the room. */
  get messageCounts(): MessageCounts {
    return this.#state.messages.counts;
  }

  /**
   * Reads how the user sees the room, each time that it changes: settings, role, membership, and how many posts there are
   * and are unread. A slow loop gets the latest state only.
   */
  changes(options: CallOptions = {}): AsyncGenerator<RoomInfo, void, undefined> {
    return this.#states.changes.subscribe(options, this.id);
  }

  /**
   * Says that the user has read all posts up to a number.
   *
   * @throws ProtocolError INVALID_ARGUMENT: there is no such post yet
   */
  async markRead(number: number, options: CallOptions = {}): Promise<void> {
    const request = MarkRoomReadRequest.create({ number });
    const to = { room: this.#state.id };
    await this.#states.call(MarkRoomRead, request, { ...options, to }, (read) => this.#state.handleRead(read));
  }

  /**
   * Leaves the room, declines the invitation, or withdraws the request to join. A room that its last member leaves is
   * closed, and its posts are deleted.
   *
   * @param options  `successor`: the name of the member who becomes an owner, if the user is the only one
   * @throws ProtocolError LAST_OWNER: the user is the only owner, and names no other member
   */
  async leave(options: SendOptions & { successor?: string } = {}): Promise<void> {
    const { successor = "", ...rest } = options;
    await this.#states.change(this.#state, LeaveRoom, LeaveRoomRequest.create({ successor }), rest);
    this.#state.handleLeft();
  }

  /**
   * Invites a user, or lets one in who asks to join. The server does not tell whether the user exists. A user who does not
   * accept texts of this one is not told.
   *
   * @throws ProtocolError NAME_LENGTH, NAME_CHARACTERS; LIMIT_REACHED: the room has too many invitations; ROOM_FULL
   */
  async invite(user: string, options: SendOptions = {}): Promise<void> {
    await this.#states.change(this.#state, InviteToRoom, InviteToRoomRequest.create({ user }), options);
  }

  /** Loops learn of a change as the server then shows the post. */
  async #changePost<Q, R extends { readonly change: number }>(
    method: Method<Q, R, MessageBody, Rule>,
    request: Q,
    epoch: number,
    options: SendOptions,
  ): Promise<void> {
    await this.#states.change(this.#state, method, request, options, ({ change }) =>
      this.#state.handleOwnChange(epoch, change),
    );
  }
}
