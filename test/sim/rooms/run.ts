/**
 * Runs random operations on rooms, and compares what each user gets with a plain model, or what one user gets with a
 * twin of the run that leaves out all that happens in rooms which are hidden from it.
 */

import {
  BeginLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  Privacy,
} from "../../../generated/chatwire/v1/account.ts";
import { BlockRequest, UnblockRequest } from "../../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { RoomRole } from "../../../generated/chatwire/v1/options.ts";
import {
  CreateRoomRequest,
  GetRoomHistoryRequest,
  InviteToRoomRequest,
  JoinRoomRequest,
  LeaveRoomRequest,
  ListRoomMembersRequest,
  ListRoomsRequest,
  MarkRoomReadRequest,
  ModerateRoomRequest,
  PostInRoomRequest,
  RoomAction,
  RoomHistory,
  RoomMemberScope,
  RoomScope,
  RoomSettings,
  RoomVisibility,
} from "../../../generated/chatwire/v1/room.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import { createIdentity, publicKeys } from "../../../src/crypto/identity.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { createRegistration } from "../privacy/chat-simulation.ts";
import { bytesOf, type Delivered, DirectChat } from "../privacy/direct-chat.ts";
import { clientFinalOf, clientFirstOf } from "../scram-proof.ts";
import { answerLine, eventLine } from "./lines.ts";
import { type ModelOutcome, type ModelRole, type ModelUser, type ModelVisibility, RoomsModel } from "./model.ts";

const USERS = 12;
/** The user whose messages the twin compares. Nobody may message it, so that no invitation is shown to it. */
const OUTSIDER = 11;
/** A room with a greater number is not made while so many are open. */
const ROOMS = 5;
/** The second connections of some users. */
const SECOND = [0, 1, 2] as const;
const VISIBILITIES: readonly ModelVisibility[] = ["public", "knock", "hidden"];

const PASSWORD = "secret-1";
const MANY = 1_000_000;
const LIMITS = {
  waitingTextsPerSenderMax: MANY,
  waitingTextsMax: MANY,
  waitingTextsOfOthersMax: MANY,
  strangerEventsPerSecond: MANY,
  roomsPerAccountMax: MANY,
  roomsOwnedMax: MANY,
  roomsMax: MANY,
  roomsPageMax: MANY,
  roomPostsPageMax: MANY,
  roomInvitationsPerAccountMax: MANY,
  roomMentionsMax: MANY,
  accountCausedBytesPerSecond: 1_000 * MANY,
};

/** One operation of a user, with everything that it needs. */
export type Operation = { readonly step: number; readonly user: number; readonly connection: number } & (
  | {
      readonly kind: "create";
      readonly name: string;
      readonly visibility: ModelVisibility;
      readonly isWhole: boolean;
      readonly joiningRole: "guest" | "member";
    }
  | { readonly kind: "list"; readonly scope: "own" | "listed" }
  | { readonly kind: "join" | "members"; readonly room: number }
  | { readonly kind: "leave" | "invite"; readonly room: number; readonly name: string }
  | { readonly kind: "post"; readonly room: number; readonly text: string; readonly mentions: readonly string[] }
  | { readonly kind: "history"; readonly room: number; readonly direction: "after" | "before"; readonly from: number }
  | { readonly kind: "read"; readonly room: number; readonly number: number }
  | {
      readonly kind: "remove" | "ban" | "unban" | "role";
      readonly room: number;
      readonly name: string;
      readonly role: ModelRole;
    }
  | { readonly kind: "block" | "unblock"; readonly name: string }
  | { readonly kind: "restart" }
);

export const KINDS = [
  ...["create", "list", "join", "members", "leave", "invite", "post", "history", "read", "block", "unblock"],
  ...["remove", "ban", "unban", "role"],
  "restart",
] as const;

/** The operations of a run, and what everybody has got. */
export interface RoomsRun {
  readonly operations: readonly Operation[];
  /** The first in which the model disagrees, if it does. */
  readonly disagreement: string | undefined;
  /** What the outsider has got, by the step. */
  readonly outsider: ReadonlyMap<number, string>;
  /** The rooms that are hidden from the outsider, by the step that made them. */
  readonly hidden: ReadonlySet<number>;
  readonly tally: ReadonlyMap<string, number>;
}

/** Draws operations and compares their answers and events with the model. */
export function runRooms(seed: number, count: number): RoomsRun {
  const random = new SeededRandom(seed);
  const model = new RoomsModel(
    Array.from({ length: USERS }, (_, user) => ({ name: nameOf(user), isPublic: isPublic(user) })),
  );
  const world = new World(seed);
  const operations: Operation[] = [];
  const outsider = new Map<number, string>();
  const hidden = new Set<number>();
  const tally = new Map<string, number>();
  let disagreement: string | undefined;
  for (let step = 1; step <= count; step++) {
    const operation = draw(random, step, model);
    operations.push(operation);
    if (operation.kind === "create" && operation.visibility === "hidden" && operation.user !== OUTSIDER)
      hidden.add(step);
    const expected = expect(model, operation);
    const delivered = world.carryOut(operation);
    outsider.set(step, bytesFor(delivered));
    const difference = compare(operation, expected, delivered);
    if (difference !== undefined) disagreement ??= `${JSON.stringify(operation)}: ${difference}`;
    for (const what of [operation.kind, `${operation.kind} ${expected.answer.split(" ", 2).join(" ")}`])
      tally.set(what, (tally.get(what) ?? 0) + 1);
  }
  return { operations, disagreement, outsider, hidden, tally };
}

/** Repeats a run without what happens in rooms that are hidden from the outsider. @returns where it got something else */
export function compareWithTwin(seed: number, { operations, outsider, hidden }: RoomsRun): string | undefined {
  const world = new World(seed);
  for (const operation of operations) {
    const room = operation.kind === "create" ? operation.step : "room" in operation ? operation.room : undefined;
    if (operation.user !== OUTSIDER && room !== undefined && hidden.has(room)) {
      if (outsider.get(operation.step) !== "") return `${JSON.stringify(operation)} reached the outsider`;
      continue;
    }
    const got = bytesFor(world.carryOut(operation));
    const before = outsider.get(operation.step);
    if (got !== before) return `${JSON.stringify(operation)}: ${before}, and ${got} in the twin`;
  }
  return undefined;
}

function draw(random: SeededRandom, step: number, model: RoomsModel): Operation {
  const pick = <T>(values: readonly T[], fallback: T): T => values[random.below(values.length)] ?? fallback;
  const someone = (): number => (random.below(4) === 0 ? OUTSIDER : random.below(USERS));
  const user = someone();
  const second = SECOND.some((each) => each === user) && random.below(2) === 0;
  const facts = { step, user, connection: second ? USERS + user : user };
  const open = [...model.rooms.keys()];
  // Some are rooms that are closed, or that never were.
  const room = random.below(20) === 0 ? random.below(step + 1) : pick(open, 0);
  const last = model.rooms.get(room)?.posts.length ?? 0;
  const name = (): string => (random.below(12) === 0 ? "nobody" : nameOf(someone()));
  const dice = random.below(100);
  if (open.length < 2 || (dice < 6 && open.length < ROOMS)) {
    const visibility = pick(VISIBILITIES, "hidden");
    const joiningRole = random.below(3) === 0 ? "guest" : "member";
    return {
      ...facts,
      kind: "create",
      name: `room${random.below(7)}`,
      visibility,
      isWhole: random.below(2) === 0,
      joiningRole,
    };
  }
  if (dice < 12) return { ...facts, kind: "list", scope: random.below(2) === 0 ? "own" : "listed" };
  if (dice < 30) return { ...facts, kind: "join", room };
  if (dice < 36) return { ...facts, kind: "leave", room, name: name() };
  if (dice < 48) return { ...facts, kind: "invite", room, name: name() };
  if (dice < 54) {
    const kind = pick(["remove", "ban", "unban", "role", "role"] as const, "role");
    return {
      ...facts,
      kind,
      room,
      name: name(),
      role: pick(["guest", "member", "moderator", "owner"] as const, "guest"),
    };
  }
  if (dice < 72) {
    const mentions = Array.from({ length: random.below(3) }, name);
    return { ...facts, kind: "post", room, text: `text ${step}`, mentions };
  }
  if (dice < 80) {
    return {
      ...facts,
      kind: "history",
      room,
      direction: pick(["after", "before"], "after"),
      from: random.below(last + 2),
    };
  }
  if (dice < 86) return { ...facts, kind: "read", room, number: random.below(last + 2) };
  if (dice < 91) return { ...facts, kind: "members", room };
  if (dice < 98) {
    const other = nameOf((user + 1 + random.below(USERS - 1)) % USERS);
    return { ...facts, kind: random.below(3) === 0 ? "block" : "unblock", name: other };
  }
  return { ...facts, kind: "restart" };
}

function expect(model: RoomsModel, operation: Operation): ModelOutcome {
  const user = model.users[operation.user] as ModelUser;
  switch (operation.kind) {
    case "create":
      return model.create(user, operation.step, operation);
    case "list":
      return model.list(user, operation.scope);
    case "join":
      return model.join(user, operation.room);
    case "members":
      return model.members(user, operation.room);
    case "leave":
      return model.leave(user, operation.room, operation.name);
    case "invite":
      return model.invite(user, operation.room, operation.name);
    case "post":
      return model.post(user, operation.room, operation.text, operation.mentions);
    case "history":
      return model.history(user, operation.room, operation.direction, operation.from);
    case "read":
      return model.read(user, operation.room, operation.number);
    case "remove":
    case "ban":
    case "unban":
    case "role":
      return model.moderate(user, operation.room, operation.kind, operation);
    case "block":
    case "unblock": {
      const other = model.find(operation.name);
      return other === undefined ? { answer: "done", events: [] } : model[operation.kind](user, other);
    }
    case "restart":
      return { answer: "done", events: [] };
  }
}

/** The difference between what the model expects and what the connections have got; undefined: there is none. */
function compare(operation: Operation, { answer, events }: ModelOutcome, delivered: Delivered): string | undefined {
  if (operation.kind === "restart") return undefined;
  const expected = [`${operation.connection} ${answer}`];
  for (const { to, text } of events) {
    for (const connection of connectionsOf(to.name))
      if (connection !== operation.connection) expected.push(`${connection} ${text}`);
  }
  const got = delivered.flatMap(({ connection, received }) => {
    if (received.kind === "closed") return [`${connection} closed`];
    const line = received.kind === "answer" ? answerLine(received.body) : eventLine(received.body);
    return line === undefined ? [] : [`${connection} ${line}`];
  });
  const [wanted, actual] = [expected.sort().join("\n"), got.sort().join("\n")];
  return wanted === actual ? undefined : `expected\n${wanted}\nbut got\n${actual}`;
}

function bytesFor(delivered: Delivered): string {
  return delivered
    .filter(({ connection }) => connection === OUTSIDER)
    .map(({ received }) => bytesOf(received))
    .join(" ");
}

function connectionsOf(name: string): number[] {
  const user = Array.from({ length: USERS }, (_, each) => each).find((each) => nameOf(each) === name) ?? 0;
  return SECOND.some((each) => each === user) ? [user, USERS + user] : [user];
}

function nameOf(user: number): string {
  return `user${String.fromCharCode(97 + user)}`;
}

function isPublic(user: number): boolean {
  return user !== OUTSIDER && user % 4 !== 3;
}

/** The chat, with everybody logged in. */
class World {
  readonly #chat: DirectChat;
  readonly #random: SeededRandom;
  /** By the step that made the room. */
  readonly #ids = new Map<number, Uint8Array>();

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
    this.#chat = new DirectChat(seed, LIMITS);
    this.#chat.begin(0);
    for (let user = 0; user < USERS; user++) {
      const privacy = isPublic(user) ? Privacy.PUBLIC : Privacy.PRIVATE;
      this.#chat.connect(user);
      this.#chat.call(user, rules.Register, createRegistration(nameOf(user), privacy, this.#random, PASSWORD));
    }
    for (const user of SECOND) this.#logIn(USERS + user, user);
    this.#chat.take();
  }

  /** @returns what the connections have got */
  carryOut(operation: Operation): Delivered {
    this.#chat.begin(operation.step);
    if (operation.kind === "restart") {
      this.#chat.restart();
      for (let user = 0; user < USERS; user++) this.#logIn(user, user);
      for (const user of SECOND) this.#logIn(USERS + user, user);
    } else this.#call(operation);
    return this.#chat.take();
  }

  #logIn(connection: number, user: number): void {
    const chat = this.#chat;
    chat.connect(connection);
    const begun = chat.call(
      connection,
      rules.BeginLogin,
      BeginLoginRequest.create({ clientFirst: clientFirstOf(nameOf(user)) }),
    );
    const serverFirst = begun.case === "beginLoginResponse" ? begun.value.serverFirst : "";
    const clientFinal = clientFinalOf(nameOf(user), PASSWORD, serverFirst);
    const keys = IdentityKeys.create(publicKeys(createIdentity((length) => this.#random.bytes(length))));
    chat.call(connection, rules.FinishLogin, FinishLoginRequest.create({ clientFinal, keys }));
  }

  #call(operation: Operation): MessageBody {
    const chat = this.#chat;
    const { connection: by } = operation;
    const to = {
      room: "room" in operation ? (this.#ids.get(operation.room) ?? new Uint8Array(16)) : new Uint8Array(16),
    };
    switch (operation.kind) {
      case "create": {
        const answer = chat.call(by, rules.CreateRoom, CreateRoomRequest.create({ settings: settingsOf(operation) }));
        if (answer.case === "createRoomResponse") this.#ids.set(operation.step, answer.value.room?.roomId ?? to.room);
        return answer;
      }
      case "list": {
        const scope = operation.scope === "own" ? RoomScope.OWN : RoomScope.LISTED;
        return chat.call(by, rules.ListRooms, ListRoomsRequest.create({ scope }));
      }
      case "join":
        return chat.call(by, rules.JoinRoom, JoinRoomRequest.create(), to);
      case "members": {
        const request = ListRoomMembersRequest.create({ scope: RoomMemberScope.MEMBERS });
        return chat.call(by, rules.ListRoomMembers, request, to);
      }
      case "leave":
        return chat.call(by, rules.LeaveRoom, LeaveRoomRequest.create({ successor: operation.name }), to);
      case "invite":
        return chat.call(by, rules.InviteToRoom, InviteToRoomRequest.create({ user: operation.name }), to);
      case "post": {
        const request = PostInRoomRequest.create({ text: operation.text, mentions: [...operation.mentions] });
        return chat.call(by, rules.PostInRoom, request, to);
      }
      case "history": {
        const page = { case: operation.direction, value: operation.from };
        return chat.call(by, rules.GetRoomHistory, GetRoomHistoryRequest.create({ page }), to);
      }
      case "read":
        return chat.call(by, rules.MarkRoomRead, MarkRoomReadRequest.create({ number: operation.number }), to);
      case "remove":
      case "ban":
      case "unban":
      case "role": {
        const { kind, name: user, role } = operation;
        const request = ModerateRoomRequest.create({ action: ACTIONS[kind], user, role: ROLES[role] });
        return chat.call(by, rules.ModerateRoom, request, to);
      }
      case "block":
        return chat.call(by, rules.Block, BlockRequest.create(), operation.name);
      case "unblock":
        return chat.call(by, rules.Unblock, UnblockRequest.create(), operation.name);
      case "restart":
        throw new Error("A restart is no call.");
    }
  }
}

const ACTIONS = {
  remove: RoomAction.REMOVE,
  ban: RoomAction.BAN,
  unban: RoomAction.UNBAN,
  role: RoomAction.SET_ROLE,
} as const;

const ROLES: Readonly<Record<ModelRole, RoomRole>> = {
  guest: RoomRole.GUEST,
  member: RoomRole.MEMBER,
  moderator: RoomRole.MODERATOR,
  owner: RoomRole.OWNER,
};

function settingsOf(operation: Operation & { readonly kind: "create" }): RoomSettings {
  const visibilities = { public: RoomVisibility.PUBLIC, knock: RoomVisibility.KNOCK, hidden: RoomVisibility.HIDDEN };
  return RoomSettings.create({
    name: operation.name,
    visibility: visibilities[operation.visibility],
    history: operation.isWhole ? RoomHistory.WHOLE : RoomHistory.SINCE_JOINING,
    joiningRole: ROLES[operation.joiningRole],
  });
}
