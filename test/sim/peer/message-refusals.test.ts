/** What a side of a link makes of a peer that refuses application messages, honestly or not. */

import * as assert from "uvu/assert";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { eventsOf, PeerPair } from "./peer-pair.ts";

const test = suite("application messages that a peer refuses");

const { NOT_TAKEN } = ErrorCode;
const message = { typeName: "example.Moved", payload: new Uint8Array(1) };

function connected(): PeerPair {
  const pair = new PeerPair({ seed: SEED });
  pair.connect();
  pair.run(1_000);
  return pair;
}

test("delivered-is-raised-of-the-others-only", () => {
  const pair = connected();
  const { initiator, responder } = pair;
  const ids = [1, 2, 3].map(() => initiator.connection.sendMessage(message, pair.nowMs));
  let refused = 0;
  // Refuses the second, while its event is handled.
  const poll = responder.connection.pollTransmit.bind(responder.connection);
  responder.connection.pollTransmit = () => {
    const second = eventsOf(responder, "message")[1];
    for (let event = responder.connection.pollEvent(); event !== undefined; event = responder.connection.pollEvent())
      responder.events.push(event);
    const now = eventsOf(responder, "message")[1];
    if (second === undefined && now !== undefined) {
      refused = now.sequence;
      responder.connection.refuseMessage(refused, NOT_TAKEN, pair.nowMs);
    }
    return poll();
  };
  pair.run(1_000);
  assert.equal(eventsOf(initiator, "messageRefused"), [
    { type: "messageRefused", id: ids[1], sequence: refused, code: "NOT_TAKEN" },
  ]);
  assert.equal(
    eventsOf(initiator, "delivered").map(({ id }) => id),
    [ids[0], ids[2]],
  );
});

test("refusals-of-what-was-never-sent-change-nothing", () => {
  const pair = connected();
  const { initiator, responder } = pair;
  for (const sequence of [900, 901, 2 ** 52]) responder.connection.refuseMessage(sequence, NOT_TAKEN, pair.nowMs);
  pair.run(1_000);
  assert.equal([eventsOf(initiator, "messageRefused"), eventsOf(initiator, "refused")], [[], []]);
  assert.is(initiator.connection.state, "connected");
});

test("text-cannot-be-refused-as-an-application-message", () => {
  const pair = connected();
  const { initiator, responder } = pair;
  const id = initiator.connection.sendText("hello", pair.nowMs);
  // Its sequence is the second one: the first announced the addresses.
  responder.connection.refuseMessage(2, NOT_TAKEN, pair.nowMs);
  pair.run(1_000);
  assert.equal(eventsOf(initiator, "messageRefused"), []);
  assert.is(eventsOf(initiator, "refused").length, 1);
  assert.equal(eventsOf(initiator, "delivered"), [{ type: "delivered", id }]);
});
