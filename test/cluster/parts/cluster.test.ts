/** A core and gateways in a simulated world, with clients at different gateways. */

import * as assert from "uvu/assert";
import { DEFAULT_BUS_LIMITS } from "../../../src/cluster/bus/limits.ts";
import { BANS_PER_MESSAGE_MAX } from "../../../src/cluster/limits.ts";
import type { ChatClient, ChatError } from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ClusterSite } from "./cluster-site.ts";

const test = suite("server of several processes");

/** Longer than a gateway may be silent before it is taken to be gone. */
const GONE_MS = 15_000;

async function onSite(
  options: Parameters<typeof ClusterSite.open>[0],
  play: (site: ClusterSite) => Promise<void>,
): Promise<void> {
  const site = await ClusterSite.open(options);
  await play(site);
  await site.close();
}

/** Collects the texts that a client is handed. */
function textsOf(client: ChatClient): string[] {
  const texts: string[] = [];
  (async () => {
    for await (const { text } of client.texts.messages) texts.push(text);
  })().catch(() => {});
  return texts;
}

async function statusOf(site: ClusterSite, client: ChatClient, name: string): Promise<string | undefined> {
  const peers = await site.run(client.getPeers());
  return peers.find((peer) => peer.name === name)?.status;
}

test("users-at-different-gateways-see-and-reach-each-other", () =>
  onSite({}, async (site) => {
    const [ada, grace] = [await site.join(0, "ada"), await site.join(1, "grace")];
    const [forAda, forGrace] = [textsOf(ada), textsOf(grace)];
    assert.is(await statusOf(site, ada, "grace"), "available");
    await site.run(ada.texts.send("grace", "hello"));
    await site.run(grace.texts.send("ada", "hello yourself"));
    await site.world.advance(1_000);
    assert.equal([forAda, forGrace], [["hello yourself"], ["hello"]]);
  }));

test("event-for-many-goes-once-to-each-gateway-that-has-a-receiver", () =>
  onSite({ gateways: 3 }, async (site) => {
    const ada = await site.join(0, "ada");
    const others = [];
    for (let index = 0; index < 8; index++) others.push(textsOf(await site.join(index % 2, `user-${index}`)));
    await site.world.advance(5_000);
    site.coreBus.sent.length = 0;
    await site.run(ada.broadcast("to all"));
    await site.world.advance(1_000);
    assert.equal(
      others.map((texts) => texts.join()),
      others.map(() => "to all"),
    );
    assert.equal(site.coreBus.sent.sort(), ["answered", "emitted", "emitted"]);
  }));

test("answers-of-a-connection-keep-their-order-while-the-program-decides", () => {
  const order: string[] = [];
  const onText = async ({ text }: { text: string }): Promise<undefined> => {
    if (text === "slow") await new Promise<void>((resolve) => setImmediate(resolve));
    order.push(text);
  };
  return onSite({ onText }, async (site) => {
    const ada = await site.join(0, "ada");
    const grace = textsOf(await site.join(1, "grace"));
    await site.run(Promise.all(["slow", "quick", "last"].map((text) => ada.texts.send("grace", text))));
    await site.world.advance(1_000);
    assert.equal(
      [order, grace],
      [
        ["slow", "quick", "last"],
        ["slow", "quick", "last"],
      ],
    );
  });
});

test("ban-closes-the-connection-at-its-gateway-and-refuses-the-next-one", () =>
  onSite({}, async (site) => {
    const ada = await site.join(0, "ada", "PUBLIC", { logInAgain: false });
    await site.join(1, "grace");
    await site.run(site.core.operator.ban({ address: "198.51.100.1" }));
    assert.is((await site.run(ada.closed)).code, "BANNED");
    await site.run(site.core.operator.ban({ network: "198.51.100.0/24" }));
    const refused = await site.connect(1).catch((error: ChatError) => error);
    assert.is("code" in refused && refused.code, "BANNED");
    await site.run(site.core.operator.unban({ network: "198.51.100.0/24" }));
    await site.join(1, "alan");
  }));

test("limits-of-the-core-hold-at-all-gateways-and-change-there-too", () =>
  onSite({ limits: { textBytesMax: 100 } }, async (site) => {
    const [ada, grace] = [await site.join(0, "ada"), await site.join(1, "grace")];
    for (const client of [ada, grace]) assert.is(client.serverLimits.textBytesMax, 100);
    site.core.operator.setLimit("connectionRequestsPerSecond", 77);
    await site.world.advance(1_000);
    for (const client of [ada, grace]) assert.is(client.serverLimits.connectionRequestsPerSecond, 77);
  }));

test("gateway-that-is-gone-takes-its-logins-with-it-and-the-others-stay", () =>
  onSite({}, async (site) => {
    const [ada, grace] = [await site.join(0, "ada"), await site.join(1, "grace")];
    site.gateway(0).bus.lost = "all";
    await site.world.advance(2_000);
    assert.is(await statusOf(site, grace, "ada"), "available", "a short silence ends nothing");
    await site.world.advance(GONE_MS);
    assert.is(await statusOf(site, grace, "ada"), "away");
    site.gateway(0).bus.lost = "none";
    // The gateway learns that the core knows nothing of its connections. Its clients come back by themselves.
    await site.world.advance(GONE_MS);
    assert.is(await statusOf(site, grace, "ada"), "available");
    const texts = textsOf(grace);
    await site.run(ada.texts.send("grace", "back"));
    await site.world.advance(1_000);
    assert.equal(texts, ["back"]);
  }));

test("requests-wait-through-a-short-silence-and-are-carried-out-once", () =>
  onSite({}, async (site) => {
    const ada = await site.join(0, "ada");
    const grace = textsOf(await site.join(1, "grace"));
    for (const lost of ["sent", "received", "all"] as const) {
      site.gateway(0).bus.lost = lost;
      const sent = ada.texts.send("grace", lost);
      await site.world.advance(4_000);
      site.gateway(0).bus.lost = "none";
      await site.run(sent);
    }
    await site.world.advance(1_000);
    assert.equal(grace, ["sent", "received", "all"]);
  }));

test("slow-gateway-is-cut-and-the-others-do-not-wait-for-it", () => {
  const busLimits = { ...DEFAULT_BUS_LIMITS, queueBytesMax: DEFAULT_BUS_LIMITS.messageBytesMax };
  return onSite({ busLimits }, async (site) => {
    const [ada, alan] = [await site.join(0, "ada"), await site.join(0, "alan")];
    const grace = await site.join(1, "grace");
    const forAda = textsOf(ada);
    // What the core sends to the second gateway is not acknowledged.
    site.gateway(1).bus.lost = "all";
    for (let index = 0; index < 40; index++) {
      const startMs = site.world.nowMs;
      await site.run(alan.texts.send("grace", "x".repeat(16_000)));
      await site.run(alan.texts.send("ada", `${index}`));
      assert.ok(site.world.nowMs - startMs < 1_000);
    }
    await site.world.advance(100);
    assert.is(forAda.length, 40);
    assert.equal(site.core.gateways, ["gateway-1"]);
    assert.is(await statusOf(site, ada, "grace"), "away");
    site.gateway(1).bus.lost = "none";
    const forGrace = textsOf(grace);
    await site.world.advance(GONE_MS);
    assert.is(forGrace.length, 40);
  });
});

test("bans-are-sent-in-messages-that-fit-and-not-those-that-have-ended", () =>
  onSite({}, async (site) => {
    const { operator } = site.core;
    const networks = Array.from(
      { length: BANS_PER_MESSAGE_MAX + 1 },
      (_, index) => `10.${index >> 8}.${index & 255}.0/24`,
    );
    for (const network of networks) void operator.ban({ network });
    await site.run(operator.ban({ network: "203.0.113.0/24" }, { durationMs: 1_000 }));
    await site.world.advance(2_000);
    site.coreBus.sent.length = 0;
    site.coreBus.bansSent = 0;
    await site.addGateway();
    assert.equal(site.coreBus.sent.slice(0, 3), ["bansChanged", "bansChanged", "welcome"]);
    assert.is(site.coreBus.bansSent, BANS_PER_MESSAGE_MAX + 1);
    site.coreBus.sent.length = 0;
    await site.run(operator.unban({ network: networks[0] ?? "" }));
    await site.world.advance(100);
    // One for each gateway, with what has changed.
    assert.equal(site.coreBus.sent, ["bansChanged", "bansChanged", "bansChanged"]);
    assert.is(site.coreBus.bansSent, BANS_PER_MESSAGE_MAX + 1);
  }));

test("longest-text-that-a-core-allows-crosses-the-bus", () => {
  const frameBytesMax = 220_096;
  const textBytesMax = frameBytesMax - 400;
  return onSite({ limits: { frameBytesMax, textBytesMax } }, async (site) => {
    const limits = { frameBytesMax, textBytesMax };
    const ada = await site.join(0, "ada", "PUBLIC", { limits });
    const grace = textsOf(await site.join(1, "grace", "PUBLIC", { limits }));
    await site.run(ada.texts.send("grace", "x".repeat(textBytesMax)));
    await site.world.advance(5_000);
    assert.equal(
      grace.map((text) => text.length),
      [textBytesMax],
    );
  });
});

test("clients-are-told-limits-only-if-they-have-changed", () =>
  onSite({}, async (site) => {
    const ada = await site.join(0, "ada");
    const before = ada.serverLimits;
    site.killCore();
    await site.world.advance(500);
    await site.startCore();
    await site.world.advance(1_000);
    await site.run(ada.getPeers());
    assert.is(ada.serverLimits, before);
    site.core.operator.setLimit("connectionRequestsPerSecond", 77);
    await site.world.advance(1_000);
    assert.is.not(ada.serverLimits, before);
  }));

test("answers-that-nobody-takes-are-refused-before-the-gateway-is-cut", () => {
  const busLimits = { ...DEFAULT_BUS_LIMITS, queueBytesMax: 1_000_000 };
  const limits = {
    connectionRequestsPerSecond: 1_000,
    accountRequestsPerSecond: 10_000,
    accountBytesPerSecond: 67_108_864,
  };
  return onSite({ busLimits, limits }, async (site) => {
    const ada = await site.join(0, "ada", "PUBLIC", { logInAgain: false });
    await site.join(1, "grace");
    for (let count = 0; count < 5; count++) await site.run(ada.texts.send("grace", "x".repeat(16_000)));
    const others = [];
    for (let count = 0; count < 3; count++) {
      const other = await site.connect(0);
      await site.run(other.logIn({ name: "ada", password: "secret-1" }));
      others.push(other);
    }
    await site.world.advance(1_000);
    // What the core sends is not acknowledged for a moment.
    site.gateway(0).bus.lost = "received";
    const codes: string[] = [];
    const fetched = others.flatMap((client) =>
      Array.from({ length: 16 }, () =>
        client.texts
          .history("grace")
          .next()
          .then(
            () => codes.push("OK"),
            (error: ChatError) => codes.push(error.code),
          ),
      ),
    );
    await site.world.advance(1_000);
    site.gateway(0).bus.lost = "none";
    await site.run(Promise.all(fetched));
    assert.ok(codes.includes("OK") && codes.includes("RATE_LIMITED"), codes.join());
    assert.not.ok(site.log.some(({ event }) => event === "gateway-lost"));
    assert.is(ada.connection.state.status, "connected");
  });
});
