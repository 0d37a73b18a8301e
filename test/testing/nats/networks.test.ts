/** Clients in networks that are more than one NAT on each side, and networks that change under a link. */

import * as assert from "uvu/assert";
import type { PeerLink } from "../../../src/index.ts";
import { type Certificate, createCertificate } from "../../../src/net/certificate.ts";
import { NATS } from "../../../src/testing/index.ts";
import { next, take } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { linksOf, NatChat } from "./nat-chat.ts";

const test = suite("networks of clients");

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

test("users-in-one-home-talk-without-leaving-it", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const { client: ada, router } = await chat.join("ada", "symmetric");
  if (router === undefined) throw new Error("The home has no router.");
  const grace = await chat.register("grace", chat.world.addHost("192.168.1.3", { behind: router }));
  const [atAda, atGrace] = linksOf(await chat.connect(ada, grace));
  // The relay may have been faster.
  await chat.world.advance(1_000);
  const { sent } = chat.world.datagrams.record();
  await say(chat, atAda, atGrace, "hello");
  assert.equal([atAda.path?.address, atGrace.path?.address], ["192.168.1.3", "192.168.1.2"]);
  const between = sent.filter(({ to }) => to.address !== chat.chat.serverHost.address);
  assert.is(between.length, 0);
});

test("homes-behind-one-carrier-connect-directly-if-its-nat-hairpins-and-otherwise-over-the-relay", async () => {
  for (const hairpinning of [true, false]) {
    const chat = await NatChat.start(certificate, SEED);
    const carrier = chat.world.addRouter({ address: "203.0.113.1", nat: { ...NATS.portRestricted, hairpinning } });
    const join = (name: string, address: string) => {
      const behind = chat.world.addRouter({ address, behind: carrier, nat: NATS.portRestricted });
      return chat.register(name, chat.world.addHost("192.168.1.2", { behind }));
    };
    const [ada, grace] = [await join("ada", "100.64.0.2"), await join("grace", "100.64.0.3")];
    const [atAda, atGrace] = linksOf(await chat.connect(ada, grace));
    await say(chat, atAda, atGrace, "hello");
    await chat.world.advance(10_000);
    const { kind, address } = atAda.path ?? {};
    if (hairpinning) assert.equal([kind, address], ["direct", "203.0.113.1"]);
    else assert.is(kind, "relay");
  }
});

test("users-with-ipv6-connect-through-two-stateful-firewalls", async () => {
  const chat = await NatChat.start(certificate, SEED);
  chat.chat.serverHost.attach("2001:db8::1");
  const join = (name: string, address: string) => {
    const behind = chat.world.addRouter({});
    return chat.register(name, chat.world.addHost(address, { behind }), "chat://[2001:db8::1]");
  };
  const [ada, grace] = [await join("ada", "2001:db8:1::2"), await join("grace", "2001:db8:2::2")];
  const [atAda, atGrace] = linksOf(await chat.connect(ada, grace));
  await say(chat, atAda, atGrace, "hello");
  // The relay may have been faster.
  await chat.world.advance(1_000);
  assert.equal([atAda.path?.address, atGrace.path?.address], ["2001:db8:2::2", "2001:db8:1::2"]);
});

test("silent-link-keeps-its-direct-path-and-the-relay-through-nats-that-forget-mappings-after-twenty-seconds", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const join = (name: string, number: number) => {
    const nat = { ...NATS.portRestricted, udpTimeoutMs: 20_000 };
    const behind = chat.world.addRouter({ address: `203.0.113.${number}`, nat });
    return chat.register(name, chat.world.addHost("192.168.1.2", { behind }));
  };
  const links = linksOf(await chat.connect(await join("ada", 1), await join("grace", 2)));
  await chat.world.advance(10_000);
  const now = () => links.map(({ paths }) => paths.map(({ kind, port, state }) => `${kind} ${port} ${state}`));
  const before = now();
  for (const paths of before)
    assert.ok(["direct", "relay"].every((kind) => paths.some((path) => path.startsWith(kind))));
  for (let count = 0; count < 120; count++) {
    await chat.world.advance(5_000);
    assert.equal(now(), before);
    for (const { path } of links) assert.is(path?.kind, "direct");
  }
});

test("link-follows-a-rebound-nat-if-the-peer-receives-from-anywhere", async () => {
  for (const home of ["open", "full cone"] as const) {
    const chat = await NatChat.start(certificate, SEED);
    const [ada, grace] = [await chat.join("ada", "port-restricted"), await chat.join("grace", home)];
    const [atAda, atGrace] = linksOf(await chat.connect(ada.client, grace.client));
    await say(chat, atAda, atGrace, "before");
    await chat.world.advance(1_000);
    const before = atGrace.path;
    ada.router?.rebind();
    const startMs = chat.world.nowMs;
    await say(chat, atAda, atGrace, "after");
    await say(chat, atGrace, atAda, "answer");
    assert.ok(chat.world.nowMs - startMs < 3_000, `${chat.world.nowMs - startMs} ms`);
    // The relay may have been faster.
    await chat.world.advance(1_000);
    assert.is(atGrace.path?.address, before?.address);
    assert.is.not(atGrace.path?.port, before?.port);
  }
});

test("link-between-two-homes-is-direct-again-without-a-search-if-the-nat-changes-its-ports-twice-in-three-seconds", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "port-restricted"), await chat.join("grace", "port-restricted")];
  const links = linksOf(await chat.connect(ada.client, grace.client));
  const untilDirect = async (): Promise<void> => {
    while (links.some(({ path }) => path?.kind !== "direct")) await chat.world.advance(20);
  };
  await untilDirect();
  const startMs = chat.world.nowMs;
  for (const times of ["once", "twice"]) {
    ada.router?.rebind();
    await say(chat, ...links, times);
    if (times === "once") await untilDirect();
  }
  assert.ok(chat.world.nowMs - startMs < 3_000, "the second change came too late");
  // The server is asked where it sees a client every 5 s at most.
  await untilDirect();
  assert.equal(
    links.map((link) => link.explain().search),
    [undefined, undefined],
  );
});

test("users-whose-first-datagrams-are-all-lost-connect-directly-soon-after", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "port-restricted"), await chat.join("grace", "port-restricted")];
  const { conditions } = chat.world.datagrams;
  chat.world.datagrams.conditions = { ...conditions, lossRate: 1 };
  const links = linksOf(await chat.connect(ada.client, grace.client));
  await chat.world.advance(1_900);
  chat.world.datagrams.conditions = conditions;
  await chat.world.advance(3_000);
  assert.equal(
    links.map(({ path }) => path?.kind),
    ["direct", "direct"],
  );
});

test("link-continues-after-a-partition-of-a-few-seconds-and-a-nap", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "port-restricted"), await chat.join("grace", "port-restricted")];
  const [atAda, atGrace] = linksOf(await chat.connect(ada.client, grace.client));
  if (ada.router === undefined || grace.router === undefined) throw new Error("Both homes have routers.");
  const end = chat.world.partition([ada.router], [grace.router]);
  const sending = atAda.send("hello");
  await chat.world.advance(5_000);
  end();
  await chat.world.run(sending);
  assert.is((await chat.world.run(next(atGrace))).text, "hello");
  grace.host.sleep();
  const later = atAda.send("good morning");
  await chat.world.advance(8_000);
  grace.host.wake();
  await chat.world.run(later);
  assert.is((await chat.world.run(next(atGrace))).text, "good morning");
});

test("client-whose-host-moves-goes-on-with-its-session-from-the-new-network", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const { client, host } = await chat.join("ada", "port-restricted");
  const { client: grace } = await chat.join("grace", "open");
  const changes = take(client.connection.changes(), 2);
  host.move("10.0.0.2", { behind: chat.world.addRouter({ address: "203.0.113.99" }) });
  const statuses = (await chat.world.run(changes, 2 * client.serverLimits.idleTimeoutMs)).map(({ status }) => status);
  assert.equal(statuses, ["waiting", "resumed"]);
  await chat.world.run(client.texts.send("grace", "from the office"));
  assert.is((await chat.world.run(next(grace.texts.messages))).text, "from the office");
  await chat.world.advance(2 * client.serverLimits.idleTimeoutMs);
  assert.is(chat.chat.server.connections, 2, "the server has let go of the old connection");
});

async function say(chat: NatChat, from: PeerLink, to: PeerLink, text: string): Promise<void> {
  const received = next(to);
  await chat.world.run(from.send(text));
  assert.is((await chat.world.run(received)).text, text);
}
