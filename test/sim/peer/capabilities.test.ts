/** What two peers can do on a link, by what both have. */

import * as assert from "uvu/assert";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { eventsOf, PeerPair } from "./peer-pair.ts";

const test = suite("capabilities of two peers");

const message = { typeName: "example.Moved", payload: new Uint8Array(1) };

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return "none";
}

test("features-of-a-link-are-those-that-both-sides-have", () => {
  const both = { features: new Set([Feature.APPLICATION_MESSAGES]) };
  const pair = new PeerPair({ seed: SEED, initiator: both, responder: both });
  pair.connect();
  for (const { connection } of pair.sides) {
    assert.equal([...connection.features], [Feature.APPLICATION_MESSAGES]);
    assert.is(
      codeOf(() => connection.openMedia(pair.nowMs)),
      "FEATURE_MISSING",
    );
    connection.sendMessage(message, pair.nowMs);
  }
  pair.run(1_000);
  for (const side of pair.sides) assert.is(eventsOf(side, "message").length, 1);
});

test("link-without-features-has-texts-only", () => {
  const both = { features: new Set<Feature>() };
  const pair = new PeerPair({ seed: SEED, initiator: both, responder: both });
  pair.connect();
  const { connection } = pair.initiator;
  assert.is(
    codeOf(() => connection.openMedia(pair.nowMs)),
    "FEATURE_MISSING",
  );
  assert.is(
    codeOf(() => connection.sendMessage(message, pair.nowMs)),
    "FEATURE_MISSING",
  );
  assert.is(
    codeOf(() => connection.sendSignal(message, pair.nowMs)),
    "FEATURE_MISSING",
  );
  connection.sendText("hello", pair.nowMs);
  pair.run(1_000);
  assert.equal(eventsOf(pair.responder, "text"), [{ type: "text", text: "hello", number: 1 }]);
});
