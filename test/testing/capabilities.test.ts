/** Two clients agree on what their link can do, through honest and malicious servers, in a simulated network. */

import * as assert from "uvu/assert";
import { Capabilities, Feature } from "../../generated/chatwire/v1/capability.ts";
import type { Message } from "../../generated/chatwire/v1/message.ts";
import { EndReason, type Introduction } from "../../generated/chatwire/v1/signalling.ts";
import { createIdentity } from "../../src/client/account/identity.ts";
import { Iterations } from "../../src/client/account/iterations.ts";
import { register } from "../../src/client/account/login.ts";
import { Connection } from "../../src/client/connection/connection.ts";
import type { Invitation } from "../../src/client/conversations/introductions/introduction.ts";
import { Introductions } from "../../src/client/conversations/introductions/introductions.ts";
import { EventQueue } from "../../src/client/events/event-queue.ts";
import { ownFeatures } from "../../src/framing/capabilities.ts";
import { type ChatClient, type ChatError, type FeatureName, MemoryPins, type PeerLink } from "../../src/index.ts";
import { resolveLimits } from "../../src/limits.ts";
import { type Certificate, createCertificate } from "../../src/net/certificate.ts";
import { parseServerAddress } from "../../src/server-address.ts";
import { codeOf, next } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { FEW_ITERATIONS } from "../sim/scram-proof.ts";
import { suite } from "../suite.ts";
import { type Rewrite, rewritingNetwork } from "./rewriting-network.ts";
import { SimulatedChat } from "./simulated-chat.ts";

const test = suite("capabilities of two clients");

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

/** The part of a client that can connect to peers. */
interface Peer {
  readonly connectTo: (name: string) => Promise<PeerLink>;
  readonly invitations: AsyncIterable<Invitation>;
}

interface Outcome {
  readonly inviter: PeerLink | ChatError;
  readonly invited: PeerLink | ChatError;
}

function start(rewrite: Rewrite = () => {}): Promise<SimulatedChat> {
  return SimulatedChat.start(certificate, { seed: SEED }, {}, (network) => rewritingNetwork(network, rewrite));
}

function peerOf(client: ChatClient): Peer {
  return { connectTo: (name) => client.connectTo(name), invitations: client.conversations.invitations };
}

/** A peer whose client offers something else on links than this implementation does. */
async function joinOffering(chat: SimulatedChat, name: string, capabilities: Capabilities): Promise<Peer> {
  const network = chat.addClientHost();
  const [pins, limits, identity] = [new MemoryPins(), resolveLimits(FEW_ITERATIONS), createIdentity()];
  const serverAddress = parseServerAddress(chat.url);
  const features = ownFeatures("connection");
  const opening = Connection.open(
    { network, servers: [serverAddress], limits, pins, features, tap: undefined, grease: undefined },
    {},
  );
  const connection = await chat.world.run(opening);
  const iterations = new Iterations(pins, serverAddress, limits.scramIterationsMin);
  const user = { name, password: "secret-1", privacy: "PUBLIC" } as const;
  await chat.world.run(register({ connection, limits, iterations, identity, options: {} }, user));
  const invitations = new EventQueue<Invitation>(8);
  const subjectOf = (user: string): string => `user ${user}`;
  const options = {
    connection,
    limits,
    pins,
    capabilities,
    portMapping: false,
    uplinks: true,
    relayOnly: false,
    subjectOf,
    invitations,
  };
  const introductions = new Introductions(options, { name, identity });
  connection.onEvent((body) => introductions.handleEvent(body));
  return { connectTo: (user) => introductions.connectTo(user, {}), invitations };
}

function speaking(...versions: number[]): Capabilities {
  return Capabilities.create({ versions, features: [Feature.MEDIA] });
}

/** Ada connects to grace. */
async function connect(chat: SimulatedChat, ada: Peer, grace: Peer): Promise<Outcome> {
  const settled = <T>(promise: Promise<T>) => promise.catch((error: ChatError) => error);
  const accepted = next(grace.invitations).then((invitation) => invitation.accept());
  const [inviter, invited] = await chat.world.run(
    Promise.all([settled(ada.connectTo("grace")), settled(accepted)] as const),
  );
  // A side that has found nothing wrong has a link until the other one tells it.
  await chat.world.advance(500);
  return { inviter: await endOf(inviter), invited: await endOf(invited) };
}

/** The error of a link that is over. */
async function endOf(outcome: PeerLink | ChatError): Promise<PeerLink | ChatError> {
  return "code" in outcome ? outcome : Promise.race([outcome.closed, Promise.resolve(outcome)]);
}

function codesOf({ inviter, invited }: Outcome): string[] {
  return [inviter, invited].map((outcome) => ("code" in outcome ? outcome.code : "connected"));
}

function linksOf({ inviter, invited }: Outcome): [PeerLink, PeerLink] {
  if ("code" in inviter) throw inviter;
  if ("code" in invited) throw invited;
  return [inviter, invited];
}

/** The introduction in a message of the server, with the name of the peer that it introduces. */
function introductionIn({ body }: Message): Introduction | undefined {
  if (body.case === "accepted" || body.case === "acceptResponse") return body.value.introduction;
  return undefined;
}

/** A server that changes the capabilities which it passes on, in invitations too. */
function passing(change: (capabilities: Capabilities) => void): Rewrite {
  return (message) => {
    const { body } = message;
    const carrier = body.case === "invited" ? body.value : introductionIn(message);
    if (carrier?.capabilities !== undefined) change(carrier.capabilities);
  };
}

async function exchangeMedia(chat: SimulatedChat, from: PeerLink, to: PeerLink): Promise<void> {
  const sender = from.openMedia();
  sender.send({ payload: Uint8Array.of(7), timestampUs: 0 });
  const receiver = await chat.world.run(next(to.mediaStreams));
  assert.is((await chat.world.run(next(receiver))).payload[0], 7);
}

test("both-clients-see-what-they-agreed-on", async () => {
  const chat = await start();
  const [{ client: ada }, { client: grace }] = [await chat.join("ada"), await chat.join("grace")];
  const links = linksOf(await connect(chat, peerOf(ada), peerOf(grace)));
  const features = new Set<FeatureName>([
    "MEDIA",
    "APPLICATION_MESSAGES",
    "PEER_ADDRESSES",
    "PORT_SEARCH",
    "LARGE_DATAGRAMS",
    "CARRIED_ACKS",
    "MESSAGE_ANSWERS",
    "ANNOUNCED_CONVERSATIONS",
    "ACK_RANGES",
    "ARRIVAL_TIMES",
    "FLOWS",
    "LARGE_MESSAGES",
    "FILES",
    "TEXT_MARKS",
    "MEDIA_COPIES",
    "LARGE_MEDIA",
  ]);
  for (const link of links) assert.equal(link.protocol, { version: 1, features });
  await exchangeMedia(chat, ...links);
});

test("feature-that-one-client-leaves-out-is-missing-on-both-sides", async () => {
  const chat = await start();
  const { client: ada } = await chat.join("ada");
  const { client: grace } = await chat.join("grace", "PUBLIC", { withoutFeatures: ["MEDIA"] });
  const links = linksOf(await connect(chat, peerOf(ada), peerOf(grace)));
  for (const link of links) {
    assert.equal(
      link.protocol.features,
      new Set([
        "APPLICATION_MESSAGES",
        "PEER_ADDRESSES",
        "PORT_SEARCH",
        "LARGE_DATAGRAMS",
        "CARRIED_ACKS",
        "MESSAGE_ANSWERS",
        "ANNOUNCED_CONVERSATIONS",
        "ACK_RANGES",
        "ARRIVAL_TIMES",
        "FLOWS",
        "LARGE_MESSAGES",
        "FILES",
        "TEXT_MARKS",
        "MEDIA_COPIES",
        "LARGE_MEDIA",
      ]),
    );
    assert.is(await codeOf(Promise.resolve().then(() => link.openMedia())), "FEATURE_MISSING");
    const sending = link.send("hello");
    await chat.world.run(sending);
  }
});

test("server-that-strips-or-adds-a-feature-is-caught-by-both-clients", async () => {
  for (const change of [
    (capabilities: Capabilities) => {
      capabilities.features = [];
    },
    ({ features }: Capabilities) => features.push(Feature.MEDIA),
  ]) {
    const chat = await start(passing(change));
    const [{ client: ada }, { client: grace }] = [await chat.join("ada"), await chat.join("grace")];
    assert.equal(codesOf(await connect(chat, peerOf(ada), peerOf(grace))), ["AUTH_FAILED", "AUTH_FAILED"]);
  }
});

test("newer-clients-use-their-highest-version-and-version-1-with-an-older-one", async () => {
  const chat = await start();
  const ada = await joinOffering(chat, "ada", speaking(1, 2));
  const grace = await joinOffering(chat, "grace", speaking(2, 1, 9_001));
  for (const { protocol } of linksOf(await connect(chat, ada, grace))) assert.is(protocol.version, 2);
  const older = await start();
  const newer = await joinOffering(older, "ada", speaking(1, 2));
  const { client } = await older.join("grace");
  for (const { protocol } of linksOf(await connect(older, newer, peerOf(client)))) assert.is(protocol.version, 1);
});

test("server-that-strips-a-version-is-caught-by-both-clients", async () => {
  const chat = await start(
    passing((capabilities) => {
      capabilities.versions = [1];
    }),
  );
  const ada = await joinOffering(chat, "ada", speaking(1, 2));
  const grace = await joinOffering(chat, "grace", speaking(1, 2));
  assert.equal(codesOf(await connect(chat, ada, grace)), ["AUTH_FAILED", "AUTH_FAILED"]);
});

test("server-that-strips-all-capabilities-is-caught-too", async () => {
  const chat = await start((message) => {
    const { body } = message;
    const carrier = body.case === "invited" ? body.value : introductionIn(message);
    if (carrier !== undefined) delete carrier.capabilities;
  });
  const ada = await joinOffering(chat, "ada", speaking(1, 2));
  const grace = await joinOffering(chat, "grace", speaking(1, 2));
  assert.equal(codesOf(await connect(chat, ada, grace)), ["AUTH_FAILED", "AUTH_FAILED"]);
});

test("server-that-strips-a-version-from-one-introduction-is-caught-by-its-receiver", async () => {
  const chat = await start((message) => {
    const introduction = message.body.case === "accepted" ? introductionIn(message) : undefined;
    if (introduction?.capabilities !== undefined) introduction.capabilities.versions = [1];
  });
  const ada = await joinOffering(chat, "ada", speaking(1, 2));
  const grace = await joinOffering(chat, "grace", speaking(1, 2));
  assert.equal(codesOf(await connect(chat, ada, grace)), ["AUTH_FAILED", "AUTH_FAILED"]);
});

test("server-that-invents-a-version-gets-no-link", async () => {
  const chat = await start(passing(({ versions }) => versions.push(2)));
  const ada = await joinOffering(chat, "ada", speaking(1, 2));
  const { client: grace } = await chat.join("grace");
  const outcome = await connect(chat, ada, peerOf(grace));
  assert.equal(codesOf(outcome), ["AUTH_FAILED", "AUTH_FAILED"]);
});

test("invited-client-without-a-version-in-common-declines-and-both-callers-learn-why", async () => {
  const reasons: EndReason[] = [];
  const chat = await start(({ body }) => {
    if (body.case === "declined" || body.case === "hungUp") reasons.push(body.value.reason);
  });
  const ada = await joinOffering(chat, "ada", speaking(2));
  const { client: grace } = await chat.join("grace");
  const outcome = await connect(chat, ada, peerOf(grace));
  assert.equal(codesOf(outcome), ["UNSUPPORTED_VERSION", "UNSUPPORTED_VERSION"]);
  assert.equal(reasons, [EndReason.UNSUPPORTED_VERSION]);
});

test("inviter-without-a-version-in-common-hangs-up-and-both-callers-learn-why", async () => {
  // The server hides the inviter's versions, so that the invited client accepts.
  const chat = await start(({ body }) => {
    if (body.case === "invited" && body.value.capabilities !== undefined) body.value.capabilities.versions = [];
    if (body.case !== "acceptResponse") return;
    const { introduction } = body.value;
    if (introduction?.capabilities !== undefined) introduction.capabilities.versions = [];
  });
  const ada = await joinOffering(chat, "ada", speaking(2));
  const { client: grace } = await chat.join("grace");
  const outcome = await connect(chat, ada, peerOf(grace));
  // The invited client finds first that the inviter has not signed these.
  assert.equal(codesOf(outcome), ["UNSUPPORTED_VERSION", "AUTH_FAILED"]);
});

test("hang-up-for-a-version-closes-a-link-with-that-reason-and-for-an-unknown-reason-as-usual", async () => {
  for (const [reason, code] of [
    [EndReason.UNSUPPORTED_VERSION, "UNSUPPORTED_VERSION"],
    [9_005, "CLOSED_BY_PEER"],
  ] as const) {
    const chat = await start(({ body }) => {
      if (body.case === "hungUp") body.value.reason = reason;
    });
    const ada = await chat.join("ada");
    const { client: grace } = await chat.join("grace");
    const [link, other] = linksOf(await connect(chat, peerOf(ada.client), peerOf(grace)));
    // Without datagrams, only the server tells grace.
    ada.host.disconnect();
    const closing = link.close();
    ada.host.reconnect();
    await chat.world.run(closing);
    assert.is((await chat.world.run(other.closed)).code, code);
  }
});

test("client-without-probes-and-client-of-a-server-without-probes-connect", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, { withoutFeatures: ["PROBES"] });
  const [{ client: ada }, { client: grace }] = [await chat.join("ada"), await chat.join("grace")];
  assert.not.ok(ada.protocol.features.has("PROBES"));
  await exchangeMedia(chat, ...linksOf(await connect(chat, peerOf(ada), peerOf(grace))));
  const other = await start();
  const { client: one } = await other.join("ada", "PUBLIC", { withoutFeatures: ["PROBES"] });
  const { client: two } = await other.join("grace");
  await exchangeMedia(other, ...linksOf(await connect(other, peerOf(one), peerOf(two))));
});
