/** What becomes of posts: edits, deletions, reactions and pins, told to all members in one order. */

import * as assert from "uvu/assert";
import { BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { RoomRole } from "../../../../generated/chatwire/v1/options.ts";
import {
  EditPostRequest,
  LeaveRoomRequest,
  MarkRoomReadRequest,
  ModerateRoomRequest,
  ReactToPostRequest,
  RoomAction,
  RoomHistory,
} from "../../../../generated/chatwire/v1/room.ts";
import {
  Block,
  EditPost,
  LeaveRoom,
  MarkRoomRead,
  ModerateRoom,
  ReactToPost,
} from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { logIn } from "../../fixtures.ts";
import {
  at,
  changedAfter,
  changesIn,
  createRoom,
  deletePost,
  edit,
  historyAfter,
  joinRoom,
  line,
  ownRoom,
  pin,
  post,
  postsIn,
  type RoomAddress,
  react,
} from "./room-fixtures.ts";

const test = suite("changes of posts");

interface Trio {
  readonly world: ChatSimulation;
  readonly ada: SimulatedClient;
  readonly grace: SimulatedClient;
  readonly room: RoomAddress;
}

/** Ada, who owns a room, and grace, who is a member of it. */
function pair(
  limits: ConstructorParameters<typeof ChatSimulation>[1] = {},
  settings: Parameters<typeof createRoom>[1] = {},
): Trio {
  const world = new ChatSimulation(SEED, limits);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const room = createRoom(ada, settings);
  joinRoom(grace, room);
  for (const client of [ada, grace]) client.takeEvents();
  return { world, ada, grace, room };
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "none";
}

test("every-connection-gets-the-same-edits-and-deletions-which-stay-in-the-place-of-the-post", () => {
  const { world, ada, grace, room } = pair();
  const phone = logIn(world, "ada");
  post(ada, room, "one");
  post(grace, room, "two");
  for (const client of [ada, grace, phone]) client.takeEvents();
  assert.is(edit(ada, room, 1, "uno"), 1);
  assert.is(deletePost(grace, room, 2), 2);
  assert.is(edit(phone, room, 1, "eins"), 3);
  for (const client of [ada, grace, phone]) {
    assert.equal(changesIn(client.takeEvents()), ["1 ada: uno @1", "2 grace deleted @2", "1 ada: eins @3"]);
  }
  const { posts, lastChange } = historyAfter(grace, room);
  assert.equal(posts.map(line), ["1 ada: eins", "2 grace deleted"]);
  assert.equal(
    posts.map(({ change, editedMs }) => [change, editedMs]),
    [
      [3, world.wallMs],
      [2, 0],
    ],
  );
  assert.is(lastChange, 3);
  world.restart();
  assert.equal(historyAfter(logIn(world, "grace"), room).posts, posts);
});

test("client-that-was-away-gets-each-changed-post-once-as-it-is-by-pages", () => {
  const { ada, grace, room } = pair({ roomPostsPageMax: 2 });
  for (const text of ["one", "two", "three", "four"]) post(ada, room, text);
  edit(ada, room, 1, "1");
  const known = ownRoom(grace).lastChange;
  for (const number of [4, 2, 1, 4]) edit(ada, room, number, `${number} again`);
  react(ada, room, 3, "ok");
  const first = changedAfter(grace, room, known);
  assert.equal(first.posts.map(line), ["2 ada: 2 again", "1 ada: 1 again"]);
  assert.ok(first.more);
  const rest = changedAfter(grace, room, first.posts.at(-1)?.change);
  assert.equal(rest.posts.map(line), ["4 ada: 4 again", "3 ada: three"]);
  assert.is(rest.lastChange, rest.posts.at(-1)?.change);
  assert.equal(changedAfter(grace, room, rest.lastChange).posts, []);
});

test("pages-of-changes-go-on-behind-posts-from-before-the-member-joined", () => {
  const { world, ada, room } = pair({ roomPostsPageMax: 2 }, { history: RoomHistory.SINCE_JOINING });
  for (const text of ["one", "two", "three"]) post(ada, room, text);
  const linus = world.join("linus");
  joinRoom(linus, room);
  post(ada, room, "four");
  for (const number of [1, 2, 3, 4]) edit(ada, room, number, `${number} again`);
  const first = changedAfter(linus, room);
  assert.equal([first.posts, first.more, first.changedUntil], [[], true, 2]);
  const rest = changedAfter(linus, room, first.changedUntil);
  assert.equal([rest.posts.map(line), rest.more, rest.changedUntil], [["4 ada: 4 again"], false, 4]);
});

test("post-from-before-a-member-joined-is-not-there-for-it", () => {
  const { world, ada, room } = pair({}, { history: RoomHistory.SINCE_JOINING });
  post(ada, room, "old");
  const linus = world.join("linus");
  joinRoom(linus, room);
  linus.takeEvents();
  edit(ada, room, 1, "older");
  react(ada, room, 1, "ok");
  pin(ada, room, 1);
  deletePost(ada, room, 1);
  assert.equal(changesIn(linus.takeEvents()), []);
  assert.equal(changedAfter(linus, room).posts, []);
  assert.equal(ownRoom(linus).pinned, []);
  assert.is(
    codeOf(() => react(linus, room, 1, "ok")),
    "POST_NOT_FOUND",
  );
});

test("post-is-changed-by-its-author-and-deleted-also-by-who-ranks-above", () => {
  const { world, ada, grace, room } = pair();
  const linus = world.join("linus");
  joinRoom(linus, room);
  const setRole = (user: string, role: RoomRole): unknown =>
    ada.call(ModerateRoom, ModerateRoomRequest.create({ action: RoomAction.SET_ROLE, user, role }), room);
  for (const client of [ada, grace, linus, linus]) post(client, room, "text");
  setRole("grace", RoomRole.MODERATOR);
  const codes = [
    codeOf(() => edit(grace, room, 3, "changed")),
    codeOf(() => deletePost(linus, room, 2)),
    codeOf(() => deletePost(grace, room, 1)),
    codeOf(() => deletePost(grace, room, 3)),
    codeOf(() => edit(linus, room, 3, "back")),
    codeOf(() => deletePost(linus, room, 9)),
  ];
  const expected = ["NOT_THE_AUTHOR", "NOT_THE_AUTHOR", "ROLE_TOO_LOW", "none", "POST_NOT_FOUND", "POST_NOT_FOUND"];
  assert.equal(codes, expected);
  // Deleting again changes nothing, and who has left has no role.
  assert.is(deletePost(linus, room, 3), 1);
  linus.call(LeaveRoom, LeaveRoomRequest.create(), room);
  assert.is(deletePost(grace, room, 4), 2);
});

test("muted-member-neither-edits-nor-reacts", () => {
  const { ada, grace, room } = pair();
  post(grace, room, "text");
  ada.call(ModerateRoom, ModerateRoomRequest.create({ action: RoomAction.MUTE, user: "grace", muteMs: 60_000 }), room);
  assert.equal(
    [codeOf(() => edit(grace, room, 1, "shout")), codeOf(() => react(grace, room, 1, "shout"))],
    ["MUTED", "MUTED"],
  );
  assert.is(deletePost(grace, room, 1), 1);
});

test("number-of-another-epoch-names-no-post", () => {
  const { ada, room } = pair();
  post(ada, room, "text");
  const { epoch } = at(ada, room, 1);
  const request = EditPostRequest.create({ epoch: epoch + 1, number: 1, text: "changed" });
  assert.is(ada.refusal(EditPost, request, room), "POST_NOT_FOUND");
});

test("reactions-are-counted-for-each-reader-and-told-one-by-one", () => {
  const { ada, grace, room } = pair();
  post(ada, room, "text");
  for (const client of [ada, grace]) client.takeEvents();
  assert.is(react(grace, room, 1, "👍"), 1);
  assert.is(react(ada, room, 1, "👍"), 2);
  assert.is(react(ada, room, 1, "no"), 3);
  assert.is(react(ada, room, 1, "no"), 3, "the same again changes nothing");
  assert.is(react(grace, room, 1, "👍", true), 4);
  assert.is(react(grace, room, 1, "never", true), 4);
  for (const client of [ada, grace]) {
    const told = ["1 +👍 grace 1 @1", "1 +👍 ada 2 @2", "1 +no ada 1 @3", "1 -👍 grace 1 @4"];
    assert.equal(changesIn(client.takeEvents()), told);
  }
  const reactions = (client: SimulatedClient) =>
    historyAfter(client, room).posts[0]?.reactions.map(({ reaction, count, own }) => `${reaction} ${count} ${own}`);
  assert.equal(
    [reactions(ada), reactions(grace)],
    [
      ["👍 1 true", "no 1 true"],
      ["👍 1 false", "no 1 false"],
    ],
  );
});

// A reaction of 65 bytes is past `reactionBytesMax`.
test("reaction-is-one-word-and-the-reactions-of-a-post-are-limited", () => {
  const { world, ada, grace, room } = pair({ reactionsPerPostMax: 2, reactorsPerPostMax: 3 });
  const linus = world.join("linus");
  joinRoom(linus, room);
  post(ada, room, "text");
  for (const reaction of ["", "two words", "tab\t", "\u0000", "\u202Ea", "a".repeat(65)]) {
    const code = codeOf(() => react(ada, room, 1, reaction));
    assert.is(code, reaction.length > 64 ? "TOO_LARGE" : "INVALID_ARGUMENT", JSON.stringify(reaction));
  }
  for (const reaction of ["👩‍👩‍👧‍👦", "❤️"]) react(ada, room, 1, reaction);
  assert.is(
    codeOf(() => react(ada, room, 1, "c")),
    "LIMIT_REACHED",
  );
  react(grace, room, 1, "❤️");
  assert.is(
    codeOf(() => react(linus, room, 1, "❤️")),
    "LIMIT_REACHED",
  );
  react(grace, room, 1, "❤️", true);
  react(linus, room, 1, "❤️");
});

test("who-blocks-the-author-learns-nothing-of-the-post-and-who-blocks-the-reactor-not-its-name", () => {
  const { world, ada, grace, room } = pair();
  const linus = world.join("linus");
  joinRoom(linus, room);
  linus.call(Block, BlockRequest.create(), "grace");
  post(grace, room, "text");
  post(ada, room, "other");
  linus.takeEvents();
  edit(grace, room, 1, "changed");
  react(grace, room, 2, "ok");
  react(ada, room, 1, "ok");
  assert.equal(changesIn(linus.takeEvents()), ["2 +ok  1 @2"]);
  assert.equal(changedAfter(linus, room).posts.map(line), ["2 ada: other", "1 blocked"]);
  assert.equal(changedAfter(linus, room).posts[1]?.reactions, []);
  const request = ReactToPostRequest.create({ ...at(linus, room, 1), reaction: "ok" });
  assert.is(linus.refusal(ReactToPost, request, room), "POST_NOT_FOUND");
});

test("pins-are-limited-kept-and-end-with-their-post", () => {
  const { world, ada, grace, room } = pair({ roomPinsMax: 2 });
  for (const text of ["one", "two", "three"]) post(ada, room, text);
  grace.takeEvents();
  pin(ada, room, 2);
  pin(ada, room, 1);
  assert.equal([codeOf(() => pin(ada, room, 3)), codeOf(() => pin(grace, room, 3))], ["LIMIT_REACHED", "ROLE_TOO_LOW"]);
  assert.is(
    codeOf(() => pin(ada, room, 9)),
    "POST_NOT_FOUND",
  );
  world.restart();
  const [again, reader] = [logIn(world, "ada"), logIn(world, "grace")];
  assert.equal(ownRoom(reader).pinned, [2, 1]);
  deletePost(again, room, 2);
  pin(again, room, 1, true);
  assert.equal(changesIn(reader.takeEvents()), ["2 ada deleted @1", "unpinned 2", "unpinned 1"]);
  assert.equal(ownRoom(reader).pinned, []);
});

test("mention-in-a-post-that-is-deleted-counts-no-more", () => {
  const { ada, grace, room } = pair();
  post(ada, room, "look", ["grace"]);
  assert.is(ownRoom(grace).mentions, 1);
  deletePost(ada, room, 1);
  assert.is(ownRoom(grace).mentions, 0);
});

test("count-of-mentions-follows-edits-until-the-post-is-read", () => {
  const { world, ada, grace, room } = pair({ roomMentionsMax: 2 });
  const linus = world.join("linus");
  joinRoom(linus, room);
  const mention = (number: number, mentions: readonly string[]): void => {
    ada.call(
      EditPost,
      EditPostRequest.create({ ...at(ada, room, number), text: "look", mentions: [...mentions] }),
      room,
    );
  };
  const counts = (): number[] => [grace, linus].map((client) => ownRoom(client).mentions);
  post(ada, room, "look", ["grace"]);
  post(ada, room, "look");
  for (const client of [grace, linus]) client.takeEvents();
  mention(1, ["linus"]);
  assert.equal(counts(), [0, 1]);
  const told = (client: SimulatedClient): number[] =>
    client.takeEvents().flatMap((body) => (body.case === "roomChanged" ? [body.value.room?.mentions ?? -1] : []));
  assert.equal([told(grace), told(linus)], [[0], [1]]);
  mention(1, ["linus", "grace", "grace"]);
  mention(2, ["grace"]);
  assert.equal(counts(), [2, 1]);
  mention(2, ["grace"]);
  assert.equal(told(grace), [1, 2], "an edit that mentions the same again tells nothing");
  grace.call(MarkRoomRead, MarkRoomReadRequest.create({ number: 1 }), room);
  assert.equal(counts(), [1, 1]);
  mention(1, []);
  mention(1, ["grace"]);
  assert.equal(counts(), [1, 0], "what is read does not count");
  grace.call(Block, BlockRequest.create(), "ada");
  mention(2, []);
  mention(2, ["grace"]);
  assert.equal(counts(), [0, 0], "nor does a post of a user whom the member blocks");
  world.restart();
  assert.is(ownRoom(logIn(world, "linus")).mentions, 0);
});

test("edit-that-is-sent-again-is-carried-out-once", () => {
  const { ada, room } = pair();
  post(ada, room, "text");
  const request = EditPostRequest.create({ ...at(ada, room, 1), text: "changed" });
  const id = new Uint8Array(16).fill(7);
  const first = ada.call(EditPost, request, room, { id, repeatedAfterMs: 0 });
  edit(ada, room, 1, "newer");
  assert.equal(ada.call(EditPost, request, room, { id, repeatedAfterMs: 9 }), first);
  assert.equal(historyAfter(ada, room).posts.map(line), ["1 ada: newer"]);
});

test("text-that-is-edited-counts-as-sent", () => {
  const { ada, grace, room } = pair({ accountBytesMax: 10 });
  post(ada, room, "123456");
  edit(ada, room, 1, "1234567");
  assert.is(
    codeOf(() => edit(ada, room, 1, "12")),
    "LIMIT_REACHED",
  );
  assert.equal(postsIn(grace.takeEvents()), ["1 ada: 123456"]);
});
