/** A server that lies to its clients about networks: whole clients, in simulated time. */

import * as assert from "uvu/assert";
import type { PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { Network } from "../../../src/net/network.ts";
import { converse } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { rewritingNetwork } from "../rewriting-network.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { type SentDatagram, watchedNetwork } from "./watched-network.ts";

const test = suite("hostile server");

const certificate = createCertificate();
const SERVER = "192.0.2.1";

test("changes-of-address-cost-the-peer-no-more-than-they-cost-the-server", async () => {
  const chat = await SimulatedChat.start(await certificate, { seed: SEED });
  const host = chat.addClientHost();
  const sent: SentDatagram[] = [];
  const { client: ada } = await chat.join("ada", "PUBLIC", { network: watchedNetwork(host, sent) });
  const { client: grace, host: graceHost } = await chat.join("grace");
  const [link]: readonly PeerLink[] = await chat.world.run(converse(ada, grace));
  await chat.world.advance(10_000);
  sent.length = 0;
  // An answer of the server has some 90 bytes.
  for (let times = 0; times < 1_000; times++) link?.networkChanged("server");
  const bytesTo = (address: string): number =>
    sent.filter(({ to }) => to.address === address).reduce((sum, { bytes }) => sum + bytes.length, 0);
  const [toPeer, toServer] = [bytesTo(graceHost.address), bytesTo(SERVER)];
  assert.ok(toPeer + toServer < 90_000, `${toPeer} bytes to the peer, ${toServer} to the relay`);
  // One request of full size, and one that looks for the size of datagrams.
  assert.ok(toPeer < 3_000, `${toPeer} bytes to the peer`);
});

for (const [secondAddress, probes] of [
  ["127.0.0.1", 0],
  ["192.168.1.9", 0],
  ["192.0.2.9", 1],
] as const) {
  test(`server-that-names-a-second-port-at-${secondAddress}-gets-${probes === 0 ? "no" : "a"}-probe-there`, async () => {
    const disguise = (network: Network): Network =>
      rewritingNetwork(network, ({ body }) => {
        if (body.case === "openDatagramResponse") Object.assign(body.value, { secondAddress, secondPort: 631 });
      });
    const chat = await SimulatedChat.start(await certificate, { seed: SEED }, {}, disguise);
    const sent: SentDatagram[] = [];
    const host = chat.addClientHost();
    const { client: ada } = await chat.join("ada", "PUBLIC", { network: watchedNetwork(host, sent) });
    const { client: grace } = await chat.join("grace");
    await chat.world.run(converse(ada, grace));
    await chat.world.advance(5_000);
    const there = sent.filter(({ to }) => to.address === secondAddress);
    assert.is(Math.min(there.length, 1), probes);
  });
}
