import { PassThrough } from "node:stream";
import * as assert from "uvu/assert";
import { drivenLines } from "../../../../examples/client/screen/driven-lines.ts";
import { JsonScreen } from "../../../../examples/client/screen/json-screen.ts";
import { suite } from "../../../suite.ts";

const test = suite("commands in JSON");

test("command-becomes-the-lines-that-a-person-types", () => {
  const lines = (command: object): unknown => linesOf(JSON.stringify(command));
  const user = { name: "ada", password: "secret-1" };
  assert.equal(lines({ command: "register", ...user, privacy: "PRIVATE" }), ["ada", "secret-1", "PRIVATE"]);
  assert.equal(lines({ command: "logIn", ...user }), ["ada", "secret-1", "PUBLIC"]);
  assert.equal(lines({ command: "getPeers" }), ["get_peers"]);
  assert.equal(lines({ command: "sendText", to: "grace", text: "two  words" }), ["send grace two  words"]);
  assert.equal(lines({ command: "connectTo", peer: "grace" }), ["connect to client", "chat grace"]);
  assert.equal(lines({ command: "accept", peer: "grace" }), ["accept grace"]);
  assert.equal(lines({ command: "decline", peer: "grace" }), ["decline grace"]);
  assert.equal(lines({ command: "acceptKey", peer: "grace", fingerprint: "SHA256:x" }), ["accept key grace SHA256:x"]);
  assert.equal(lines({ command: "broadcast", text: "to all" }), ["connect to client", "broadcast", "to all"]);
  assert.equal(lines({ command: "sendMedia", seconds: "0.5" }), ["/stream 0.5"]);
  assert.equal(lines({ command: "changePassword", password: "old one", newPassword: "new one" }), [
    "change password",
    "old one",
    "new one",
  ]);
  assert.equal(lines({ command: "leave" }), ["/leave"]);
  assert.equal(lines({ command: "logOff" }), ["connect to client", "logoff"]);
  assert.equal(lines({ command: "quit" }), ["quit"]);
});

test("commands-about-rooms-become-the-lines-that-a-person-types", () => {
  const lines = (command: object): unknown => linesOf(JSON.stringify(command));
  assert.equal(lines({ command: "getRooms" }), ["rooms"]);
  assert.equal(lines({ command: "createRoom", room: "tea", visibility: "KNOCK" }), ["create room tea KNOCK"]);
  assert.equal(lines({ command: "joinRoom", room: "tea" }), ["join tea"]);
  assert.equal(lines({ command: "leaveRoom", room: "tea" }), ["leave room tea"]);
  assert.equal(lines({ command: "post", text: "/members" }), ["//members"]);
  assert.equal(lines({ command: "editPost", text: "two  words" }), ["/edit two  words"]);
  assert.equal(lines({ command: "deletePost", number: "3" }), ["/delete 3"]);
  assert.equal(lines({ command: "reactToPost", number: "3", reaction: "+1" }), ["/react +1 3"]);
  assert.equal(lines({ command: "reportPost", number: "3", text: "rude words" }), ["/report 3 rude words"]);
  assert.equal(lines({ command: "pinPost", number: "3" }), ["/pin 3"]);
  assert.equal(lines({ command: "setTopic", text: "Green or black" }), ["/topic Green or black"]);
  assert.equal(lines({ command: "muteInRoom", user: "linus", minutes: "5" }), ["/mute linus 5"]);
  assert.equal(lines({ command: "setRoomRole", user: "linus", role: "GUEST" }), ["/role linus GUEST"]);
  for (const [command, form] of [
    ["getRoomHistory", "/history"],
    ["getRoomMembers", "/members"],
    ["getRoomLog", "/log"],
  ]) {
    assert.equal(lines({ command }), [form]);
  }
  for (const [command, form] of [
    ["inviteToRoom", "/invite"],
    ["removeFromRoom", "/remove"],
    ["banFromRoom", "/ban"],
    ["unbanFromRoom", "/unban"],
  ]) {
    assert.equal(lines({ command, user: "linus" }), [`${form} linus`]);
  }
});

test("text-that-looks-like-a-command-of-the-conversation-stays-a-text", () => {
  assert.equal(linesOf('{"command":"sendPeerText","text":"/leave"}'), ["//leave"]);
  assert.equal(linesOf('{"command":"sendPeerText","text":"hello"}'), ["hello"]);
  assert.equal(linesOf('{"command":"sendPeerText","text":"{text} $& one\\ntwo"}'), ["{text} $& one\ntwo"]);
});

test("other-lines-are-taken-as-they-are-typed", () => {
  for (const line of ["", "get_peers", "  send grace {}", "[1]"]) assert.equal(linesOf(line), [line]);
});

test("unknown-commands-and-broken-json-are-told-apart-from-lines", () => {
  for (const line of ['{"command":"fly"}', '{"command":"toString"}', "{}", '{"command":7}', '{"command":["quit"]}'])
    assert.equal(drivenLines(line), { fault: "The command is unknown." }, line);
  assert.equal(drivenLines('{"command":'), { fault: "The command is not valid JSON." });
});

test("wrong-fields-are-named", () => {
  const user = { name: "ada", password: "secret-1" };
  const wrong: readonly (readonly [command: object, field: string, reason: string])[] = [
    [{ command: "accept" }, "peer", "is missing"],
    [{ command: "accept", peer: 7 }, "peer", "white space"],
    [{ command: "accept", peer: null }, "peer", "white space"],
    [{ command: "accept", peer: "" }, "peer", "white space"],
    [{ command: "decline", peer: "grace hopper" }, "peer", "white space"],
    [{ command: "connectTo", peer: "accept grace" }, "peer", "white space"],
    [{ command: "connectTo", peer: "grace\n" }, "peer", "white space"],
    [{ command: "acceptKey", peer: "grace" }, "fingerprint", "is missing"],
    [{ command: "acceptKey", peer: "grace", fingerprint: "SHA256:x y" }, "fingerprint", "white space"],
    [{ command: "sendText", to: "grace", text: "" }, "text", "white space at its ends"],
    [{ command: "sendText", to: "grace", text: ["x"] }, "text", "white space at its ends"],
    [{ command: "sendText", text: "x" }, "to", "is missing"],
    [{ command: "sendPeerText", text: " /leave" }, "text", "white space at its ends"],
    [{ command: "createRoom", room: "tea", visibility: "public" }, "visibility", "PUBLIC, KNOCK or HIDDEN"],
    [{ command: "joinRoom", room: "tea time" }, "room", "white space"],
    [{ command: "deletePost", number: "0" }, "number", "the number of a post"],
    [{ command: "editPost", text: "one\ntwo" }, "text", "white space at its ends"],
    [{ command: "muteInRoom", user: "linus", minutes: "-1" }, "minutes", "a number of minutes"],
    [{ command: "sendMedia", seconds: "soon" }, "seconds", "a number of seconds"],
    [{ command: "changePassword", password: "x" }, "newPassword", "is missing"],
    [{ command: "register", ...user }, "privacy", "is missing"],
    [{ command: "register", ...user, privacy: "SECRET" }, "privacy", "PUBLIC or PRIVATE"],
    [{ command: "register", ...user, name: "a b", privacy: "PUBLIC" }, "name", "white space"],
    [{ command: "logIn", ...user, password: "a\nb" }, "password", "line breaks"],
    [{ command: "logIn", ...user, password: { toString: 1 } }, "password", "line breaks"],
  ];
  for (const [command, field, reason] of wrong) {
    const line = JSON.stringify(command);
    const driven = drivenLines(line);
    assert.match("fault" in driven ? driven.fault : "", new RegExp(`^The field ${field} .*${reason}\\.$`), line);
  }
});

test("wrong-command-is-answered-by-an-error-and-the-next-one-runs", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const screen = new JsonScreen(input, output);
  input.end('{"command":"accept"}\n{"command":"accept","peer":"grace"}\n');
  const typed = await screen.ask({ kind: "question", text: "" }, new AbortController().signal);
  assert.is(typed, "accept grace");
  const told = { event: "error", code: "INVALID_INPUT", text: "The field peer is missing." };
  assert.equal(JSON.parse(String(output.read())), told);
});

/** The typed lines; fails if the command is wrong. */
function linesOf(line: string): readonly string[] {
  const driven = drivenLines(line);
  if ("lines" in driven) return driven.lines;
  throw new Error(driven.fault);
}
