/** Clients in networks that are more than one NAT on each side, and networks that change under a link. */

import * as assert from "uvu/assert";
import type { PeerLink } from "../../../src/index.ts";
import { type Certificate, createCertificate } from "../../../src/net/certificate.ts";
import { NATS } from "../../../src/testing/index.ts";
import { next } from "../../client/chat-world.ts";
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

test("link-follows-a-rebound-nat-if-the-peer-receives-from-anywhere", async () => {
  for (const home of ["open", "full cone"] as const) {
    const chat = await NatChat.start(certificate, SEED);
    const [ada, grace] = [await chat.join("ada", "port-restricted"), await chat.join("grace", home)];
    const [atAda, atGrace] = linksOf(await chat.connect(ada.client, grace.client));
    await say(chat, atAda, atGrace, "before");
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

test("client-whose-host-moves-and-its-server-learn-it-from-silence", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const { client, host } = await chat.join("ada", "port-restricted");
  const office = chat.world.addRouter({ address: "203.0.113.99" });
  host.move("10.0.0.2", { behind: office });
  const idleMs = client.serverLimits.idleTimeoutMs;
  await chat.world.advance(1_000);
  assert.is(chat.chat.server.connections, 1);
  assert.is((await chat.world.run(client.closed, 2 * idleMs)).code, "IDLE");
  await chat.world.advance(idleMs);
  assert.is(chat.chat.server.connections, 0);
  // From the new network everything works.
  const { client: again } = await chat.chat.connect({}, host);
  await chat.world.run(again.logIn({ name: "ada", password: "secret-1" }));
});

async function say(chat: NatChat, from: PeerLink, to: PeerLink, text: string): Promise<void> {
  const received = next(to);
  await chat.world.run(from.send(text));
  assert.is((await chat.world.run(received)).text, text);
}
