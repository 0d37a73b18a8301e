/** What leaves the machine of a user who hides, when its network changes and when it does not. */

import * as assert from "uvu/assert";
import type { ChatClient, PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { SimulatedHost, SimulatedWorldOptions } from "../../../src/testing/index.ts";
import { converse, next } from "../../client/chat-world.ts";
import { TestGateway } from "../../peering/mapping/test-gateway.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { type SentDatagram, watchedNetwork } from "./watched-network.ts";

const test = suite("users who hide");

const certificate = createCertificate();
const SERVER = "192.0.2.1";
const GATEWAY = { address: "198.51.100.201", port: 5_351 };
/** Datagrams to the server of this kind are probes. */
const SEALED = 3;

class Stage {
  readonly chat: SimulatedChat;
  readonly ada: ChatClient;
  readonly adaHost: SimulatedHost;
  readonly gateway: TestGateway;
  readonly sent: SentDatagram[];

  /** Ada is behind a gateway that maps ports. */
  static async open(relayOnly: boolean, datagrams: SimulatedWorldOptions["datagrams"] = {}): Promise<Stage> {
    const chat = await SimulatedChat.start(await certificate, { seed: SEED, datagrams });
    const { world } = chat;
    const adaHost = world.addHost("198.51.100.77");
    const router = { at: GATEWAY, externalAddress: "203.0.113.9", externalPort: 40_000, lifetimeSeconds: 120 };
    const gateway = await TestGateway.start({ network: world.addHost(GATEWAY.address), ...router });
    adaHost.defaultGateways = [gateway.from("198.51.100.77")];
    const sent: SentDatagram[] = [];
    const network = watchedNetwork(adaHost, sent);
    const limits = { portMappingLifetimeMs: 120_000 };
    const { client: ada } = await chat.connect({ network, relayOnly, limits }, adaHost);
    await world.run(ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" }));
    return new Stage({ chat, ada, adaHost, gateway, sent });
  }

  private constructor(parts: Pick<Stage, "chat" | "ada" | "adaHost" | "gateway" | "sent">) {
    this.chat = parts.chat;
    this.ada = parts.ada;
    this.adaHost = parts.adaHost;
    this.gateway = parts.gateway;
    this.sent = parts.sent;
  }

  /** A conversation of Ada with a new user. */
  async converse(name: string, relayOnly: boolean): Promise<PeerLink> {
    const { client: peer } = await this.chat.join(name);
    const accepted = next(peer.conversations.invitations).then((invitation) => invitation.accept());
    const [link] = await this.chat.world.run(Promise.all([this.ada.connectTo(name, { relayOnly }), accepted]));
    await this.chat.world.advance(10_000);
    return link;
  }

  /** What the server and the gateway were asked since the last call. */
  takeAsked(): { readonly probes: number; readonly gateway: number } {
    const probes = this.sent
      .splice(0)
      .filter(({ to, bytes }) => to.address === SERVER && (bytes[0] ?? 0) >> 4 === SEALED);
    return { probes: probes.length, gateway: this.gateway.requests.splice(0).length };
  }

  /** Ada gets a further interface. */
  async changeInterfaces(): Promise<void> {
    this.adaHost.attach("198.51.100.78", { name: "wlan0" });
    await this.chat.world.advance(10_000);
  }

  /** Nobody but Ada reaches the server for a time, so that the path of her link fails. */
  async failPath(link: PeerLink, peerHost: SimulatedHost): Promise<void> {
    const { world, serverHost } = this.chat;
    const end = world.partition([peerHost], [serverHost]);
    await world.advance(10_000);
    assert.ok(link.paths.every(({ state }) => state === "failed"));
    end();
    await world.advance(10_000);
  }
}

const NOTHING = { probes: 0, gateway: 0 };

test("client-that-hides-asks-neither-server-nor-gateway-when-its-interfaces-change", async () => {
  const on = await Stage.open(true);
  const link = await on.converse("grace", true);
  assert.equal(on.takeAsked(), NOTHING);
  await on.changeInterfaces();
  await on.chat.world.run(link.send("hello"));
  assert.equal(on.takeAsked(), NOTHING);
});

test("client-that-hides-asks-neither-server-nor-gateway-when-its-path-fails", async () => {
  const on = await Stage.open(true);
  const { client: grace, host } = await on.chat.join("grace");
  const [link] = await on.chat.world.run(converse(on.ada, grace));
  await on.chat.world.advance(10_000);
  await on.failPath(link, host);
  await on.chat.world.run(link.send("hello"));
  assert.equal(on.takeAsked(), NOTHING);
});

test("conversation-that-hides-beside-another-one-takes-nothing-from-that", async () => {
  const on = await Stage.open(false);
  await on.converse("linus", false);
  await on.converse("grace", true);
  on.takeAsked();
  await on.changeInterfaces();
  assert.ok(on.takeAsked().probes > 0);
  // The mapping is renewed.
  await on.chat.world.advance(300_000);
  assert.ok(on.takeAsked().gateway > 0);
});

for (const first of ["the-hidden-one", "the-other-one"]) {
  test(`once-only-conversations-that-hide-are-left-nobody-is-asked-and-the-mapping-given-back-if-${first}-began-first`, async () => {
    const on = await Stage.open(false);
    if (first === "the-hidden-one") await on.converse("grace", true);
    const open = await on.converse("linus", false);
    assert.is(on.gateway.lifetimes.at(-1), 120);
    await on.chat.world.run(open.close());
    if (first === "the-other-one") await on.converse("grace", true);
    await on.chat.world.advance(5_000);
    assert.is(on.gateway.lifetimes.at(-1), 0);
    on.takeAsked();
    await on.changeInterfaces();
    await on.chat.world.advance(300_000);
    assert.equal(on.takeAsked(), NOTHING);
  });
}

test("client-that-hides-uses-udp-as-soon-as-it-is-bound-if-that-passes", async () => {
  const on = await Stage.open(true, { latencyMs: 20 });
  const { client: grace } = await on.chat.join("grace");
  const [link] = await on.chat.world.run(converse(on.ada, grace));
  // Until then it goes over the connection to the server, which is bound from the beginning.
  assert.is(link.path?.transport, "tls");
  await on.chat.world.advance(100);
  assert.is(link.path?.transport, "udp");
  await on.chat.world.advance(5_000);
  assert.is(on.chat.server.statistics().relay.boundConnections, 0);
});
