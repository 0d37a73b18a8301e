/** A seeded script of what users do, and what they receive of it, as lines that do not depend on how many cores there are. */

import {
  Audience,
  BeginLoginRequest,
  FinishLoginRequest,
  IdentityKeys,
  LogOffRequest,
  Privacy,
  PrivacySettings,
  RegisterRequest,
  SetPrivacyRequest,
} from "../../../generated/chatwire/v1/account.ts";
import { ApplicationMessage, SendMessageRequest } from "../../../generated/chatwire/v1/application.ts";
import {
  AddContactRequest,
  BlockRequest,
  ListBlockedRequest,
  ListContactsRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../../generated/chatwire/v1/contact.ts";
import { type MessageBody, Recipient } from "../../../generated/chatwire/v1/message.ts";
import { RoomRole, type Rule } from "../../../generated/chatwire/v1/options.ts";
import {
  GetPeersRequest,
  PeerScope,
  SetStatusRequest,
  Status,
  WatchPeersRequest,
  WatchScopeRequest,
} from "../../../generated/chatwire/v1/presence.ts";
import {
  CreateRoomRequest,
  GetRoomHistoryRequest,
  InviteToRoomRequest,
  JoinRoomRequest,
  LeaveRoomRequest,
  ListRoomMembersRequest,
  ListRoomsRequest,
  MarkRoomReadRequest,
  PostInRoomRequest,
  RoomHistory,
  RoomMemberScope,
  RoomScope,
  RoomSettings,
  RoomVisibility,
  RoomWatch,
  WatchRoomRequest,
} from "../../../generated/chatwire/v1/room.ts";
import * as methods from "../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  CancelRequest,
  DeclineRequest,
  HangUpRequest,
  InviteRequest,
} from "../../../generated/chatwire/v1/signalling.ts";
import {
  BroadcastRequest,
  ConfirmTextsRequest,
  FetchTextsRequest,
  GetHistoryRequest,
  MarkReadRequest,
  SendTextRequest,
  SetTypingRequest,
} from "../../../generated/chatwire/v1/text.ts";
import { createIdentity, publicKeys } from "../../../src/crypto/identity.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import type { Method } from "../../../src/wire/method.ts";
import { clientFinalOf, clientFirstOf, testSaltOf, verifierOf } from "../scram-proof.ts";
import { Cores, type CoresOptions } from "./cores.ts";
import { Lines } from "./lines.ts";

const PASSWORD = "secret-1";
/** Verifying keys is slow, and this is about something else: all clients have the same ones. */
const KEYS = IdentityKeys.create(publicKeys(createIdentity((length) => new SeededRandom(1).bytes(length))));
/** A step takes less than half of this on any number of cores, and no tick of presence falls into that half. */
export const STEP_MS = 50;
const [BEGIN_MS, END_MS] = [10, 40];

/** What a user does in one step. */
export interface Step {
  readonly kind: keyof typeof ACTIONS;
  readonly user: number;
  readonly other: number;
  readonly roll: number;
}

/** What each connection has received in one step, in the order of the connections. */
export type StepLines = readonly string[];

export function nameOf(user: number): string {
  return `User-${user}`;
}

/** Draws a script. Everybody registers first. */
export function drawSteps(seed: number, users: number, count: number): Step[] {
  const random = new SeededRandom(seed);
  const kinds = Object.entries(WEIGHTS).flatMap(([kind, weight]) =>
    Array<Step["kind"]>(weight).fill(kind as Step["kind"]),
  );
  const registered = Array.from(
    { length: users },
    (_, user): Step => ({ kind: "register", user, other: 0, roll: random.next() }),
  );
  const others = Array.from({ length: count }, (): Step => {
    const user = random.below(users);
    // Some meet often, so that contacts and conversations come about.
    const near = (user + 1 + random.below(4)) % users;
    const other = random.below(4) === 0 ? random.below(users + 3) : near;
    const kind = kinds[random.below(kinds.length)] ?? "get peers";
    return { kind, user, other: other === user ? near : other, roll: random.next() };
  });
  return [...registered, ...others];
}

/** Performs steps on several cores, or on one. */
export class Script {
  readonly cores: Cores;
  readonly #received: { readonly connection: number; readonly body: MessageBody }[] = [];
  readonly #lines = new Lines();
  /** Ids of all rooms that were made. */
  readonly rooms: Uint8Array[] = [];
  /** Of each user: the invitations that it got, those that it sent, and its conversations. */
  readonly #invitations = new Map<number, { got: number[]; sent: number[]; talks: number[] }>();
  readonly #lastTexts = new Map<number, number>();
  /** Connections with a login. */
  readonly #loggedIn = new Set<number>();
  #step = 0;
  #messages = 0;

  constructor(options: Omit<CoresOptions, "receive">) {
    this.cores = new Cores({
      ...options,
      receive: (connection, body) => {
        this.#received.push({ connection, body });
        this.#note(connection, body);
      },
    });
  }

  /** Performs a step. @returns what connections have received since the last one */
  perform(step: Step): StepLines {
    const startMs = this.#step * STEP_MS;
    this.#step += 1;
    this.cores.advanceTo(startMs + BEGIN_MS);
    this.cores.begin(this.#step);
    const told = this.take();
    const before = this.cores.sent;
    const isDone = step.kind === "register" || this.#loggedIn.has(step.user) === (step.kind !== "log in");
    const answer = isDone ? ACTIONS[step.kind](this, step) : undefined;
    this.cores.advanceTo(startMs + END_MS);
    this.#messages = this.cores.sent - before;
    if (answer !== undefined) this.#note(step.user, answer);
    if (answer !== undefined) this.#lines.noteCounts(step.user, answer);
    const line = answer === undefined ? [] : [`${step.kind} of ${step.user}: ${this.#lines.lineOf(answer)}`];
    return [...told, ...line, ...this.take()];
  }

  /** Lets the time of a step pass without one. @returns as `perform` */
  pass(): StepLines {
    const startMs = this.#step * STEP_MS;
    this.#step += 1;
    this.cores.advanceTo(startMs + BEGIN_MS);
    const told = this.take();
    this.cores.advanceTo(startMs + END_MS);
    return [...told, ...this.take()];
  }

  /** Sets the privacy of a user, within its step. */
  hide(step: Step, settings: PrivacySettings): void {
    this.call(step, methods.SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.CUSTOM, settings }));
  }

  /** How many messages the last step has led to between cores, until its end. */
  get messages(): number {
    return this.#messages;
  }

  /** What connections have received since the last time. */
  take(): string[] {
    const byConnection = new Map<number, MessageBody[]>();
    for (const { connection, body } of this.#received.splice(0)) {
      const bodies = byConnection.get(connection) ?? [];
      byConnection.set(connection, bodies);
      bodies.push(body);
    }
    const connections = [...byConnection].sort(([a], [b]) => a - b);
    return connections.flatMap(([connection, bodies]) =>
      this.#lines.linesOf(connection, bodies).map((line) => `${connection} gets ${line}`),
    );
  }

  call<Q, R>({ user }: Step, method: Method<Q, R, MessageBody, Rule>, value: Q, to?: Recipient["target"]) {
    const recipient = to && Recipient.create({ target: to });
    const body = method.wrapRequest(value);
    return this.cores.call(user, { method: method.name, body, recipient, identity: undefined });
  }

  register(step: Step): MessageBody {
    const name = nameOf(step.user);
    this.cores.connect(step.user, name);
    this.#loggedIn.add(step.user);
    const privacy = step.roll % 3 === 0 ? Privacy.PRIVATE : Privacy.PUBLIC;
    const verifier = verifierOf(PASSWORD, testSaltOf(name));
    return this.call(step, methods.Register, RegisterRequest.create({ name, privacy, verifier, keys: KEYS }));
  }

  logIn(step: Step): MessageBody {
    const name = nameOf(step.user);
    this.cores.connect(step.user, name);
    const begin = this.call(step, methods.BeginLogin, BeginLoginRequest.create({ clientFirst: clientFirstOf(name) }));
    if (begin.case !== "beginLoginResponse") return begin;
    this.#loggedIn.add(step.user);
    const clientFinal = clientFinalOf(name, PASSWORD, begin.value.serverFirst);
    return this.call(step, methods.FinishLogin, FinishLoginRequest.create({ clientFinal, keys: KEYS }));
  }

  logOff(step: Step): MessageBody {
    const answer = this.call(step, methods.LogOff, LogOffRequest.create());
    this.#loggedIn.delete(step.user);
    this.#invitations.delete(step.user);
    return answer;
  }

  /** One of the rooms there are; undefined: there is none yet. */
  room({ other, roll }: Step): Recipient["target"] | undefined {
    const room = this.rooms[(other + (roll % 3)) % Math.max(1, this.rooms.length)];
    return room === undefined ? undefined : { case: "room", value: room };
  }

  lastTextOf({ user }: Step): number {
    return this.#lastTexts.get(user) ?? 0;
  }

  /** The introduction that a user knows since the longest time, of one kind; 0: none. */
  introductionOf({ user }: Step, kind: "got" | "sent" | "talks"): number {
    return this.#of(user)[kind].shift() ?? 0;
  }

  #of(user: number) {
    const known = this.#invitations.get(user) ?? { got: [], sent: [], talks: [] };
    this.#invitations.set(user, known);
    return known;
  }

  #note(user: number, body: MessageBody): void {
    if (body.case === "invited") this.#of(user).got.push(body.value.introductionId);
    else if (body.case === "inviteResponse") this.#of(user).sent.push(body.value.introductionId);
    else if (body.case === "accepted" || body.case === "acceptResponse")
      this.#of(user).talks.push(body.value.introduction?.introductionId ?? 0);
    else if (body.case === "textReceived") this.#lastTexts.set(user, body.value.text?.textId ?? 0);
    else if (body.case === "createRoomResponse" && body.value.room !== undefined) {
      this.rooms.push(body.value.room.roomId);
      this.#lines.noteRoom(body.value.room.roomId);
    }
  }
}

type Action = (script: Script, step: Step) => MessageBody | undefined;

function to({ other }: Step): Recipient["target"] {
  return { case: "user", value: nameOf(other) };
}

function privacyOf({ roll }: Step): SetPrivacyRequest {
  const audiences = [Audience.EVERYONE, Audience.CONTACTS, Audience.NOBODY] as const;
  const at = (shift: number): Audience => audiences[(roll >>> shift) % 3] ?? Audience.EVERYONE;
  const see = roll % 5 === 0 ? Audience.NOBODY : at(3);
  const isOpen = roll % 2 === 0;
  const rest = { message: at(5), connect: at(7), address: at(9), broadcasts: isOpen, readReceipts: isOpen };
  return SetPrivacyRequest.create({ privacy: Privacy.CUSTOM, settings: PrivacySettings.create({ see, ...rest }) });
}

function scopeOf({ roll, user, other }: Step): WatchScopeRequest {
  const scopes = [PeerScope.EVERYONE, PeerScope.CONTACTS, PeerScope.NAMES, PeerScope.COUNTS] as const;
  const scope = scopes[roll % 4] ?? PeerScope.EVERYONE;
  const names = scope === PeerScope.NAMES ? [nameOf(other), nameOf(user + 1), nameOf(user + 2)] : [];
  return WatchScopeRequest.create({ scope, names });
}

function newRoom({ user, roll }: Step): CreateRoomRequest {
  const visibilities = [RoomVisibility.PUBLIC, RoomVisibility.HIDDEN, RoomVisibility.KNOCK] as const;
  const settings = RoomSettings.create({
    name: `Room-${user}-${roll}`,
    visibility: visibilities[roll % 3] ?? RoomVisibility.PUBLIC,
    history: RoomHistory.WHOLE,
    joiningRole: RoomRole.MEMBER,
  });
  return CreateRoomRequest.create({ settings });
}

/** Runs an action about a room, if there is one. */
function inRoom(act: (script: Script, step: Step, room: Recipient["target"]) => MessageBody): Action {
  return (script, step) => {
    const room = script.room(step);
    return room === undefined ? undefined : act(script, step, room);
  };
}

const ACTIONS = {
  register: (script, step) => script.register(step),
  "log in": (script, step) => script.logIn(step),
  "log off": (script, step) => script.logOff(step),
  "get peers": (script, step) =>
    script.call(
      step,
      methods.GetPeers,
      GetPeersRequest.create({ after: step.roll % 2 === 0 ? nameOf(step.other) : "" }),
    ),
  watch: (script, step) =>
    script.call(step, methods.WatchPeers, WatchPeersRequest.create({ enabled: step.roll % 4 > 0 })),
  "watch scope": (script, step) => script.call(step, methods.WatchScope, scopeOf(step)),
  status: (script, step) => {
    const status = step.roll % 2 === 0 ? Status.AWAY : Status.AVAILABLE;
    return script.call(step, methods.SetStatus, SetStatusRequest.create({ status }));
  },
  privacy: (script, step) => script.call(step, methods.SetPrivacy, privacyOf(step)),
  "add contact": (script, step) => script.call(step, methods.AddContact, AddContactRequest.create(), to(step)),
  "remove contact": (script, step) => script.call(step, methods.RemoveContact, RemoveContactRequest.create(), to(step)),
  block: (script, step) => script.call(step, methods.Block, BlockRequest.create(), to(step)),
  unblock: (script, step) => script.call(step, methods.Unblock, UnblockRequest.create(), to(step)),
  "list contacts": (script, step) => script.call(step, methods.ListContacts, ListContactsRequest.create()),
  "list blocked": (script, step) => script.call(step, methods.ListBlocked, ListBlockedRequest.create()),
  text: (script, step) =>
    script.call(step, methods.SendText, SendTextRequest.create({ text: `text ${step.roll}` }), to(step)),
  "fetch texts": (script, step) => script.call(step, methods.FetchTexts, FetchTextsRequest.create({ after: 0 })),
  "confirm texts": (script, step) =>
    script.call(step, methods.ConfirmTexts, ConfirmTextsRequest.create({ textId: script.lastTextOf(step) })),
  "mark read": (script, step) =>
    script.call(step, methods.MarkRead, MarkReadRequest.create({ textId: script.lastTextOf(step) }), to(step)),
  history: (script, step) => script.call(step, methods.GetHistory, GetHistoryRequest.create(), to(step)),
  type: (script, step) =>
    script.call(step, methods.SetTyping, SetTypingRequest.create({ typing: step.roll % 2 === 0 }), to(step)),
  message: (script, step) => {
    const message = ApplicationMessage.create({ typeName: "test.Move", payload: new Uint8Array([step.roll & 255]) });
    return script.call(step, methods.SendMessage, SendMessageRequest.create({ message }), to(step));
  },
  broadcast: (script, step) =>
    script.call(step, methods.Broadcast, BroadcastRequest.create({ text: `to all ${step.roll}` })),
  invite: (script, step) => script.call(step, methods.Invite, InviteRequest.create({ connectionId: 1n }), to(step)),
  accept: (script, step) => {
    const introductionId = script.introductionOf(step, "got");
    return script.call(step, methods.Accept, AcceptRequest.create({ introductionId, connectionId: 2n }));
  },
  decline: (script, step) => {
    const introductionId = script.introductionOf(step, "got");
    return script.call(step, methods.Decline, DeclineRequest.create({ introductionId }));
  },
  cancel: (script, step) => {
    const introductionId = script.introductionOf(step, "sent");
    return script.call(step, methods.Cancel, CancelRequest.create({ introductionId }));
  },
  "hang up": (script, step) => {
    const introductionId = script.introductionOf(step, "talks");
    return script.call(step, methods.HangUp, HangUpRequest.create({ introductionId }));
  },
  "create room": (script, step) => script.call(step, methods.CreateRoom, newRoom(step)),
  "list rooms": (script, step) => {
    const scope = step.roll % 2 === 0 ? RoomScope.OWN : RoomScope.LISTED;
    return script.call(step, methods.ListRooms, ListRoomsRequest.create({ scope }));
  },
  "join room": inRoom((script, step, room) => script.call(step, methods.JoinRoom, JoinRoomRequest.create(), room)),
  "leave room": inRoom((script, step, room) => script.call(step, methods.LeaveRoom, LeaveRoomRequest.create(), room)),
  "invite to room": inRoom((script, step, room) =>
    script.call(step, methods.InviteToRoom, InviteToRoomRequest.create({ user: nameOf(step.other) }), room),
  ),
  post: inRoom((script, step, room) => {
    const mentions = step.roll % 4 === 0 ? [nameOf(step.other)] : [];
    return script.call(
      step,
      methods.PostInRoom,
      PostInRoomRequest.create({ text: `post ${step.roll}`, mentions }),
      room,
    );
  }),
  "room history": inRoom((script, step, room) =>
    script.call(
      step,
      methods.GetRoomHistory,
      GetRoomHistoryRequest.create({ page: { case: "after", value: 0 } }),
      room,
    ),
  ),
  "mark room read": inRoom((script, step, room) =>
    script.call(step, methods.MarkRoomRead, MarkRoomReadRequest.create({ number: 1 }), room),
  ),
  "list members": inRoom((script, step, room) => {
    const scope = RoomMemberScope.MEMBERS;
    return script.call(step, methods.ListRoomMembers, ListRoomMembersRequest.create({ scope }), room);
  }),
  "watch room": inRoom((script, step, room) => {
    const kinds = [RoomWatch.MEMBERS, RoomWatch.COUNTS] as const;
    const watch = kinds[step.roll % 2] ?? RoomWatch.MEMBERS;
    return script.call(step, methods.WatchRoom, WatchRoomRequest.create({ watch }), room);
  }),
} as const satisfies Readonly<Record<string, Action>>;

/** How often each happens. */
const WEIGHTS: Readonly<Record<Exclude<Step["kind"], "register">, number>> = {
  "log in": 6,
  "log off": 3,
  "get peers": 4,
  watch: 2,
  "watch scope": 4,
  status: 6,
  privacy: 4,
  "add contact": 10,
  "remove contact": 3,
  block: 2,
  unblock: 2,
  "list contacts": 4,
  "list blocked": 1,
  text: 12,
  "fetch texts": 3,
  "confirm texts": 5,
  "mark read": 5,
  history: 3,
  type: 4,
  message: 6,
  broadcast: 1,
  invite: 6,
  accept: 8,
  decline: 2,
  cancel: 2,
  "hang up": 3,
  "create room": 1,
  "list rooms": 2,
  "join room": 8,
  "leave room": 2,
  "invite to room": 3,
  post: 8,
  "room history": 2,
  "mark room read": 2,
  "list members": 3,
  "watch room": 3,
};
