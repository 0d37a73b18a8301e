/** What the page shows of a line besides the line itself. */

import * as assert from "uvu/assert";
import { entryOf } from "../../src/inspect/entry.ts";
import type { LinkMessageLine } from "../../src/inspect/line.ts";
import { suite } from "../suite.ts";

const test = suite("inspect/entry");

const LINE: LinkMessageLine = {
  ...{ kind: "link message", number: 1, ms: 0, link: 1, user: "ada", peer: "grace", way: "sent", bytes: 40 },
  ...{ path: "direct", destination: "192.0.2.1:5", state: "connected", message: {} },
};

function entry(message: LinkMessageLine["message"], rate?: LinkMessageLine["rate"]) {
  return entryOf({ ...LINE, message, ...(rate && { rate }) });
}

test("message-on-a-link-is-named-after-its-body-not-after-the-acknowledgement-that-it-carries", () => {
  const header = { type: "MESSAGE_TYPE_EVENT", command: "COMMAND_PEER_TEXT", sequence: 1 };
  const { title, type, rule } = entry({ header, carriedAck: { through: 4 }, peerText: { text: "(hidden)" } });
  assert.equal([title, type], ["PeerText", "event"]);
  const rows = new Map(rule);
  assert.is(rows.get("direction"), "peer to peer");
  assert.is(rows.get("delivery"), "RELIABLE");
  assert.is(rows.get("size"), "40 bytes; as long as a datagram may be");
});

test("request-on-a-link-has-the-direction-and-the-rate-of-its-method", () => {
  const header = { type: "MESSAGE_TYPE_REQUEST", command: "COMMAND_PEER_PING" };
  const { title, rule } = entry({ header, peerPingRequest: { nonce: "7" } }, { used: 3, max: 20 });
  assert.is(title, "PeerPingRequest");
  const rows = new Map(rule);
  assert.is(rows.get("direction"), "peer to peer");
  assert.is(rows.get("rate"), "10/s, burst 20; 3 of 20 used");
});

test("request-in-a-room-shows-the-id-of-the-room-and-the-least-role", () => {
  const recipient = { room: "AQIDBAUGBwgJCgsMDQ4PEA==" };
  const header = { type: "MESSAGE_TYPE_REQUEST", command: "COMMAND_POST_IN_ROOM", recipient };
  const rows = new Map(entry({ header, postInRoomRequest: { text: "(hidden)" } }).rule);
  assert.equal([rows.get("addressee"), rows.get("least role")], ["ROOM", "MEMBER"]);
  assert.is(rows.get("room"), "0102030405060708090a0b0c0d0e0f10");
});

test("message-that-the-schema-does-not-have-has-no-rule", () => {
  const { title, rule } = entry({ header: { type: "MESSAGE_TYPE_EVENT", command: 9_050 } });
  assert.equal([title, rule], ["Unknown message", undefined]);
});
