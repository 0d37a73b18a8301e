/** A server of both families and its clients, on the sockets of this machine. */

import { connect } from "node:net";
import * as assert from "uvu/assert";
import { Candidate, CandidateKind, type InviteRequest } from "../../../generated/chatwire/v1/signalling.ts";
import { ChatClient, type ChatClientOptions, MemoryPins } from "../../../src/index.ts";
import type { Network } from "../../../src/net/network.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { toTransportError } from "../../../src/net/transport-error.ts";
import { ChatServer, type LogEntry } from "../../../src/server/index.ts";
import { FEW_ITERATIONS, TEST_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, converse, next } from "../chat-world.ts";

const test = suite("both families on real sockets");

/** A server where `ChatServer.listen` puts it by default, on a free port. */
function listen(options: Parameters<typeof ChatServer.listen>[0] = {}): Promise<ChatServer> {
  const limits = { scramIterations: TEST_ITERATIONS, ...options.limits };
  return ChatServer.listen({ grease: false, port: 0, ...options, limits });
}

async function join(server: ChatServer, host: string, name: string, options: ChatClientOptions = {}) {
  const shared = { grease: false, portMapping: false, pins: new MemoryPins(), limits: FEW_ITERATIONS };
  const client = await ChatClient.connect(`chat://${host}:${server.port}`, { ...shared, ...options });
  await client.register({ name, password: "secret-1", privacy: "PUBLIC" });
  return client;
}

test("two-users-on-one-machine-one-through-127.0.0.1-and-one-through-::1-talk-directly", async () => {
  await using server = await listen({ relay: false });
  assert.is(server.host, "::");
  await using ada = await join(server, "127.0.0.1", "ada");
  await using grace = await join(server, "[::1]", "grace");
  for (const [inviter, invited] of [
    [ada, grace],
    [grace, ada],
  ] as const) {
    const [link, other] = await converse(inviter, invited);
    await Promise.all([link.send("hello"), other.send("welcome")]);
    assert.equal([(await next(other)).text, (await next(link)).text], ["hello", "welcome"]);
    assert.equal([link.path?.kind, other.path?.kind], ["direct", "direct"]);
    await link.close();
    await link.finished;
    while ((await ada.getPeers()).some(({ status }) => status === "connected")) await grace.getPeers();
  }
});

test("two-users-who-know-no-address-of-their-machine-but-that-of-the-connection-talk-across-families", async () => {
  await using server = await listen({ relay: false });
  const network: Network = { ...systemNetwork, interfaces: () => [] };
  await using ada = await join(server, "127.0.0.1", "ada", { network });
  await using grace = await join(server, "[::1]", "grace", { network });
  const [link, other] = await converse(ada, grace);
  await link.send("hello");
  assert.is((await next(other)).text, "hello");
});

test("server-sees-a-client-in-both-families-whichever-it-has-connected-by", async () => {
  await using server = await listen();
  for (const host of ["127.0.0.1", "[::1]"]) {
    const name = host.includes("::") ? "grace" : "ada";
    const seen = new Set<string>();
    await using client = await join(server, host, name);
    await using peer = await join(server, "127.0.0.1", `${name}-peer`, {
      tap: (way, { body }) => {
        if (way !== "received") return;
        const introduced = body.case === "accepted" ? body.value.introduction?.candidates : undefined;
        const offered = body.case === "candidatesOffered" ? body.value.candidates : introduced;
        for (const { kind, address } of offered ?? []) if (kind === CandidateKind.SERVER_REFLEXIVE) seen.add(address);
      },
    });
    const [link] = await converse(peer, client);
    while (seen.size < 2) await link.ping();
    assert.equal([...seen].sort(), ["127.0.0.1", "::1"]);
  }
});

test("where-ipv6-is-off-server-and-clients-use-ipv4", async () => {
  const off = Object.assign(new Error("off"), { code: "EAFNOSUPPORT" });
  const refuse = <T>(host: string, open: () => Promise<T>): Promise<T> =>
    host.includes(":") ? Promise.reject(toTransportError(off, "Opening failed")) : open();
  const network: Network = {
    ...systemNetwork,
    interfaces: () => systemNetwork.interfaces().filter(({ family }) => family === 4),
    listen: (target, handlers) => refuse(target.host, () => systemNetwork.listen(target, handlers)),
    bindUdp: (host, port) => refuse(host, () => systemNetwork.bindUdp(host, port)),
  };
  await using server = await listen({ network });
  assert.is(server.host, "0.0.0.0");
  await using ada = await join(server, "127.0.0.1", "ada", { network });
  await using grace = await join(server, "127.0.0.1", "grace", { network });
  const [link, other] = await converse(ada, grace);
  await link.send("hello");
  assert.is((await next(other)).text, "hello");
  assert.ok(link.paths.every(({ address }) => !address.includes(":")));
});

test("limits-by-address-and-log-know-ipv4-clients-of-a-server-of-both-families-by-their-ipv4-address", async () => {
  const log: LogEntry[] = [];
  const logger = (entry: LogEntry): void => void log.push(entry);
  await using server = await listen({ logger, limits: { connectionsPerAddressMax: 1 } });
  const dial = (localAddress: string): Promise<string> => {
    const socket = connect({ host: "127.0.0.1", port: server.port, localAddress });
    const outcome = new Promise<string>((resolve) => {
      socket.once("close", () => resolve("closed")).once("error", () => {});
      setTimeout(() => resolve("open"), 300);
    });
    return outcome.finally(() => dialled.push(socket));
  };
  const dialled: { destroy(): unknown }[] = [];
  // In the form of IPv6, all IPv4 addresses are of one /64.
  const outcomes = await Promise.all(["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.3"].map(dial));
  assert.equal(outcomes.sort(), ["closed", "open", "open", "open"]);
  for (const socket of dialled) socket.destroy();
  assert.not.match(JSON.stringify(log), /::ffff/);
  assert.match(JSON.stringify(log), /"127\.0\.0\.3"/);
});

test("no-candidate-leaves-a-client-before-its-user-has-accepted", async () => {
  await using world = await ChatWorld.start();
  const sent: string[] = [];
  const binds: string[] = [];
  const network: Network = {
    ...systemNetwork,
    bindUdp: (host, port) => {
      binds.push(host);
      return systemNetwork.bindUdp(host, port);
    },
  };
  const tap: ChatClientOptions["tap"] = (way, { body }) => void (way === "sent" && sent.push(body.case ?? ""));
  const [ada, grace] = [await world.join("ada"), await world.join("grace", "PUBLIC", { tap, network })];
  const connecting = ada.connectTo("grace");
  const invitation = await next(grace.conversations.invitations);
  await grace.getPeers();
  assert.equal(binds, []);
  assert.equal(
    sent.filter((body) => /datagram|candidate|accept/i.test(body)),
    [],
  );
  await Promise.all([connecting, invitation.accept()]);
  assert.equal(binds, ["::"]);
});

test("client-offers-the-addresses-of-all-interfaces-and-no-loopback-to-a-server-elsewhere", async () => {
  const own = systemNetwork.interfaces().find(({ address, family }) => family === 4 && !address.startsWith("127."));
  if (own === undefined) return;
  await using server = await listen();
  let invite: InviteRequest | undefined;
  const network: Network = {
    ...systemNetwork,
    interfaces: () => [
      ...systemNetwork.interfaces(),
      { name: "tun0", address: "2001:db8::77", family: 6 },
      { name: "tun1", address: "203.0.113.77", family: 4 },
    ],
  };
  await using ada = await join(server, own.address, "ada", {
    network,
    tap: (way, { body }) => {
      if (way === "sent" && body.case === "inviteRequest") invite = body.value;
    },
  });
  await using grace = await join(server, own.address, "grace");
  await converse(ada, grace);
  const offered = (invite?.candidates ?? [Candidate.create()]).map(({ address }) => address);
  assert.is(offered[0], own.address);
  for (const address of ["2001:db8::77", "203.0.113.77"]) assert.ok(offered.includes(address), address);
  for (const address of ["127.0.0.1", "::1"]) assert.not.ok(offered.includes(address), address);
});
