/** Cases of "11. Texts through the server", rooms: posts each once and in order, changes, and what a server refuses. */

import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { RoomRole } from "../../../../../generated/chatwire/v1/options.ts";
import {
  GetRoomHistoryResponse,
  JoinRoomResponse,
  ListRoomsResponse,
  Post,
  PostChanged,
  PostInRoomResponse,
  PostReceived,
  PostState,
  Room,
  RoomHistory,
  RoomMembersChanged,
  RoomMessageReceived,
  RoomScope,
  RoomSettings,
  RoomStanding,
  RoomVisibility,
} from "../../../../../generated/chatwire/v1/room.ts";
import { GetRoomHistory, JoinRoom, ListRooms, PostInRoom } from "../../../../../generated/chatwire/v1/rules.ts";
import { check, checkEqual, Skip } from "../../../shared/fault.ts";
import { PEER_NAME } from "../../answers.ts";
import { bodyValue, type ClientConnection, type Received } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import type { ClientEvent } from "../../driven-client.ts";

const ROOM_ID = Uint8Array.from({ length: 16 }, (_, index) => index + 1);
const OTHER_ID = new Uint8Array(16).fill(9);
const EPOCH = 77;
const NAME = "tea";

/** A room at the scripted server, of which the client's user becomes a member. */
class ScriptedRoom {
  /** The posts, in their order: the first has the number 1. */
  readonly posts: Post[] = [];
  epoch = EPOCH;
  isMember = false;
  /** Posts with lower numbers are no longer kept. 0: all are. */
  missingBefore = 0;
  readonly #connection: ClientConnection;

  constructor(context: ClientContext, connection: ClientConnection) {
    this.#connection = connection;
    const { answers } = context.server;
    answers.on("listRoomsRequest", ({ scope }, request, to) => {
      const isListed = scope === RoomScope.LISTED || this.isMember;
      to.respond(request, ListRooms.wrapResponse(ListRoomsResponse.create({ rooms: isListed ? [this.view] : [] })));
    });
    answers.on("joinRoomRequest", (_value, request, to) => {
      this.isMember = true;
      to.respond(request, JoinRoom.wrapResponse(JoinRoomResponse.create({ room: this.view })));
    });
    answers.on("getRoomHistoryRequest", (_value, request, to) => this.#answerHistory(request, to));
    answers.on("postInRoomRequest", ({ text }, request, to) => {
      const number = this.add("ada", text);
      const value = PostInRoomResponse.create({ epoch: this.epoch, number, sentMs: Date.now() });
      to.respond(request, PostInRoom.wrapResponse(value));
    });
  }

  get view(): Room {
    const settings = RoomSettings.create({
      name: NAME,
      visibility: RoomVisibility.PUBLIC,
      history: RoomHistory.WHOLE,
      joiningRole: RoomRole.MEMBER,
    });
    const shared = { roomId: ROOM_ID, settings, members: 2 };
    if (!this.isMember) return Room.create({ ...shared, standing: RoomStanding.NONE });
    const { length } = this.posts;
    const membership = { role: RoomRole.MEMBER, epoch: this.epoch, lastNumber: length, firstNumber: 1 };
    return Room.create({ ...shared, standing: RoomStanding.MEMBER, ...membership, readNumber: length });
  }

  /** Adds a post without telling it. @returns its number */
  add(from: string, text: string, changed: Partial<Post> = {}): number {
    const number = this.posts.length + 1;
    this.posts.push(Post.create({ number, from, text, sentMs: Date.now(), ...changed }));
    return number;
  }

  /** Sends the event of a post. */
  tell(number: number, epoch = this.epoch): void {
    const post = this.posts[number - 1];
    const value = PostReceived.create({ roomId: ROOM_ID, epoch, ...(post && { post }) });
    this.#connection.event({ case: "postReceived", value });
  }

  /** Adds a post of the peer, and sends its event. @returns its number */
  says(text: string, changed: Partial<Post> = {}): number {
    const number = this.add(PEER_NAME, text, changed);
    this.tell(number);
    return number;
  }

  /** Changes a post, and sends the event of that. */
  changes(number: number, changed: Partial<Post>): void {
    const post = Post.create({ ...this.posts[number - 1], ...changed });
    this.posts[number - 1] = post;
    this.#connection.event({
      case: "postChanged",
      value: PostChanged.create({ roomId: ROOM_ID, epoch: this.epoch, post }),
    });
  }

  #answerHistory(request: Received, to: ClientConnection): void {
    const { page } = bodyValue(request.body, "getRoomHistoryRequest") ?? { page: { case: undefined } };
    const kept = this.posts.filter(({ number }) => number >= this.missingBefore);
    const lastChange = Math.max(0, ...this.posts.map(({ change }) => change));
    const facts = { epoch: this.epoch, lastNumber: this.posts.length, lastChange };
    const value = GetRoomHistoryResponse.create(facts);
    if (page.case === "after") {
      value.posts = kept.filter(({ number }) => number > page.value);
      if (page.value + 1 < this.missingBefore) value.missingBefore = this.missingBefore;
    } else if (page.case === "changedAfter") {
      const changed = kept.filter(({ change }) => change > page.value);
      value.posts = changed.sort((a, b) => a.change - b.change);
    } else value.posts = [...kept].reverse();
    to.respond(request, GetRoomHistory.wrapResponse(value));
  }
}

/** Starts the client, and lets its user join a room and go into it. Posts before that are the room's already. */
async function entered(
  context: ClientContext,
  prepare: (room: ScriptedRoom) => void = () => {},
): Promise<{ readonly room: ScriptedRoom; readonly connection: ClientConnection }> {
  const connection = await withRooms(context);
  const room = new ScriptedRoom(context, connection);
  prepare(room);
  context.client.send({ command: "joinRoom", room: NAME });
  await context.client.expect("roomEntered");
  return { room, connection };
}

/** Starts the client and registers its user at a server that has rooms. @throws Skip the client has none */
async function withRooms(context: ClientContext): Promise<ClientConnection> {
  context.server.answers.features.push(Feature.ROOMS);
  const connection = await context.registered();
  const [hello] = connection.requests("helloRequest");
  const features = hello && bodyValue(hello.body, "helloRequest")?.features;
  if (features?.includes(Feature.ROOMS) !== true) throw new Skip("the client lacks ROOMS");
  return connection;
}

/** Shows that the client goes on: it posts, and prints the next post of the peer. */
async function goesOn(context: ClientContext, room: ScriptedRoom): Promise<void> {
  context.client.send({ command: "post", text: "still there" });
  await context.client.expect("postSent");
  room.says("so am I");
  await context.client.expect("post", ({ text }) => text === "so am I");
}

/** The entries that the client has printed, as "1 text", "2 blocked" and "missing 1-3". */
function printed({ client }: ClientContext): string[] {
  return client.events.all.flatMap((event) => {
    if (event.event === "postsMissing") return `missing ${event["first"]}-${event["last"]}`;
    return event.event === "post" ? lineOf(event) : [];
  });
}

function lineOf({ number, state, text }: ClientEvent): string {
  const isPost = state === undefined || state === "POST_STATE_UNSPECIFIED";
  return isPost ? `${number} ${text}` : `${number} ${String(state).replace("POST_STATE_", "").toLowerCase()}`;
}

function checkRoom({ header }: Received): void {
  const { target } = header.recipient ?? {};
  const isRoom = target?.case === "room" && Buffer.compare(target.value, ROOM_ID) === 0;
  check(isRoom, "the room as the recipient", () => JSON.stringify(target?.case));
}

export const ROOM_CASES: readonly ClientCase[] = [
  {
    id: "rooms/join",
    title: "JoinRoom names the room as its recipient, by the id that the server has told",
    heading: "Rooms",
    async run(context) {
      const { connection } = await entered(context);
      checkRoom(await connection.request("joinRoomRequest"));
    },
  },
  {
    id: "rooms/post",
    title: "PostInRoom names the room as its recipient, and has the text as the user typed it",
    heading: "Rooms",
    async run(context) {
      const { room, connection } = await entered(context);
      context.client.send({ command: "post", text: "/grüße 🎉" });
      const request = await connection.request("postInRoomRequest");
      checkRoom(request);
      checkEqual(request.value.text, "/grüße 🎉", "the text");
      await context.client.expect("postSent", ({ number }) => Number(number) === 1);
      await goesOn(context, room);
      checkEqual(printed(context).join(), "3 so am I", "the posts that the client printed");
    },
  },
  {
    id: "rooms/post-refused",
    title: "A post that is refused for good is reported, and the client goes on",
    heading: "Rooms",
    async run(context) {
      const { room } = await entered(context);
      const { answers } = context.server;
      answers.on("postInRoomRequest", (_value, request, to) => to.refuse(request, ErrorCode.ROLE_TOO_LOW));
      context.client.send({ command: "post", text: "of a guest" });
      await context.client.expect("postFailed");
      answers.on("postInRoomRequest", ({ text }, request, to) => {
        const number = room.add("ada", text);
        const value = PostInRoomResponse.create({ epoch: room.epoch, number, sentMs: Date.now() });
        to.respond(request, PostInRoom.wrapResponse(value));
      });
      await goesOn(context, room);
    },
  },
  {
    id: "rooms/gap",
    title: "A client that gets a post with a number after a gap fetches what is missing, and reports all in order",
    heading: "Rooms",
    async run(context) {
      const { room, connection } = await entered(context);
      room.says("one");
      await context.client.expect("post", ({ text }) => text === "one");
      room.add(PEER_NAME, "two");
      room.says("three");
      const request = await connection.request("getRoomHistoryRequest", ({ page }) => page.case === "after");
      checkRoom(request);
      await context.client.expect("post", ({ text }) => text === "three");
      checkEqual(printed(context).join(), "1 one,2 two,3 three", "the posts");
    },
  },
  {
    id: "rooms/twice",
    title: "A post whose event comes again is reported once",
    heading: "Rooms",
    async run(context) {
      const { room } = await entered(context);
      for (const text of ["one", "two"]) room.says(text);
      for (const number of [1, 2, 1]) room.tell(number);
      room.says("three");
      await context.client.expect("post", ({ text }) => text === "three");
      checkEqual(printed(context).join(), "1 one,2 two,3 three", "the posts");
    },
  },
  {
    id: "rooms/missing",
    title: "Posts that the server no longer keeps are reported as missing, by their numbers",
    heading: "Rooms",
    async run(context) {
      const { room } = await entered(context);
      for (const text of ["one", "two", "three"]) room.add(PEER_NAME, text);
      room.missingBefore = 3;
      room.says("four");
      await context.client.expect("post", ({ text }) => text === "four");
      checkEqual(printed(context).join(), "missing 1-2,3 three,4 four", "the posts");
    },
  },
  {
    id: "rooms/placeholders",
    title: "A post of a blocked author and a deleted one stand in the order without their texts",
    heading: "Rooms",
    async run(context) {
      const { room } = await entered(context);
      room.says("", { from: "", state: PostState.BLOCKED });
      room.says("", { state: PostState.DELETED });
      room.says("three");
      await context.client.expect("post", ({ text }) => text === "three");
      checkEqual(printed(context).join(), "1 blocked,2 deleted,3 three", "the posts");
    },
  },
  {
    id: "rooms/changes",
    title: "A change is reported once, and one that is older than what the client has is not",
    heading: "Rooms",
    async run(context) {
      const { room } = await entered(context);
      room.says("one");
      await context.client.expect("post", ({ text }) => text === "one");
      room.changes(1, { text: "uno", change: 1, editedMs: Date.now() });
      await context.client.expect("postChanged", ({ text }) => text === "uno");
      room.changes(1, { text: "eins", change: 2 });
      await context.client.expect("postChanged", ({ text }) => text === "eins");
      room.changes(1, { text: "uno", change: 1 });
      await goesOn(context, room);
      const texts = context.client.events.all.flatMap((event) => (event.event === "postChanged" ? event["text"] : []));
      checkEqual(texts.join(), "uno,eins", "the changes");
    },
  },
  {
    id: "rooms/missed-changes",
    title: "A client that gets a change after a gap fetches the posts that were changed",
    heading: "Rooms",
    async run(context) {
      const { room, connection } = await entered(context);
      for (const text of ["one", "two"]) room.says(text);
      await context.client.expect("post", ({ text }) => text === "two");
      const first = room.posts[0];
      if (first !== undefined) room.posts[0] = Post.create({ ...first, text: "uno", change: 1 });
      room.changes(2, { text: "due", change: 2 });
      await connection.request("getRoomHistoryRequest", ({ page }) => page.case === "changedAfter");
      for (const text of ["uno", "due"]) await context.client.expect("postChanged", (event) => event["text"] === text);
    },
  },
  {
    id: "rooms/epoch",
    title: "In another epoch, the client gets the posts of the room anew",
    heading: "Rooms",
    async run(context) {
      const { room } = await entered(context);
      for (const text of ["one", "two"]) room.says(text);
      await context.client.expect("post", ({ text }) => text === "two");
      room.posts.length = 0;
      room.epoch += 1;
      room.says("first again");
      await context.client.expect("roomRestarted");
      await context.client.expect("post", ({ text, number }) => text === "first again" && Number(number) === 1);
    },
  },
  {
    id: "rooms/not-asked",
    title: "Events of a room that the client does not know, and events without a post, end nothing",
    heading: "Rooms",
    async run(context) {
      const { room, connection } = await entered(context);
      const post = Post.create({ number: 1, from: PEER_NAME, text: "elsewhere", sentMs: Date.now() });
      connection.event({ case: "postReceived", value: PostReceived.create({ roomId: OTHER_ID, epoch: 1, post }) });
      connection.event({ case: "postReceived", value: PostReceived.create({ roomId: ROOM_ID, epoch: EPOCH }) });
      connection.event({ case: "postChanged", value: PostChanged.create({ roomId: ROOM_ID, epoch: EPOCH }) });
      connection.event({ case: "roomMessageReceived", value: RoomMessageReceived.create({ roomId: ROOM_ID }) });
      connection.event({
        case: "roomMembersChanged",
        value: RoomMembersChanged.create({ roomId: OTHER_ID, members: 1, gone: [PEER_NAME] }),
      });
      await goesOn(context, room);
      check(!printed(context).some((line) => line.includes("elsewhere")), "no post of another room", () =>
        printed(context).join(),
      );
    },
  },
];
