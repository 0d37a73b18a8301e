/** Whole clients whose gateway maps a port by UPnP, while they change networks in a conversation, in simulated time. */

import * as assert from "uvu/assert";
import type { ChatClient, PeerLink } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { NATS, type SimulatedHost, type SimulatedRouter } from "../../../src/testing/index.ts";
import { converse, next } from "../../client/chat-world.ts";
import { FakeUpnp } from "../../peering/mapping/fake-upnp.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";

const test = suite("ports mapped by UPnP in a conversation");

const certificate = createCertificate();
const MINUTE_MS = 60_000;
/** Where nobody is. */
const EXTERNAL = "203.0.113.200";

interface Stage {
  readonly chat: SimulatedChat;
  readonly client: ChatClient;
  readonly host: SimulatedHost;
  readonly router: SimulatedRouter;
  readonly upnp: FakeUpnp;
  readonly links: readonly [PeerLink, PeerLink];
}

/** Adds a network behind a router that speaks UPnP at `192.168.NUMBER.1`. */
async function addHome({ world }: SimulatedChat, number: number): Promise<{ router: SimulatedRouter; upnp: FakeUpnp }> {
  const router = world.addRouter({ address: `203.0.113.${number}`, nat: NATS.portRestricted });
  const upnp = await FakeUpnp.start(world.addHost(`192.168.${number}.1`, { behind: router }), `192.168.${number}.1`);
  upnp.external = EXTERNAL;
  return { router, upnp };
}

function gatewaysOf(number: number): SimulatedHost["defaultGateways"] {
  return [{ address: { address: `192.168.${number}.1`, port: 5_351 }, localAddress: `192.168.${number}.2` }];
}

/** Starts a conversation of ada, who has UPnP, and grace. */
async function start(): Promise<Stage> {
  const chat = await SimulatedChat.start(await certificate, { seed: SEED, datagrams: { latencyMs: 20 } });
  const { router, upnp } = await addHome(chat, 1);
  const host = chat.world.addHost("192.168.1.2", { behind: router });
  host.defaultGateways = gatewaysOf(1);
  host.upnp = upnp.load;
  const { client } = await chat.connect({ logInAgain: true, portMapping: "upnp" }, host);
  await chat.world.run(client.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" }));
  const away = chat.world.addRouter({ address: "203.0.113.9", nat: NATS.portRestricted });
  const { client: grace } = await chat.connect({}, chat.world.addHost("192.168.9.2", { behind: away }));
  await chat.world.run(grace.register({ name: "grace", password: "secret-1", privacy: "PUBLIC" }));
  const links = await chat.world.run(converse(client, grace));
  return { chat, client, host, router, upnp, links };
}

/** Where the peer has been told of at the addresses of gateways. */
function announced(link: PeerLink): string[] {
  const mapped = link.paths.filter(({ kind, isAnnounced }) => kind === "port-mapped" && isAnnounced);
  return mapped.map(({ address }) => address);
}

test("peer-is-told-of-the-port-while-the-conversation-runs", async () => {
  const { chat, links, upnp } = await start();
  await chat.world.run(links[0].send("hello"));
  assert.is((await chat.world.run(next(links[1]))).text, "hello");
  assert.is(upnp.searches, 0, "the first text waits for nothing");
  await chat.world.advance(10_000);
  assert.equal(announced(links[1]), [EXTERNAL]);
});

test("home-that-gets-another-address-outside-has-its-mapping-checked-at-once", async () => {
  const { chat, links, router, upnp } = await start();
  await chat.world.advance(2 * MINUTE_MS);
  upnp.external = "203.0.113.201";
  router.changeAddress("203.0.113.77");
  await chat.world.advance(15_000);
  assert.ok(announced(links[1]).includes("203.0.113.201"));
});

test("client-that-moves-has-its-port-mapped-by-the-gateway-of-the-new-network", async () => {
  const { chat, host, links, upnp } = await start();
  await chat.world.advance(MINUTE_MS);
  assert.is(upnp.mappings.size, 1);
  const { router, upnp: other } = await addHome(chat, 2);
  other.external = "203.0.113.202";
  host.defaultGateways = gatewaysOf(2);
  host.move("192.168.2.2", { behind: router });
  // The client loaded its UPnP at the start.
  upnp.at = (location) => other.at(location);
  await chat.world.advance(20_000);
  assert.is(other.mappings.size, 1);
  assert.is(upnp.mappings.size, 0);
  assert.ok(announced(links[1]).includes("203.0.113.202"));
});

test("mapping-is-deleted-when-the-client-is-closed", async () => {
  const { chat, client, upnp } = await start();
  await chat.world.advance(MINUTE_MS);
  assert.is(upnp.mappings.size, 1);
  await chat.world.run(client.close());
  await chat.world.advance(MINUTE_MS);
  assert.is(upnp.mappings.size, 0);
});
