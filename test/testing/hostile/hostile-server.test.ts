/** A server that lies to its clients about networks: whole clients, in simulated time. */

import * as assert from "uvu/assert";
import { Candidate, CandidateKind } from "../../../generated/chatwire/v1/signalling.ts";
import type { PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { Network } from "../../../src/net/network.ts";
import { isSameAddress, type SocketAddress } from "../../../src/socket-address.ts";
import type { SimulatedHost } from "../../../src/testing/index.ts";
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

/** A host of the server's owner that forwards between two clients, as soon as it has heard of both. */
async function forwardFrom(host: SimulatedHost): Promise<SocketAddress> {
  const socket = await host.bindUdp("0.0.0.0", 0);
  const heard: SocketAddress[] = [];
  socket.onDatagram((bytes, from) => {
    if (!heard.some((each) => isSameAddress(each, from))) heard.push({ address: from.address, port: from.port });
    const other = heard.find((each) => !isSameAddress(each, from));
    if (other !== undefined) socket.send(bytes.slice(), other);
  });
  return { address: host.address, port: socket.address.port };
}

for (const [how, isLate] of [
  ["in-the-introduction", false],
  ["later", true],
] as const) {
  test(`server-that-names-itself-${how}-does-not-take-the-place-of-the-relay-and-is-no-candidate-of-the-peer`, async () => {
    const named: Candidate[] = [];
    const disguise = (network: Network): Network =>
      rewritingNetwork(network, ({ body }) => {
        const isIntroduction = body.case === "accepted" || body.case === "acceptResponse";
        const introduced = isIntroduction ? body.value.introduction : undefined;
        if (!isLate) introduced?.candidates.unshift(...named);
        if (body.case === "candidatesOffered") body.value.candidates.unshift(...named);
      });
    const datagrams = { latencyMs: 20 };
    const chat = await SimulatedChat.start(await certificate, { seed: SEED, datagrams }, {}, disguise);
    const { world } = chat;
    const forwarder = await forwardFrom(world.addHost("192.0.2.66"));
    named.push(Candidate.create({ kind: CandidateKind.HOST, ...forwarder }));
    const [{ client: ada, host: one }, { client: grace, host: other }] = [
      await chat.join("ada"),
      await chat.join("grace"),
    ];
    world.partition([one], [other]);
    const links: readonly PeerLink[] = await world.run(converse(ada, grace));
    await world.advance(1_000);
    for (const host of [one, other]) {
      // Another address of each client makes it offer candidates once more.
      host.attach(`203.0.113.${host === one ? 7 : 8}`);
      await world.advance(60_000);
    }
    for (const link of links) {
      assert.is(link.path?.kind, "relay");
      const there = link.paths.filter((path) => isSameAddress(path, forwarder));
      assert.ok(there.every(({ isAnnounced, isInUse }) => !isAnnounced && !isInUse));
      const explanation = link.explain();
      assert.ok(explanation.cause.startsWith("relayed"));
      const tried = explanation.attempts.find((attempt) => isSameAddress(attempt, forwarder));
      assert.is(tried?.candidate, undefined);
      await world.run(link.send("hello"));
    }
  });
}

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
