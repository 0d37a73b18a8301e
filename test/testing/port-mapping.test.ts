import * as assert from "uvu/assert";
import { CandidateKind } from "../../generated/chatwire/v1/signalling.ts";
import type { PeerLink } from "../../src/index.ts";
import { type Certificate, createCertificate } from "../../src/net/certificate.ts";
import type { Tap } from "../../src/session/session-event.ts";
import { next } from "../client/chat-world.ts";
import { TestGateway } from "../peering/mapping/test-gateway.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { SimulatedChat } from "./simulated-chat.ts";

const test = suite("port mapping through a long conversation");

const MINUTE_MS = 60_000;
const ROUTER = { address: "203.0.113.1", port: 5_351 };
const EXTERNAL = "203.0.113.9";

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

interface Stage {
  readonly chat: SimulatedChat;
  readonly gateway: TestGateway;
  /** The inviter's link, whose host has the gateway, and the other one. */
  readonly links: readonly [PeerLink, PeerLink];
  /** Requests of the inviter that offer a mapped port. */
  readonly offers: () => number;
}

/** Starts a conversation of two clients, one of which has a gateway whose mappings last ten minutes. */
async function converse(): Promise<Stage> {
  const chat = await SimulatedChat.start(certificate, { seed: SEED });
  const { world } = chat;
  let offers = 0;
  const tap: Tap = (way, { body }) => {
    const isOffer = way === "sent" && body.case === "offerCandidatesRequest";
    if (isOffer && body.value.candidates.some(({ kind }) => kind === CandidateKind.PORT_MAPPED)) offers += 1;
  };
  const { client: ada, host } = await chat.join("ada", "PUBLIC", { tap });
  const { client: grace } = await chat.join("grace");
  const network = world.addHost(ROUTER.address);
  const lifetimeSeconds = 600;
  const options = { network, at: ROUTER, externalAddress: EXTERNAL, externalPort: 40_000, lifetimeSeconds };
  const gateway = await TestGateway.start(options);
  host.defaultGateways = [gateway.from(host.address)];
  const accepted = next(grace.conversations.invitations).then((invitation) => invitation.accept());
  const links = await world.run(Promise.all([ada.connectTo("grace"), accepted]));
  return { chat, gateway, links, offers: () => offers };
}

/** The external ports that the peer has been told of. */
function announced(link: PeerLink): number[] {
  return link.paths.flatMap(({ address, port, isAnnounced }) => (address === EXTERNAL && isAnnounced ? [port] : []));
}

test("mapping-is-renewed-while-the-conversation-lasts-and-offered-once", async () => {
  const { chat, gateway, links, offers } = await converse();
  const [link, peer] = links;
  await chat.world.advance(29 * MINUTE_MS);
  // Once, and every five minutes.
  assert.equal(
    gateway.lifetimes,
    Array.from({ length: 6 }, () => 7_200),
  );
  assert.equal(announced(peer), [40_000]);
  assert.ok(offers() <= 1);
  await chat.world.run(link.send("hello"));
  assert.is((await chat.world.run(next(peer))).text, "hello");
});

test("gateway-that-restarts-maps-another-port-of-which-the-peer-is-told", async () => {
  const { chat, gateway, links, offers } = await converse();
  await chat.world.advance(MINUTE_MS);
  const before = offers();
  gateway.restart(41_000);
  await chat.world.advance(5 * MINUTE_MS);
  assert.is(offers(), before + 1);
  assert.ok(announced(links[1]).includes(41_000));
});

test("gateway-that-maps-another-port-each-time-is-followed-by-at-most-one-offer-each-time", async () => {
  const { chat, gateway, links, offers } = await converse();
  const before = offers();
  for (let times = 1; times <= 40; times += 1) {
    gateway.restart(41_000 + times);
    await chat.world.advance(5 * MINUTE_MS);
  }
  assert.ok(offers() <= before + 40, `${offers()} offers`);
  assert.ok(announced(links[1]).includes(41_040));
  await chat.world.run(links[0].send("hello"));
  assert.is((await chat.world.run(next(links[1]))).text, "hello");
});
