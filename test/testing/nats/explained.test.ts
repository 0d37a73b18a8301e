/** What the two clients say of links between networks of all kinds, and of those that did not come about. */

import * as assert from "uvu/assert";
import { ChatError, type Explanation, type FamilyFacts, type PeerLink } from "../../../src/index.ts";
import { type Certificate, createCertificate } from "../../../src/net/certificate.ts";
import type { ChatServerOptions } from "../../../src/server/index.ts";
import { NATS } from "../../../src/testing/index.ts";
import { next } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { ALL_HOME_NAMES, type Home, linksOf, NatChat } from "./nat-chat.ts";

const test = suite("explanations across nats");

/** Time to find a better path than the relay, if there is one. */
const SETTLED_MS = 10_000;

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

const NO_NAT = { nat: "none", mapping: "none" } as const;

function factsOf(home: Home): FamilyFacts[] {
  if (home === "UDP blocked") return [{ family: "IPv4", udp: "no answer", nat: "unknown", mapping: "unknown" }];
  // Both ports of the server are at one address.
  const mapping = home === "symmetric" ? "port-dependent" : "same for both ports";
  return [{ family: "IPv4", udp: "works", ...(home === "open" ? NO_NAT : { nat: "present", mapping }) }];
}

/** Connects a pair. Returns the explanations of the inviter and of the other side, and the codes of their errors. */
async function explained(
  inviter: Home,
  invited: Home,
  options: ChatServerOptions = {},
): Promise<{ all: Explanation[]; codes: string[] }> {
  const chat = await NatChat.start(certificate, SEED, options);
  const [ada, grace] = [await chat.join("ada", inviter), await chat.join("grace", invited)];
  const outcome = await chat.connect(ada.client, grace.client);
  await chat.world.advance(SETTLED_MS);
  return { all: outcome.map(explanationOf), codes: outcome.flatMap((end) => ("code" in end ? [end.code] : [])) };
}

function explanationOf(end: PeerLink | ChatError): Explanation {
  const explanation = end instanceof ChatError ? end.explanation : end.explain();
  if (explanation === undefined) throw new Error("The error has no explanation.", { cause: end });
  return explanation;
}

for (const home of ALL_HOME_NAMES) {
  test(`both-sides-know-the-network-of-a-home-that-is-${home.replace(" ", "-")}`, async () => {
    for (const [inviter, invited] of [
      [home, "port-restricted"],
      ["port-restricted", home],
    ] as const) {
      const [atAda, atGrace] = (await explained(inviter, invited)).all;
      assert.equal([atAda?.own.families, atAda?.peer.families], [factsOf(inviter), factsOf(invited)]);
      assert.equal([atGrace?.own.families, atGrace?.peer.families], [factsOf(invited), factsOf(inviter)]);
      assert.equal([atAda?.own, atAda?.peer], [atGrace?.peer, atGrace?.own]);
    }
  });
}

test("relayed-link-names-the-side-whose-network-lets-no-udp-through", async () => {
  for (const [inviter, invited, causes] of [
    ["UDP blocked", "open", ["own", "peer"]],
    ["symmetric", "UDP blocked", ["peer", "own"]],
    ["UDP blocked", "UDP blocked", ["both", "both"]],
  ] as const) {
    const { all } = await explained(inviter, invited);
    assert.equal(
      all.map(({ cause, causedBy }) => [cause, causedBy]),
      causes.map((side) => ["relayed: no UDP", side]),
    );
    const transports = [inviter, invited].map((home) => (home === "UDP blocked" ? "tls" : "udp"));
    assert.equal(
      all.map(({ relay }) => relay.transport),
      transports,
    );
  }
});

test("both-sides-name-the-side-whose-network-lets-no-udp-through-if-there-is-no-relay", async () => {
  for (const [inviter, invited, causes] of [
    ["UDP blocked", "open", ["own", "peer"]],
    ["symmetric", "UDP blocked", ["peer", "own"]],
    ["UDP blocked", "UDP blocked", ["both", "both"]],
  ] as const) {
    const { all, codes } = await explained(inviter, invited, { relay: false });
    assert.equal(codes, ["UNREACHABLE", "UNREACHABLE"]);
    assert.equal(
      all.map(({ cause, causedBy }) => [cause, causedBy]),
      causes.map((side) => ["no UDP", side]),
    );
    for (const { attempts } of all) assert.ok(attempts.every(({ outcome }) => outcome === "no answer"));
  }
});

test("error-names-the-peer-and-gives-the-verdict", async () => {
  const chat = await NatChat.start(certificate, SEED, { relay: false });
  const [ada, grace] = [await chat.join("ada", "UDP blocked"), await chat.join("grace", "open")];
  for (const error of await chat.connect(ada.client, grace.client)) {
    if (!(error instanceof ChatError)) throw new Error("There is a link.");
    const { peer, verdict } = explanationOf(error);
    assert.is(error.message, `There is no path to ${peer.name}. ${verdict}`);
    assert.ok(error.retryable);
  }
});

test("relayed-link-between-nats-says-so-and-lists-what-was-tried", async () => {
  const { all } = await explained("symmetric", "symmetric");
  for (const { cause, causedBy, attempts, relay } of all) {
    assert.equal([cause, causedBy, relay.state], ["relayed: NAT", "both", "bound"]);
    const tried = attempts.map(({ kind, candidate = "none", outcome }) => `${kind}, ${candidate}: ${outcome}`);
    assert.equal(tried.sort(), ["direct, host: no answer", "direct, reflexive: no answer", "relay, none: in use"]);
    for (const { kind, requests } of attempts) if (kind === "direct") assert.ok(requests > 0);
  }
});

test("both-sides-of-a-relayed-link-name-the-nat-that-maps-each-destination-to-another-port", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "symmetric"), await chat.join("grace", "port-restricted")];
  const links = linksOf(await chat.connect(ada.client, grace.client));
  await chat.world.advance(1_500);
  const [atAda, atGrace] = links.map((link) => link.explain());
  assert.equal([atAda?.cause, atAda?.causedBy], ["relayed: NAT", "own"]);
  assert.match(atAda?.verdict ?? "", /: your NAT maps each destination to another port/);
  assert.equal([atGrace?.cause, atGrace?.causedBy], ["relayed: NAT", "peer"]);
  assert.match(atGrace?.verdict ?? "", /: the NAT of ada maps each destination to another port/);
});

test("server-with-a-second-address-tells-a-nat-that-maps-each-address-anew-from-one-that-does-not", async () => {
  const options = { host: "0.0.0.0", secondProbeHost: "192.0.2.2" };
  for (const [home, mapping, causes] of [
    ["address-dependent", "port-dependent", ["own", "peer"]],
    ["port-restricted", "endpoint-independent", [undefined, undefined]],
  ] as const) {
    const chat = await NatChat.start(certificate, SEED, options);
    const [ada, grace] = [await chat.join("ada", home), await chat.join("grace", "port-restricted")];
    const links = linksOf(await chat.connect(ada.client, grace.client));
    await chat.world.advance(1_500);
    const all = links.map((link) => link.explain());
    assert.is(all[0]?.own.families[0]?.mapping, mapping);
    assert.equal(
      all.map(({ causedBy }) => causedBy),
      causes,
    );
  }
});

test("without-one-no-side-is-named-for-a-nat-that-maps-each-address-anew", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "address-dependent"), await chat.join("grace", "port-restricted")];
  const links = linksOf(await chat.connect(ada.client, grace.client));
  await chat.world.advance(1_500);
  for (const link of links) {
    const { cause, causedBy, verdict, own } = link.explain();
    assert.equal([cause, causedBy], ["relayed: NAT", undefined]);
    assert.match(verdict, /One of them, or both, may use another port for each IP address\./);
    assert.is(own.families[0]?.mapping, "same for both ports");
  }
});

test("what-the-peer-sees-shows-a-nat-that-maps-each-address-anew-and-no-nat-that-has-changed-the-port", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "address-dependent"), await chat.join("grace", "open")];
  const [atAda] = linksOf(await chat.connect(ada.client, grace.client));
  await chat.world.advance(SETTLED_MS);
  const { cause, own } = atAda.explain();
  assert.equal([cause, own.families[0]?.mapping], ["direct", "port-dependent"]);

  const alan = await chat.join("alan", "full cone");
  const [atAlan] = linksOf(await chat.connect(alan.client, grace.client));
  await chat.world.advance(SETTLED_MS);
  alan.router?.rebind();
  await chat.world.advance(2 * SETTLED_MS);
  assert.equal([atAlan.explain().cause, atAlan.explain().own.families[0]?.mapping], ["direct", "same for both ports"]);
});

test("side-that-wants-only-the-relay-shows-nothing-of-its-network", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "port-restricted"), await chat.join("grace", "symmetric")];
  // The server's port sees grace's socket beforehand.
  const [first] = linksOf(await chat.connect(grace.client, ada.client));
  await chat.world.run(first.close());
  await chat.world.advance(1_000);
  const accepted = next(grace.client.conversations.invitations).then((each) => each.accept({ relayOnly: true }));
  const [atAda, atGrace] = await chat.world.run(Promise.all([ada.client.connectTo("grace"), accepted]));
  await chat.world.advance(SETTLED_MS);
  assert.equal(atGrace.explain().own.families, factsOf("symmetric"));
  assert.equal(atAda.explain().peer.families, []);
  assert.is(atAda.mappings.IPv4.peer, "unknown");
});

test("direct-link-says-so-with-its-round-trip", async () => {
  for (const { cause, attempts } of (await explained("port-restricted", "full cone")).all) {
    assert.is(cause, "direct");
    const [inUse, ...others] = attempts.filter(({ outcome }) => outcome === "in use");
    assert.is(inUse?.kind, "direct");
    assert.ok((inUse?.rttMs ?? 0) > 0 && others.length === 0);
    assert.is(attempts.find(({ kind }) => kind === "relay")?.outcome, "proven");
  }
});

test("explanation-is-plain-data-that-json-keeps-whole", async () => {
  for (const invited of ["full cone", "symmetric", "UDP blocked"] as const) {
    for (const explanation of (await explained("symmetric", invited)).all)
      assert.equal(JSON.parse(JSON.stringify(explanation)), explanation);
  }
});

test("pair-without-a-relay-fails-alike-and-says-that-there-is-none", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, { relay: false });
  const join = async (name: string, number: number) => {
    const behind = chat.world.addRouter({ address: `203.0.113.${number}`, nat: NATS.symmetric });
    const { client } = await chat.connect({}, chat.world.addHost(`192.168.${number}.2`, { behind }));
    await chat.world.run(client.register({ name, password: "secret-1", privacy: "PUBLIC" }));
    return client;
  };
  const [ada, grace] = [await join("ada", 1), await join("grace", 2)];
  const accepted = next(grace.conversations.invitations).then((invitation) => invitation.accept());
  const errors = await chat.world.run(
    Promise.all([ada.connectTo("grace"), accepted].map((each) => each.catch((error: ChatError) => error))),
  );
  for (const error of errors) {
    assert.ok(error instanceof ChatError && error.code === "UNREACHABLE");
    assert.equal([explanationOf(error).cause, explanationOf(error).relay], ["no relay", { state: "not granted" }]);
  }
});

test("caller-whose-own-time-is-up-gets-timed-out-and-so-does-the-other-side", async () => {
  const chat = await NatChat.start(certificate, SEED, { relay: false });
  const [ada, grace] = [await chat.join("ada", "UDP blocked"), await chat.join("grace", "open")];
  const accepted = next(grace.client.conversations.invitations).then((invitation) =>
    invitation.accept({ timeoutMs: 3_000 }),
  );
  const both = [ada.client.connectTo("grace"), accepted].map((each) => each.catch((error: ChatError) => error));
  const errors = await chat.world.run(Promise.all(both));
  for (const error of errors) {
    assert.is(error instanceof ChatError && error.code, "TIMED_OUT");
    assert.is(explanationOf(error).cause, "no UDP");
  }
});

test("failure-for-another-reason-than-the-network-says-so", async () => {
  const chat = await NatChat.start(certificate, SEED, { relay: false });
  const [ada, grace] = [await chat.join("ada", "UDP blocked"), await chat.join("grace", "open")];
  const stop = new AbortController();
  const accepted = next(grace.client.conversations.invitations).then((invitation) =>
    invitation.accept({ signal: stop.signal }),
  );
  const connecting = ada.client.connectTo("grace").catch((error: ChatError) => error);
  void accepted.catch(() => {});
  await chat.world.advance(4_000);
  stop.abort(new Error("enough"));
  const error = await chat.world.run(connecting);
  assert.ok(error instanceof ChatError && error.code === "CLOSED_BY_PEER");
  assert.is(explanationOf(error).cause, "not the network");
});

test("link-explains-itself-after-its-end-too", async () => {
  const chat = await NatChat.start(certificate, SEED);
  const [ada, grace] = [await chat.join("ada", "open"), await chat.join("grace", "open")];
  const [atAda, atGrace] = linksOf(await chat.connect(ada.client, grace.client));
  assert.is(atAda.explain().cause === "direct" || atAda.explain().cause.startsWith("relayed"), true);
  await chat.world.run(atAda.close());
  assert.is((await chat.world.run(atGrace.closed)).code, "CLOSED_BY_PEER");
  for (const link of [atAda, atGrace]) assert.is(link.explain().cause, "ended");
});
