/** The second UDP port of a server, which answers probes. */

import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import * as assert from "uvu/assert";
import { OpenDatagramRequest } from "../../generated/chatwire/v1/connection.ts";
import { OpenDatagram } from "../../generated/chatwire/v1/rules.ts";
import { createKeyExchange } from "../../src/crypto/datagram-keys.ts";
import { TransportError, UsageError } from "../../src/errors.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { ChatServer } from "../../src/server/index.ts";
import { ProbeClient } from "../../src/session/probe/probe-client.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { ChatWorld } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { replace } from "../served/replace.ts";
import type { TestedServer } from "../served/tested-server.ts";
import { TEST_ITERATIONS } from "../sim/scram-proof.ts";
import { suite } from "../suite.ts";
import { RawClient } from "./raw-client.ts";

const test = suite("second probe port");

const PLAIN = {
  security: "plain",
  host: "127.0.0.1",
  port: 0,
  limits: { scramIterations: TEST_ITERATIONS },
} as const;

test("both-ports-answer-probes-with-one-rate-for-both", async () => {
  await using world = await ChatWorld.start({ security: "plain" });
  const { opened, probes } = await open(world.server);
  assert.is(opened.secondPort, world.server.secondProbePort);
  assert.is(opened.secondAddress, "");
  const udp = await openUdp();
  const from: number[] = [];
  udp.on("message", (bytes, { port }) => {
    from.push(port);
    probes.handleDatagram(bytes, 1e9);
  });
  for (let count = 1; count <= 10; count++) {
    probes.ask(1e9);
    udp.send(probes.pollTransmit(1e9)?.bytes ?? "", opened.port, "127.0.0.1");
    udp.send(probes.pollTransmit(1e9)?.bytes ?? "", opened.secondPort, "127.0.0.1");
  }
  while (from.length < 20) await once(udp, "message");
  assert.equal(new Set(from), new Set([opened.port, opened.secondPort]));
  // The burst of 20 is used up by both together.
  probes.ask(1e9);
  const { datagramsDropped } = world.server;
  udp.send(probes.pollTransmit(1e9)?.bytes ?? "", opened.secondPort, "127.0.0.1");
  while (world.server.datagramsDropped === datagramsDropped) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.is(from.length, 20);
  udp.close();
});

test("operator-chooses-the-second-port-or-switches-it-off", async () => {
  const free = await openUdp();
  const { port } = free.address();
  await refused(ChatServer.listen({ ...PLAIN, secondProbePort: port }), TransportError);
  free.close();
  await once(free, "close");
  {
    await using server = await ChatServer.listen({ ...PLAIN, secondProbePort: port });
    assert.is(server.secondProbePort, port);
  }
  await using server = await ChatServer.listen({ ...PLAIN, secondProbePort: false });
  assert.is(server.secondProbePort, undefined);
  const { opened } = await open(server);
  assert.is(opened.secondPort, 0);
});

test("operator-gives-another-address-for-the-second-port", async () => {
  await using server = await ChatServer.listen({ ...PLAIN, secondProbeHost: "127.0.0.2" });
  const { opened } = await open(server);
  assert.is(opened.secondAddress, "127.0.0.2");
  for (const secondProbeHost of ["::1", "0.0.0.0", "localhost"])
    await refused(ChatServer.listen({ ...PLAIN, secondProbeHost }), UsageError);
  for (const secondProbePort of [-1, 65_536, 1.5])
    await refused(ChatServer.listen({ ...PLAIN, secondProbePort }), UsageError);
});

test("server-does-without-a-second-port-where-none-can-be-opened", async () => {
  let sockets = 0;
  const network = replace(systemNetwork, {
    bindUdp: async (host, port) => {
      sockets += 1;
      if (sockets > 1) throw new TransportError("PERMISSION_DENIED", "No more sockets.");
      return systemNetwork.bindUdp(host, port);
    },
  });
  await using server = await ChatServer.listen({ ...PLAIN, network });
  assert.is(server.secondProbePort, undefined);
});

async function open(server: TestedServer) {
  const raw = await RawClient.open({ port: server.port, security: "plain" });
  const random = new SeededRandom(SEED);
  await raw.join("ada", random);
  const exchange = createKeyExchange((length) => random.bytes(length));
  const opened = await raw.call(OpenDatagram, OpenDatagramRequest.create({ publicKey: exchange.publicKey }));
  if ("code" in opened) throw new Error(opened.text);
  const { clientKey: sealKey, serverKey: openKey } = exchange.derive(opened.publicKey, new Uint8Array(32));
  const { connectionId } = opened;
  return { opened, probes: new ProbeClient({ connectionId, sealKey, openKey }, 0, ["first", "second"]) };
}

async function openUdp(): Promise<Socket> {
  const udp = createSocket("udp4");
  udp.bind(0, "127.0.0.1");
  await once(udp, "listening");
  return udp;
}

async function refused(listening: Promise<ChatServer>, type: typeof TransportError | typeof UsageError): Promise<void> {
  const outcome = await listening.catch((error: unknown) => error);
  assert.instance(outcome, type);
}
