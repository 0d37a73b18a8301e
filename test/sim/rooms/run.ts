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
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import * as rooms from "../../../src/chat/operator/rooms.ts";
import { createIdentity, publicKeys } from "../../../src/crypto/identity.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { createRegistration } from "../privacy/chat-simulation.ts";
import { bytesOf, type Delivered, DirectChat, type Way } from "../privacy/direct-chat.ts";
import { clientFinalOf, clientFirstOf } from "../scram-proof.ts";
import { answerLine, type EpochNames, eventLine } from "./lines.ts";
import { type ModelOutcome, RoomsModel } from "./model.ts";
import { appointOwner, beginEpochs, closeRoom } from "./model-operator.ts";
import type { ModelUser } from "./model-room.ts";
import { MEMBERS_TOLD_MAX, noteMembers, tellWatches } from "./model-watches.ts";
import { draw, nameOf, type Operation, OUTSIDER, SECOND, USERS } from "./operations.ts";
import { callOf, type Request } from "./requests.ts";

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
  roomPinsMax: MANY,
  reactionsPerPostMax: MANY,
  reactorsPerPostMax: MANY,
  roomReportsMax: MANY,
  roomReportsPerAccountMax: MANY,
  roomLogMax: MANY,
  roomLogPageMax: MANY,
  // So few that most rooms are large ones.
  roomSliceMax: 3,
  roomMembersToldMax: MEMBERS_TOLD_MAX,
  accountCausedBytesPerSecond: 1_000 * MANY,
};

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

/** Draws operations and compares their answers and events with the model. @param way  see `DirectChat` */
export function runRooms(seed: number, count: number, way?: Way): RoomsRun {
  const random = new SeededRandom(seed);
  const model = new RoomsModel(
    Array.from({ length: USERS }, (_, user) => ({ name: nameOf(user), isPublic: isPublic(user) })),
  );
  const world = new World(seed, way);
  const operations: Operation[] = [];
  const outsider = new Map<number, string>();
  const hidden = new Set<number>();
  const tally = new Map<string, number>();
  let disagreement: string | undefined;
  for (let step = 1; step <= count; step++) {
    const operation = draw(random, step, model);
    operations.push(operation);
    if (operation.kind === "create" && operation.settings.visibility === "hidden" && operation.user !== OUTSIDER)
      hidden.add(step);
    const expected = expect(model, operation);
    const delivered = world.carryOut(operation);
    outsider.set(step, bytesFor(delivered));
    const difference = compare(operation, expected, delivered, world.epochName);
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

function expect(model: RoomsModel, operation: Operation): ModelOutcome {
  model.step = operation.step;
  const before = noteMembers(model);
  const { answer, events } = outcomeOf(model, operation);
  return { answer, events: [...events, ...tellWatches(model, before)] };
}

function outcomeOf(model: RoomsModel, operation: Operation): ModelOutcome {
  switch (operation.kind) {
    case "operator closes":
      return closeRoom(model, operation.room);
    case "operator appoints":
      return appointOwner(model, operation.room, operation.name);
    case "operator begins epochs":
      return beginEpochs(model);
    case "restart":
      for (const { watches } of model.rooms.values()) watches.clear();
      return { answer: "done", events: [] };
    default:
      return requestOutcome(model, model.users[operation.user] as ModelUser, operation);
  }
}

function requestOutcome(model: RoomsModel, user: ModelUser, operation: Request): ModelOutcome {
  switch (operation.kind) {
    case "create":
      return model.create(user, operation.step, operation.settings);
    case "set":
      return model.set(user, operation.room, operation.settings);
    case "close":
      return model.close(user, operation.room);
    case "edit":
      return model.edit(user, operation.room, operation.number, operation);
    case "delete":
      return model.delete(user, operation.room, operation);
    case "changed":
      return model.changed(user, operation.room, operation.number);
    case "react":
      return model.react(user, operation.room, operation.number, operation);
    case "pin":
      return model.pin(user, operation.room, operation, operation.remove);
    case "report":
      return model.report(user, operation.room, operation, operation.text);
    case "log":
      return model.log(user, operation.room, operation.scope);
    case "list":
      return model.list(user, operation.scope);
    case "join":
      return model.join(user, operation.room);
    case "members":
      return model.members(user, operation.room, operation.scope);
    case "watch":
      return model.watch(user, operation.room, operation.watch, operation.connection);
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
    case "mute":
    case "role":
      return model.moderate(user, operation.room, operation.kind, operation);
    case "block":
    case "unblock": {
      const other = model.find(operation.name);
      return other === undefined ? { answer: "done", events: [] } : model[operation.kind](user, other);
    }
  }
}

/** The difference between what the model expects and what the connections have got; undefined: there is none. */
function compare(
  operation: Operation,
  { answer, events }: ModelOutcome,
  delivered: Delivered,
  names: EpochNames,
): string | undefined {
  if (operation.kind === "restart") return undefined;
  const expected = [`${operation.connection} ${answer}`];
  for (const { to, text, isWhole = false, only, except } of events) {
    const others = connectionsOf(to.name).filter((each) => isWhole || each !== operation.connection);
    const connections = only === undefined ? others.filter((each) => !except?.has(each)) : [only];
    for (const connection of connections) expected.push(`${connection} ${text}`);
  }
  const got = delivered.flatMap(({ connection, received }) => {
    if (received.kind === "closed") return [`${connection} closed`];
    const line = received.kind === "answer" ? answerLine(received.body, names) : eventLine(received.body, names);
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

function isPublic(user: number): boolean {
  return user !== OUTSIDER && user % 4 !== 3;
}

/** The chat, with everybody logged in. */
class World {
  readonly #chat: DirectChat;
  readonly #random: SeededRandom;
  /** By the operation that made the room. */
  readonly #rooms = new Map<number, Uint8Array>();
  /** By the operation that began them. */
  readonly #epochs = new Map<number, number>();
  readonly #epochNames = new Map<number, string>();
  /** Names an epoch as the model does. */
  readonly epochName: EpochNames = (epoch) => this.#epochNames.get(epoch) ?? `unknown epoch ${epoch}`;

  constructor(seed: number, way?: Way) {
    this.#random = new SeededRandom(seed);
    this.#chat = new DirectChat(seed, LIMITS, undefined, way);
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
    switch (operation.kind) {
      case "restart":
        this.#chat.restart();
        for (let user = 0; user < USERS; user++) this.#logIn(user, user);
        for (const user of SECOND) this.#logIn(USERS + user, user);
        break;
      case "operator closes":
        this.#chat.operate((state) => rooms.closeRoom(state, this.#hexOf(operation)));
        break;
      case "operator appoints":
        this.#chat.operate((state, wallMs) =>
          rooms.appointRoomOwner(state, this.#hexOf(operation), operation.name, wallMs),
        );
        break;
      case "operator begins epochs":
        this.#chat.operate((state) => {
          rooms.beginRoomEpochs(state);
          for (const { epoch } of state.rooms.all) this.#noteEpoch(operation, epoch);
        });
        break;
      default:
        this.#call(operation);
    }
    return this.#chat.take();
  }

  #hexOf({ room }: { readonly room: number }): string {
    return Buffer.from(this.#rooms.get(room) ?? NO_ROOM).toString("hex");
  }

  #noteEpoch({ step }: Operation, epoch: number): void {
    this.#epochs.set(step, epoch);
    this.#epochNames.set(epoch, `e${step}`);
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

  #call(operation: Request & Operation): MessageBody {
    const room = ("room" in operation ? this.#rooms.get(operation.room) : undefined) ?? NO_ROOM;
    const epoch = ("epoch" in operation ? this.#epochs.get(operation.epoch) : undefined) ?? 1;
    const to = operation.kind === "block" || operation.kind === "unblock" ? operation.name : { room };
    const [method, body] = callOf(operation, epoch);
    const answer = this.#chat.request(operation.connection, method, body, to);
    if (answer.case === "createRoomResponse" && answer.value.room !== undefined) {
      const { roomId, epoch: first } = answer.value.room;
      this.#rooms.set(operation.step, roomId);
      this.#noteEpoch(operation, first);
    }
    return answer;
  }
}

const NO_ROOM = new Uint8Array(16);
