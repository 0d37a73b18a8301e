/** What happens while a request waits for the store takes effect for it. */

import * as assert from "uvu/assert";
import { type MessageBody, Recipient } from "../../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../../generated/chatwire/v1/options.ts";
import {
  DeletePostRequest,
  EditPostRequest,
  GetRoomHistoryRequest,
  LeaveRoomRequest,
  ReactToPostRequest,
} from "../../../../generated/chatwire/v1/room.ts";
import {
  DeletePost,
  EditPost,
  GetRoomHistory,
  LeaveRoom,
  ReactToPost,
} from "../../../../generated/chatwire/v1/rules.ts";
import type { Reply } from "../../../../src/chat/chat.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import type { Method } from "../../../../src/wire/method.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { at, createRoom, historyAfter, joinRoom, line, post, type RoomAddress } from "./room-fixtures.ts";

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
