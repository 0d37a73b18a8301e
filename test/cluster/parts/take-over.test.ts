/** A core that takes the place of another one, in a simulated world: what clients notice of it. */

import * as assert from "uvu/assert";
import { DEFAULT_BUS_LIMITS } from "../../../src/cluster/bus/limits.ts";
import { HOLD_MS } from "../../../src/cluster/limits.ts";
import type { ChatClient } from "../../../src/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { next } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { ClusterSite } from "./cluster-site.ts";

const test = suite("take-over");

/** Without a core. Shorter than any time limit of a client. */
const PAUSE_MS = 2_500;

interface Member {
  readonly client: ChatClient;
  readonly texts: string[];
  /** What has become of its connection. */
  readonly changes: string[];
}

async function onSite(play: (site: ClusterSite) => Promise<void>, options = {}): Promise<void> {
  const site = await ClusterSite.open(options);
  await play(site);
  await site.close();
}

async function join(site: ClusterSite, at: number, name: string): Promise<Member> {
  const client = await site.join(at, name);
  const member: Member = { client, texts: [], changes: [] };
  (async () => {
    for await (const { from, text } of client.texts.messages) member.texts.push(`${from}: ${text}`);
  })().catch(() => {});
  (async () => {
    for await (const { status } of client.connection.changes()) member.changes.push(status);
  })().catch(() => {});
  return member;
}

function watchPeers({ client }: Member, seen: string[]): void {
  (async () => {
    for await (const { changed } of client.peers.watch())
      seen.push(...changed.map(({ name, status }) => `${name} ${status}`));
  })().catch(() => {});
}

/** Kills the core, and starts another one after a pause. */
async function change(site: ClusterSite, pauseMs = PAUSE_MS): Promise<void> {
  site.killCore();
  await site.world.advance(pauseMs);
  await site.startCore();
}

async function statusOf(site: ClusterSite, { client }: Member, name: string): Promise<string | undefined> {
  return (await site.run(client.getPeers())).find((peer) => peer.name === name)?.status;
}

test("clients-keep-their-connections-and-what-they-do-meanwhile-waits", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    await site.run(ada.client.texts.send("grace", "before"));
    site.killCore();
    const meanwhile = ["one", "two", "three"].map((text) => ada.client.texts.send("grace", text));
    await site.world.advance(PAUSE_MS);
    await site.startCore();
    await site.run(Promise.all(meanwhile));
    await site.run(grace.client.texts.send("ada", "after"));
    await site.world.advance(1_000);
    assert.equal(grace.texts, ["ada: before", "ada: one", "ada: two", "ada: three"]);
    assert.equal(ada.texts, ["grace: after"]);
    assert.equal([ada.changes, grace.changes], [[], []]);
    assert.is(await statusOf(site, ada, "grace"), "available");
  }));

test("statuses-and-watches-of-logins-go-on", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    const seen: string[] = [];
    const { world } = site;
    await world.advance(1_000);
    watchPeers(ada, seen);
    await site.run(grace.client.peers.setStatus("away"));
    await world.advance(3_000);
    seen.length = 0;
    await change(site);
    await world.advance(3_000);
    assert.equal(seen, [], "nobody is told of what comes back");
    assert.is(await statusOf(site, ada, "grace"), "away");
    await site.run(grace.client.peers.setStatus("available"));
    await world.advance(3_000);
    assert.equal(seen, ["grace available"]);
    await site.run(grace.client.close());
    await world.advance(3_000);
    assert.equal(seen, ["grace available", "grace away"]);
  }));

test("change-that-the-core-could-not-tell-any-more-is-told-by-the-next-one", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    const seen: string[] = [];
    const { world } = site;
    await world.advance(1_000);
    watchPeers(ada, seen);
    await world.advance(1_000);
    seen.length = 0;
    // The answer reaches grace before the next tick.
    site.gateway(0).bus.lost = "received";
    await site.run(grace.client.peers.setStatus("away"));
    site.killCore();
    site.gateway(0).bus.lost = "none";
    await world.advance(PAUSE_MS);
    await site.startCore();
    await world.advance(1_000);
    assert.equal(seen, ["grace away"]);
  }));

test("client-that-leaves-while-there-is-no-core-is-seen-to-leave", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    const seen: string[] = [];
    watchPeers(ada, seen);
    site.killCore();
    const closed = grace.client.close();
    await site.world.advance(PAUSE_MS);
    await site.startCore();
    await site.run(closed);
    await site.world.advance(3_000);
    assert.equal(seen, ["grace away"]);
  }));

test("text-whose-event-was-lost-with-the-core-arrives", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    await site.run(ada.client.texts.send("grace", "first"));
    await site.world.advance(100);
    // The core confirms the text, and what it sends to the gateway of the receiver is lost.
    site.gateway(1).bus.lost = "received";
    await site.run(ada.client.texts.send("grace", "lost"));
    await site.world.advance(20);
    assert.equal(grace.texts, ["ada: first"]);
    site.killCore();
    site.gateway(1).bus.lost = "none";
    await site.startCore();
    await site.world.advance(1_000);
    assert.equal(grace.texts, ["ada: first", "ada: lost"]);
  }));

test("text-without-an-id-whose-answer-was-lost-is-refused-and-its-client-stays", () =>
  onSite(async (site) => {
    const grace = await join(site, 1, "grace");
    const ada = await site.join(0, "ada", "PUBLIC", { withoutFeatures: ["REQUEST_IDS"] });
    site.gateway(0).bus.lost = "received";
    const sent = ada.texts.send("grace", "perhaps").then(
      () => "sent",
      (error) => error.code,
    );
    await site.world.advance(100);
    site.killCore();
    site.gateway(0).bus.lost = "none";
    await site.startCore();
    assert.is(await site.run(sent), "INTERNAL");
    assert.is(ada.connection.state.status, "connected");
    await site.run(ada.texts.send("grace", "surely"));
    await site.world.advance(1_000);
    assert.equal(grace.texts, ["ada: perhaps", "ada: surely"]);
  }));

test("core-that-closes-still-answers-what-it-stores-meanwhile", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    const store = site.holdCommits();
    const sent = ada.client.texts.send("grace", "the last one");
    await site.world.advance(100);
    const closing = site.core.close();
    store();
    assert.is(await site.run(closing), "drained");
    // There is no other core that could answer.
    await site.run(sent);
    await site.world.advance(100);
    assert.equal([grace.texts, ada.changes], [["ada: the last one"], []]);
  }));

test("post-whose-event-was-lost-with-the-core-arrives", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    const mine = await site.run(ada.client.rooms.create({ name: "tea", visibility: "public" }));
    const hers = await site.run(grace.client.rooms.join(mine.id));
    const posts: string[] = [];
    (async () => {
      for await (const entry of hers.posts()) if (entry.kind === "post") posts.push(entry.text);
    })().catch(() => {});
    await site.run(mine.post("first"));
    await site.world.advance(100);
    site.gateway(1).bus.lost = "received";
    await site.run(mine.post("lost"));
    await site.world.advance(20);
    assert.equal(posts, ["first"]);
    site.killCore();
    site.gateway(1).bus.lost = "none";
    await site.startCore();
    await site.world.advance(1_000);
    assert.equal(posts, ["first", "lost"]);
  }));

test("invitation-and-conversation-go-on", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    await join(site, 0, "linus");
    const invited = next(grace.client.conversations.invitations);
    const link = ada.client.connectTo("grace");
    link.catch(() => {});
    const invitation = await site.run(invited);
    await change(site);
    const accepted = invitation.accept();
    const [one, other] = await site.run(Promise.all([link, accepted]));
    assert.is(await statusOf(site, grace, "ada"), "connected");
    await change(site);
    assert.is(await statusOf(site, grace, "ada"), "connected");
    await site.run(one.close());
    await site.run(
      other.closed.then(
        () => {},
        () => {},
      ),
    );
    await site.world.advance(1_000);
    assert.is(await statusOf(site, grace, "ada"), "available");
  }));

test("invitation-ends-whose-inviter-went-with-the-core", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    const invited = next(grace.client.conversations.invitations);
    const link = ada.client.connectTo("grace");
    link.catch(() => {});
    const invitation = await site.run(invited);
    site.killCore();
    // What the gateway of the inviter has goes with it.
    site.gateway(0).bus.lost = "all";
    await site.world.advance(1_000);
    await site.startCore();
    await site.world.advance(3_000);
    assert.is(
      await site.run(
        invitation.accept().then(
          () => "none",
          (error) => error.code,
        ),
      ),
      "CANCELLED",
    );
    site.gateway(0).bus.lost = "none";
  }));

test("failed-logins-still-count", () =>
  onSite(
    async (site) => {
      await join(site, 0, "ada");
      const guesser = await site.connect(1);
      const guess = async (): Promise<string> => {
        const guessed = guesser.logIn({ name: "ada", password: "wrong-1" });
        return site.run(guessed.then(() => "none").catch((error) => error.code));
      };
      assert.equal([await guess(), await guess()], ["LOGIN_FAILED", "LOGIN_FAILED"]);
      await site.world.advance(1_000);
      await change(site, 100);
      assert.is(await guess(), "RATE_LIMITED");
    },
    { limits: { loginTriesMax: 2, loginDelayMs: 60_000, loginDelayMaxMs: 120_000 } },
  ));

test("without-a-core-requests-are-refused-after-a-while-and-clients-stay", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    site.killCore();
    await site.world.advance(DEFAULT_BUS_LIMITS.silentMs + HOLD_MS + 1_000);
    const asked = ada.client.getPeers();
    const code = site.run(
      asked.then(
        () => "none",
        (error) => error.code,
      ),
    );
    assert.is(await code, "RATE_LIMITED");
    await site.startCore();
    await site.world.advance(1_000);
    assert.is(await statusOf(site, ada, "grace"), "available");
    assert.equal([ada.changes, grace.changes], [[], []]);
  }));

test("core-with-a-lower-token-is-not-heard", () =>
  onSite(async (site) => {
    const [ada, grace] = [await join(site, 0, "ada"), await join(site, 1, "grace")];
    const [before, beforeBus] = [site.core, site.coreBus];
    beforeBus.lost = "all";
    await site.world.advance(100);
    await site.startCore();
    await site.run(ada.client.texts.send("grace", "to the second core"));
    // The first one is there again, and does not know of the second.
    beforeBus.lost = "none";
    await site.world.advance(5_000);
    await site.run(ada.client.texts.send("grace", "again"));
    await site.world.advance(1_000);
    assert.equal(grace.texts, ["ada: to the second core", "ada: again"]);
    assert.equal([ada.changes, grace.changes], [[], []]);
    await site.run(before.abandon());
  }));

test("confirmed-texts-come-once-and-in-order-however-often-the-core-is-killed", () =>
  onSite(async (site) => {
    const random = new SeededRandom(SEED);
    const members = [];
    for (const [index, name] of ["ada", "grace", "linus", "barbara"].entries())
      members.push(await join(site, index % 2, name));
    const names = ["ada", "grace", "linus", "barbara"];
    const sent = new Map<string, string[]>();
    const confirmed: Promise<unknown>[] = [];
    for (let round = 0; round < 12; round++) {
      for (let count = 0; count < 10; count++) {
        const [from, to] = [random.below(4), random.below(4)];
        if (from === to) continue;
        const text = `${round} ${count}`;
        const key = `${names[from]} to ${names[to]}`;
        sent.set(key, [...(sent.get(key) ?? []), text]);
        const sending = members[from]?.client.texts.send(names[to] ?? "", text);
        if (sending !== undefined) confirmed.push(sending);
        if (random.below(3) === 0) await site.world.advance(random.below(30));
      }
      if (round % 3 !== 2) continue;
      site.killCore();
      await site.world.advance(random.below(2_500));
      await site.startCore();
    }
    await site.run(Promise.all(confirmed));
    await site.world.advance(5_000);
    for (const [index, { texts, changes }] of members.entries()) {
      assert.equal(changes, [], "no connection is lost");
      for (const from of names) {
        const own = texts.filter((text) => text.startsWith(`${from}: `)).map((text) => text.slice(from.length + 2));
        assert.equal(own, sent.get(`${from} to ${names[index]}`) ?? [], `${from} to ${names[index]}`);
      }
    }
  }));
