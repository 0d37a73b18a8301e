/** Links that live through the loss of both logins: the server makes their conversations again. */

import * as assert from "uvu/assert";
import { Announce } from "../../../generated/chatwire/v1/rules.ts";
import { AnnounceRequest } from "../../../generated/chatwire/v1/signalling.ts";
import { type ChatClientOptions, type PeerLink, TransportError } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { Network } from "../../../src/testing/index.ts";
import { converse, take } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { replace } from "../../served/replace.ts";
import { suite } from "../../suite.ts";
import { Firewall } from "../firewall.ts";
import { RestartingSite, statuses, type User } from "./restarting-site.ts";

const test = suite("links whose conversation is announced again");

const certificate = createCertificate();
const SERVER_ADDRESS = "192.0.2.1";
const GRACE_MS = 60_000;
/** The longest pause of a client that connects again. */
const PAUSE_MS_MAX = 30_000;
const SOON_MS = 3_000;
/** Clients that find the server gone come back after random pauses. */
const BACK_MS = 12_000;
/** A path in use that stops answering is left after a few of its proofs. */
const LEFT_MS = 12_000;
const WITHOUT = { withoutFeatures: ["ANNOUNCED_CONVERSATIONS"] } as const satisfies ChatClientOptions;

interface Stage {
  readonly site: RestartingSite;
  readonly firewall: Firewall;
  /** Whether grace reaches the server. */
  readonly gate: { isOpen: boolean };
  readonly ada: User;
  readonly grace: User;
  readonly links: [PeerLink, PeerLink];
  /** The codes with which links have ended. */
  readonly ends: string[];
}

/** Two users with a link. @param way  "relay": datagrams pass only between the clients and the server */
async function linked(way: "direct" | "relay", ofGrace: ChatClientOptions = {}): Promise<Stage> {
  const site = await RestartingSite.open(await certificate, SEED);
  const firewall = new Firewall((address) => way === "direct" || address === SERVER_ADDRESS);
  const disguise = (network: Network): Network => firewall.around(network);
  const ada = await site.join("ada", { disguise });
  const gate = { isOpen: true };
  const gated = (network: Network): Network =>
    replace(firewall.around(network), {
      dial: async (...args) => {
        if (!gate.isOpen) throw new TransportError("UNREACHABLE", "The gate is closed.");
        return network.dial(...args);
      },
    });
  const grace = await site.join("grace", { disguise: gated, ...ofGrace });
  const links = await site.run(converse(ada.client, grace.client));
  await site.advance(SOON_MS);
  const ends: string[] = [];
  for (const link of links) link.closed.then(({ code }) => ends.push(code));
  assert.equal(kindsOf(links), [way, way]);
  return { site, firewall, gate, ada, grace, links, ends };
}

function kindsOf(links: readonly PeerLink[]): (string | undefined)[] {
  return links.map(({ path }) => path?.kind);
}

async function exchange({ site, links: [one, other] }: Stage, text: string): Promise<void> {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const [[received]] = await site.run(Promise.all([take(to, 1), from.send(text)]));
    assert.is(received?.text, text);
  }
}

function pairs({ site }: Stage): number {
  return site.server.statistics().relay.pairsNow;
}

async function peersOf({ site }: Stage, { client }: User): Promise<unknown[]> {
  return (await site.run(client.getPeers())).map(({ name, status }) => ({ name, status }));
}

for (const how of ["in order", "by force"] as const) {
  test(`direct-link-has-a-conversation-and-a-relay-again-after-a-restart-${how.replace(" ", "-")}`, async () => {
    const stage = await linked("direct");
    const { site, firewall, ada, grace, links, ends } = stage;
    await site.restart(how);
    await site.advance(BACK_MS);
    assert.equal([pairs(stage), kindsOf(links), ends], [1, ["direct", "direct"], []]);
    await exchange(stage, "still direct");
    // The program is not told of it: for the program, nothing has changed.
    for (const user of [ada, grace]) {
      assert.equal(statuses(user), ["waiting", "restored"]);
      const restored = user.changes.at(-1);
      const missed = ["typing", "broadcasts", "receipts", "invitations", "application messages"];
      assert.equal(restored?.status === "restored" && restored.missed, missed);
    }
    assert.equal(await peersOf(stage, ada), [{ name: "grace", status: "connected" }]);
    const again = await site.run(ada.client.connectTo("grace").catch(({ code }) => code));
    assert.is(again, "ALREADY_INTRODUCED");
    // Without the way from client to client, the link takes the new relay.
    firewall.mayPass = (address) => address === SERVER_ADDRESS;
    await site.advance(LEFT_MS);
    assert.equal(kindsOf(links), ["relay", "relay"]);
    await exchange(stage, "over the new relay");
    assert.equal(ends, []);
  });
}

test("relayed-link-goes-on-over-the-relay-of-the-server-that-has-restarted", async () => {
  const stage = await linked("relay");
  await stage.site.restart("by force");
  await stage.site.advance(BACK_MS);
  assert.equal([pairs(stage), kindsOf(stage.links), stage.ends], [1, ["relay", "relay"], []]);
  await exchange(stage, "still here");
});

test("relay-only-conversation-is-made-again-without-an-address", async () => {
  let made = 0;
  const shown: unknown[] = [];
  const tap: ChatClientOptions["tap"] = (way, { body }) => {
    if (way === "sent") return;
    if (body.case === "candidatesOffered") shown.push(...body.value.candidates);
    if (body.case !== "reintroduced") return;
    made += 1;
    shown.push(...(body.value.introduction?.candidates ?? []));
  };
  const stage = await linked("relay", { relayOnly: true, tap });
  const { site, firewall, links, ends } = stage;
  firewall.mayPass = () => true;
  await site.restart("in order");
  await site.advance(BACK_MS);
  await exchange(stage, "still here");
  assert.equal([pairs(stage), made, kindsOf(links), ends, shown], [1, 1, ["relay", "relay"], [], []]);
});

test("link-passes-several-restarts", async () => {
  const stage = await linked("relay");
  for (const text of ["one", "two", "three"]) {
    await stage.site.restart("in order");
    await stage.site.advance(BACK_MS);
    await exchange(stage, text);
  }
  assert.equal([pairs(stage), stage.ends], [1, []]);
});

test("end-of-a-link-ends-the-conversation-that-was-made-again", async () => {
  const stage = await linked("direct");
  const { site, links, ends, grace } = stage;
  await site.restart("in order");
  await site.advance(BACK_MS);
  assert.is(pairs(stage), 1);
  await site.run(links[0].close());
  await site.advance(SOON_MS);
  assert.equal([pairs(stage), ends.length], [0, 2]);
  assert.equal(await peersOf(stage, grace), [{ name: "ada", status: "available" }]);
});

test("server-ends-the-link-with-the-conversation-that-it-has-made-again", async () => {
  const stage = await linked("direct");
  const { site, grace, ends } = stage;
  await site.restart("in order");
  await site.advance(BACK_MS);
  await site.run(grace.client.blocked.add("ada"));
  await site.advance(SOON_MS);
  assert.equal([pairs(stage), ends.length], [0, 2]);
});

test("direct-link-goes-on-if-the-other-side-does-not-log-in-again", async () => {
  const stage = await linked("direct", { logInAgain: false });
  const { site, ada, ends } = stage;
  await site.restart("in order");
  await site.advance(3 * GRACE_MS);
  assert.equal(ada.client.connection.state, { status: "connected" });
  assert.equal([pairs(stage), ends], [0, []]);
  assert.equal(await peersOf(stage, ada), [{ name: "grace", status: "away" }]);
  await exchange(stage, "without a server");
});

test("side-that-comes-back-much-later-finds-the-conversation-announced", async () => {
  const stage = await linked("direct");
  const { site, ends, gate } = stage;
  gate.isOpen = false;
  await site.restart("in order");
  await site.advance(3 * GRACE_MS);
  assert.equal([pairs(stage), ends], [0, []]);
  gate.isOpen = true;
  await site.advance(PAUSE_MS_MAX + SOON_MS);
  assert.equal([pairs(stage), ends], [1, []]);
});

test("block-that-came-meanwhile-keeps-the-conversation-away-and-the-link-as-it-is", async () => {
  const stage = await linked("direct");
  const { site, ada, grace, ends, gate } = stage;
  gate.isOpen = false;
  await site.restart("in order");
  await site.advance(BACK_MS);
  await site.run(ada.client.blocked.add("grace"));
  gate.isOpen = true;
  await site.advance(PAUSE_MS_MAX + 2 * GRACE_MS);
  assert.equal(grace.client.connection.state, { status: "connected" });
  assert.equal([pairs(stage), ends, await peersOf(stage, grace)], [0, [], []]);
  await exchange(stage, "without the server");
});

test("side-that-stayed-logged-in-is-asked-for-its-announcement", async () => {
  const stage = await linked("direct", { withoutFeatures: ["RESUMPTION"] });
  const { site, firewall, ada, grace, links, ends } = stage;
  // The server still has the conversation, without grace.
  grace.host.breakStreams();
  await site.advance(2 * GRACE_MS);
  assert.equal([statuses(ada), statuses(grace)], [[], ["waiting", "restored"]]);
  assert.equal([pairs(stage), kindsOf(links), ends], [1, ["direct", "direct"], []]);
  firewall.mayPass = (address) => address === SERVER_ADDRESS;
  await site.advance(LEFT_MS);
  await exchange(stage, "over the new relay");
  assert.equal(kindsOf(links), ["relay", "relay"]);
  await site.run(ada.client.logOff());
  await site.advance(SOON_MS);
  assert.equal([pairs(stage), ends.length], [0, 2]);
});

test("client-without-the-feature-keeps-its-link-as-before", async () => {
  const stage = await linked("direct", WITHOUT);
  await stage.site.restart("in order");
  await stage.site.advance(2 * GRACE_MS);
  assert.equal([pairs(stage), kindsOf(stage.links), stage.ends], [0, ["direct", "direct"], []]);
  await exchange(stage, "as before");
});

test("candidates-go-through-the-server-again", async () => {
  const offered: unknown[] = [];
  const tap: ChatClientOptions["tap"] = (way, { body }) => {
    if (way === "received" && body.case === "candidatesOffered") offered.push(body.value.candidates);
  };
  const stage = await linked("direct", { tap });
  const { site, ada, ends } = stage;
  await site.restart("in order");
  await site.advance(BACK_MS);
  assert.is(pairs(stage), 1);
  offered.length = 0;
  ada.host.attach("198.51.100.77");
  await site.advance(BACK_MS);
  assert.ok(JSON.stringify(offered).includes("198.51.100.77"), JSON.stringify(offered));
  assert.equal(ends, []);
});

test("answer-to-an-announcement-comes-as-fast-whoever-has-the-name", async () => {
  const site = await RestartingSite.open(await certificate, SEED);
  const ada = await site.join("ada");
  const [grace, hopper] = [await site.join("grace"), await site.join("hopper")];
  await site.run(grace.client.privacy.set("PRIVATE"));
  await site.run(hopper.client.close());
  const times: number[] = [];
  for (const user of ["linus", "grace", "hopper", "nobody"]) {
    if (user === "linus") await site.join("linus");
    const announcedId = new Uint8Array(32).fill(times.length);
    const request = AnnounceRequest.create({ announcedId, announcedProof: announcedId });
    await site.advance(SOON_MS);
    const startMs = site.world.nowMs;
    await site.run(ada.client.call(Announce, request, { to: { user } }));
    times.push(site.world.nowMs - startMs);
  }
  assert.equal(
    times,
    Array.from(times, () => times[0]),
  );
});
