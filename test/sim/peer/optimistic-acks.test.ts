/** A peer that acknowledges datagrams which it has not received, to be sent more than the path carries. */

import * as assert from "uvu/assert";
import { PeerAck } from "../../../generated/chatwire/v1/peer.ts";
import { suite } from "../../suite.ts";
import { Insider } from "../privacy/insider.ts";

const test = suite("optimistic acknowledgements");

const TEXTS = 300;

/** Has the connection send texts, and acknowledges all numbers up to the newest datagram, or only those that arrived. */
function acknowledgeTexts(claim: "all" | "arrived"): Insider {
  const insider = new Insider();
  for (let text = 0; text < TEXTS && insider.victim.state === "connected"; text++) {
    insider.nowMs += 50;
    insider.victim.sendText("hello", insider.nowMs);
    insider.receive();
    const { through, packetNumber } = insider.heard;
    const lengths = claim === "all" ? [packetNumber - 1] : [];
    insider.sendBody({ case: "peerAck", value: PeerAck.create({ through, packetNumber, lengths }) });
  }
  return insider;
}

test("peer-that-claims-all-packet-numbers-is-found-out-by-one-that-was-left-out", () => {
  const { victim, events } = acknowledgeTexts("all");
  assert.is(victim.state, "closing");
  assert.is(
    events.find(({ type }) => type === "closed"),
    undefined,
  );
  assert.ok(victim.textsSent > 120 && victim.textsSent <= 257, `after ${victim.textsSent} texts`);
});

test("peer-that-acknowledges-what-has-arrived-is-not", () => {
  const { victim } = acknowledgeTexts("arrived");
  assert.is(victim.state, "connected");
  assert.is(victim.textsSent, TEXTS);
});
