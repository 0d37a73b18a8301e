import * as assert from "uvu/assert";
import { InviteRequest } from "../../generated/chatwire/v1/signalling.ts";
import { createDatagramHeader, DatagramKind, readDatagramHeader } from "../../src/framing/datagram.ts";
import { SEED } from "../seed.ts";
import { eventsOf, PeerPair } from "../sim/peer/peer-pair.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("13. Datagrams"));

test("connection-id-0-is-an-id-like-any-other", () => {
  const pair = new PeerPair({
    seed: SEED,
    initiator: { localConnectionId: 0n },
    responder: { remoteConnectionId: 0n },
  });
  pair.connect();
  for (const { connection } of pair.sides) connection.sendText("hello", pair.nowMs);
  pair.run(1_000);
  for (const side of pair.sides)
    assert.equal(
      eventsOf(side, "text").map(({ text }) => text),
      ["hello"],
    );
});

test("connection-id-is-big-endian-in-datagrams-and-little-endian-in-its-field", () => {
  const connectionId = 0x0102_0304_0506_0708n;
  const datagram = Buffer.from(createDatagramHeader(DatagramKind.SEALED, connectionId));
  assert.is(datagram.subarray(1, 9).toString("hex"), "0102030405060708");
  const field = Buffer.from(InviteRequest.encode(InviteRequest.create({ connectionId })));
  assert.is(field.subarray(-8).toString("hex"), "0807060504030201");
});

test("kinds-1-2-and-4-have-no-meaning", () => {
  const kinds = Array.from({ length: 16 }, (_, kind) => kind);
  const known = kinds.filter((kind) => {
    const header = Uint8Array.of((kind << 4) | 1, ...new Uint8Array(15), 1);
    return readDatagramHeader(Uint8Array.of(...header, ...new Uint8Array(16))) !== undefined;
  });
  assert.equal(known, [3, 5, 6, 7, 8]);
});
