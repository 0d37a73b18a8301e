/** A NAT that changes the address of a client while its link goes over the relay: only the relay notices. */

import * as assert from "uvu/assert";
import { createCertificate } from "../../../src/net/certificate.ts";
import { next } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { type SentDatagram, watchedNetwork } from "../hostile/watched-network.ts";
import { SimulatedChat } from "../simulated-chat.ts";

const test = suite("challenge of the relay");

const certificate = createCertificate();
const SERVER = "192.0.2.1";

for (const relayOnly of [false, true]) {
  const asks = relayOnly ? "does-not-ask-if-it-hides" : "asks-the-server-once";
  test(`client-whose-nat-changes-its-address-at-the-relay-${asks}`, async () => {
    const chat = await SimulatedChat.start(await certificate, { seed: SEED, datagrams: { latencyMs: 20 } });
    const { world } = chat;
    const router = world.addRouter({ address: "203.0.113.1" });
    const sent: SentDatagram[] = [];
    const network = watchedNetwork(world.addHost("192.168.1.2", { behind: router }), sent);
    const { client: ada } = await chat.join("ada", "PUBLIC", { network });
    const { client: grace, host } = await chat.join("grace");
    world.partition([router], [host]);
    const accepted = next(grace.conversations.invitations).then((invitation) => invitation.accept());
    const [link] = await world.run(Promise.all([ada.connectTo("grace", { relayOnly }), accepted]));
    await world.advance(10_000);
    assert.equal([link.path?.kind, link.path?.transport], ["relay", "udp"]);
    sent.length = 0;
    router.rebind();
    await world.run(link.send("hello"));
    await world.advance(3_000);
    assert.equal([link.path?.kind, link.path?.transport], ["relay", "udp"]);
    const probes = sent.filter(({ to, bytes }) => to.address === SERVER && (bytes[0] ?? 0) >> 4 === 3);
    // One for each port of the server.
    assert.is(probes.length, relayOnly ? 0 : 2);
  });
}
