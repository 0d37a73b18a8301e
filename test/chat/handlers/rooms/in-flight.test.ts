/** What happens while a request waits for the store takes effect for it. */

import * as assert from "uvu/assert";
import { BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { type MessageBody, Recipient } from "../../../../generated/chatwire/v1/message.ts";
import { RoomRole, type Rule } from "../../../../generated/chatwire/v1/options.ts";
import {
  CloseRoomRequest,
  DeletePostRequest,
  EditPostRequest,
  GetRoomHistoryRequest,
  LeaveRoomRequest,
  ModerateRoomRequest,
  PinPostRequest,
  ReactToPostRequest,
  ReportPostRequest,
  RoomAction,
  RoomVisibility,
} from "../../../../generated/chatwire/v1/room.ts";
import {
  Block,
  CloseRoom,
  DeletePost,
  EditPost,
  GetRoomHistory,
  LeaveRoom,
  ModerateRoom,
  PinPost,
  ReactToPost,
  ReportPost,
} from "../../../../generated/chatwire/v1/rules.ts";
import type { Reply } from "../../../../src/chat/chat.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import type { Method } from "../../../../src/wire/method.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { at, createRoom, historyAfter, invite, joinRoom, line, post, type RoomAddress } from "./room-fixtures.ts";

const test = suite("requests about posts in flight");

function world() {
  const chat = new ChatSimulation(SEED);
  const [ada, grace] = [chat.join("ada"), chat.join("grace")];
  const room = createRoom(ada);
  joinRoom(grace, room);
  post(ada, room, "text");
  return { chat, ada, grace, room, place: at(ada, room, 1) };
}

/** Hands a request to the chat and reads the posts that it needs. @returns what goes on with these posts, later */
function begin<Q, R>(
  chat: ChatSimulation,
  client: SimulatedClient,
  method: Method<Q, R, MessageBody, Rule>,
  value: Q,
  { room }: RoomAddress,
): () => string {
  const recipient = Recipient.create({ target: { case: "room", value: room } });
  const { nowMs, wallMs } = chat;
  const facts = { connection: client.connection, recipient, nowMs, wallMs };
  const needs = chat.chat.handle(method.name, method.wrapRequest(value), facts);
  if ("answer" in needs || needs.kind !== "posts") throw new Error(`${method.name} needs no posts.`);
  const posts = chat.store.readPosts(needs.query);
  return () => {
    try {
      const { outcome }: Reply = needs.resume(posts);
      chat.carryOut(outcome, client);
      return "done";
    } catch (error) {
      if (error instanceof ProtocolError) return error.code;
      throw error;
    }
  };
}

test("post-that-is-deleted-meanwhile-is-not-edited", () => {
  const { chat, ada, room, place } = world();
  const edit = begin(chat, ada, EditPost, EditPostRequest.create({ ...place, text: "changed" }), room);
  const remove = begin(chat, ada, DeletePost, DeletePostRequest.create(place), room);
  assert.equal([remove(), edit()], ["done", "POST_NOT_FOUND"]);
  assert.equal(historyAfter(ada, room).posts.map(line), ["1 ada deleted"]);
});

test("reactions-that-come-together-are-all-kept", () => {
  const { chat, ada, grace, room, place } = world();
  const reactions = [ada, grace].map((client) =>
    begin(chat, client, ReactToPost, ReactToPostRequest.create({ ...place, reaction: "ok" }), room),
  );
  assert.equal(
    reactions.map((react) => react()),
    ["done", "done"],
  );
  assert.is(historyAfter(ada, room).posts[0]?.reactions[0]?.count, 2);
});

test("member-who-is-removed-meanwhile-gets-no-page-and-changes-nothing", () => {
  const { chat, grace, room, place } = world();
  const page = begin(chat, grace, GetRoomHistory, GetRoomHistoryRequest.create(), room);
  const react = begin(chat, grace, ReactToPost, ReactToPostRequest.create({ ...place, reaction: "ok" }), room);
  grace.call(LeaveRoom, LeaveRoomRequest.create(), room);
  assert.equal([page(), react()], ["NOT_A_MEMBER", "NOT_A_MEMBER"]);
});

test("roles-mutes-blocks-and-the-end-of-a-room-take-effect-for-requests-in-flight", () => {
  const react = ReactToPostRequest.create({ reaction: "ok" });
  const cases: readonly [what: string, (scene: Scene) => void, (scene: Scene) => () => string, answer: string][] = [
    [
      "a pin by one who was a moderator",
      setRole(RoomRole.MEMBER),
      inFlight(PinPost, PinPostRequest.create()),
      "ROLE_TOO_LOW",
    ],
    ["a reaction of a guest", setRole(RoomRole.GUEST), inFlight(ReactToPost, react), "ROLE_TOO_LOW"],
    [
      "a reaction of one who is muted",
      moderate({ action: RoomAction.MUTE, muteMs: 60_000 }),
      inFlight(ReactToPost, react),
      "MUTED",
    ],
    [
      "a reaction of one who is removed",
      moderate({ action: RoomAction.REMOVE }),
      inFlight(ReactToPost, react),
      "ROOM_NOT_FOUND",
    ],
    [
      "a page of one who is banned",
      moderate({ action: RoomAction.BAN }),
      inFlight(GetRoomHistory, GetRoomHistoryRequest.create()),
      "ROOM_NOT_FOUND",
    ],
    [
      "a reaction to a post of one who is blocked",
      ({ grace }) => void grace.call(Block, BlockRequest.create(), "ada"),
      inFlight(ReactToPost, react),
      "POST_NOT_FOUND",
    ],
    [
      "a report from a room that is closed",
      ({ ada, room }) => void ada.call(CloseRoom, CloseRoomRequest.create(), room),
      inFlight(ReportPost, ReportPostRequest.create({ reason: "spam" })),
      "ROOM_NOT_FOUND",
    ],
    [
      "a deletion by one whose author has become an equal",
      moderate({ action: RoomAction.SET_ROLE, user: "linus", role: RoomRole.MODERATOR }),
      inFlight(DeletePost, DeletePostRequest.create(), 2),
      "ROLE_TOO_LOW",
    ],
  ];
  for (const [what, change, start, answer] of cases) {
    const scene = hiddenRoom();
    const goOn = start(scene);
    change(scene);
    assert.is(goOn(), answer, what);
  }
});

interface Scene {
  readonly chat: ChatSimulation;
  readonly ada: SimulatedClient;
  readonly grace: SimulatedClient;
  readonly linus: SimulatedClient;
  readonly room: RoomAddress;
}

/** Ada owns a hidden room with a post of hers and one of linus. Grace is its moderator. */
function hiddenRoom(): Scene {
  const chat = new ChatSimulation(SEED);
  const [ada, grace, linus] = [chat.join("ada"), chat.join("grace"), chat.join("linus")];
  const room = createRoom(ada, { visibility: RoomVisibility.HIDDEN });
  for (const [client, name] of [
    [grace, "grace"],
    [linus, "linus"],
  ] as const) {
    invite(ada, room, name);
    joinRoom(client, room);
  }
  const scene = { chat, ada, grace, linus, room };
  setRole(RoomRole.MODERATOR)(scene);
  post(ada, room, "text");
  post(linus, room, "text");
  return scene;
}

function moderate(asked: Partial<ModerateRoomRequest>): (scene: Scene) => void {
  return ({ ada, room }) => void ada.call(ModerateRoom, ModerateRoomRequest.create({ user: "grace", ...asked }), room);
}

function setRole(role: RoomRole): (scene: Scene) => void {
  return moderate({ action: RoomAction.SET_ROLE, role });
}

/** A request of grace. @param number  of the post that it is about */
function inFlight<Q extends object, R>(
  method: Method<Q, R, MessageBody, Rule>,
  value: Q,
  number = 1,
): (scene: Scene) => () => string {
  return ({ chat, grace, room }) => begin(chat, grace, method, { ...value, ...at(grace, room, number) }, room);
}
