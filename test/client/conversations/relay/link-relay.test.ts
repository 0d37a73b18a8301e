/** What the relay of a link takes as an answer of the server. */

import * as assert from "uvu/assert";
import { LinkRelay } from "../../../../src/client/conversations/relay/link-relay.ts";
import { TagKey } from "../../../../src/crypto/message-tag.ts";
import { RELAY_TOKEN_BYTES, RelayCodec, RelayStatus } from "../../../../src/framing/relay-datagram.ts";
import { SimulatedWorld } from "../../../../src/testing/index.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";

const test = suite("relay of a link");

const ACCESS = { relayId: 5n, key: new Uint8Array(32).fill(1) };
const AT = { address: "198.51.100.9", port: 443 };

/** A relay of a link, which sends by UDP only, and what its address has been credited with. */
class Rig {
  readonly codec = new RelayCodec(ACCESS.relayId, new TagKey(ACCESS.key));
  readonly sent: Uint8Array[] = [];
  readonly credits: number[] = [];
  readonly relay: LinkRelay;

  constructor() {
    const network = new SimulatedWorld({ seed: SEED }).addHost("198.51.100.1");
    const messages = {
      isAvailable: false,
      open() {},
      bind: () => Promise.reject(new Error("Not in this test.")),
      send() {},
      close() {},
    };
    const probes = { take: () => true, answered: (_: unknown, count: number) => this.credits.push(count) };
    const grant = { addresses: () => [AT], probes, access: ACCESS, bytesMax: 1_000, messages };
    this.relay = new LinkRelay(network, grant, {
      sendBy: (_, bytes) => this.sent.push(bytes),
      take: () => false,
      onChallenge: () => {},
    });
    this.relay.open();
    assert.is(this.sent.length, 1);
  }
}

test("answer-of-the-relay-gives-back-the-requests-that-it-answers-also-if-another-one-was-faster", () => {
  const { relay, codec, credits } = new Rig();
  for (let time = 0; time < 2; time++)
    assert.is(relay.handleDatagram(codec.status(1, RelayStatus.BOUND, 1_000), AT), true);
  assert.is(relay.transport, "udp");
  // The request, and each answer.
  assert.equal(credits, [1, 1, 1]);
});

test("forged-answer-with-the-address-of-the-relay-gives-nothing-back", () => {
  const { relay, codec, credits, sent } = new Rig();
  const forged = codec.status(1, RelayStatus.BOUND, 1_000);
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
  const early = codec.challenge(2, new Uint8Array(RELAY_TOKEN_BYTES));
  for (const bytes of [forged, early, new Uint8Array(17), ...sent]) assert.is(relay.handleDatagram(bytes, AT), false);
  assert.equal([relay.transport, credits], [undefined, []]);
  relay.close();
});
