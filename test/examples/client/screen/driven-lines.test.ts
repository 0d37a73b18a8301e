import * as assert from "uvu/assert";
import { drivenLines } from "../../../../examples/client/screen/driven-lines.ts";
import { suite } from "../../../suite.ts";

const test = suite("commands in JSON");

test("command-becomes-the-lines-that-a-person-types", () => {
  const lines = (command: object): unknown => drivenLines(JSON.stringify(command));
  const user = { name: "ada", password: "secret-1" };
  assert.equal(lines({ command: "register", ...user, privacy: "PRIVATE" }), ["ada", "secret-1", "PRIVATE"]);
  assert.equal(lines({ command: "logIn", ...user }), ["ada", "secret-1", "PUBLIC"]);
  assert.equal(lines({ command: "getPeers" }), ["get_peers"]);
  assert.equal(lines({ command: "sendText", to: "grace", text: "two  words" }), ["send grace two  words"]);
  assert.equal(lines({ command: "connectTo", peer: "grace" }), ["connect to client", "grace"]);
  assert.equal(lines({ command: "accept", peer: "grace" }), ["accept grace"]);
  assert.equal(lines({ command: "decline", peer: "grace" }), ["decline grace"]);
  assert.equal(lines({ command: "acceptKey", peer: "grace", fingerprint: "SHA256:x" }), ["accept key grace SHA256:x"]);
  assert.equal(lines({ command: "leave" }), ["/leave"]);
  assert.equal(lines({ command: "logOff" }), ["connect to client", "logoff"]);
  assert.equal(lines({ command: "quit" }), ["quit"]);
});

test("text-that-looks-like-a-command-of-the-conversation-stays-a-text", () => {
  assert.equal(drivenLines('{"command":"sendPeerText","text":"/leave"}'), ["//leave"]);
  assert.equal(drivenLines('{"command":"sendPeerText","text":"hello"}'), ["hello"]);
});

test("other-lines-are-taken-as-they-are-typed", () => {
  for (const line of ["", "get_peers", "  send grace {}", "[1]"]) assert.equal(drivenLines(line), [line]);
});

test("unknown-commands-and-broken-json-are-told-apart-from-lines", () => {
  for (const line of ['{"command":"fly"}', '{"command":"toString"}', "{}", '{"command":7}', '{"command":']) {
    assert.is(drivenLines(line), undefined, line);
  }
});
