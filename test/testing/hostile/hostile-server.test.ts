/** A server that lies to its clients about networks: whole clients, in simulated time. */

import * as assert from "uvu/assert";
import type { PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { converse } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
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
