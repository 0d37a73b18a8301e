/**
 * How long the first text of a conversation takes, and a direct path, between homes of all kinds over IPv4. In
 * simulated time, where work takes none.
 *
 * What is counted: from the call of `accept` to the arrival of the first text at either side, which both send as soon as
 * they have a link. With the round trip R of the server, the same for both clients, R brings the introduction to both
 * sides, with the keys, and the texts of both take the second, over the relay.
 */

import * as assert from "uvu/assert";
import type { ChatClient, PeerLink } from "../../../src/index.ts";
import { type Certificate, createCertificate } from "../../../src/net/certificate.ts";
import { next } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { HOME_NAMES, type Home, NatChat } from "./nat-chat.ts";

const test = suite("first text");

/** Of the server. */
const ROUND_TRIPS_MS = [2, 30] as const;
const FAR_MS = 200;
const DIRECT_MAX_MS = 3_000;

/** Homes between which a direct path exists, though UDP passes only if both send. */
const DIRECT: readonly Home[] = ["open", "full cone", "address-restricted", "port-restricted"];

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

interface Pair {
  readonly chat: NatChat;
  readonly ada: ChatClient;
  readonly grace: ChatClient;
}

async function open(homes: readonly [Home, Home], roundTripMs: number): Promise<Pair> {
  const conditions = { latencyMs: roundTripMs / 2 };
  const chat = await NatChat.start(certificate, SEED, {}, { datagrams: conditions, streams: conditions });
  const [ada, grace] = [await chat.join("ada", homes[0]), await chat.join("grace", homes[1])];
  return { chat, ada: ada.client, grace: grace.client };
}

interface Times {
  /** From the call of `connectTo` to the invitation. */
  readonly invitedMs: number;
  /** From the call of `accept`. */
  readonly firstTextMs: number;
  /** From the call of `accept` until each side has the text of the other. */
  readonly bothTextsMs: number;
  /** From the call of `accept` until both sides have a direct path; undefined: they have none within `directMaxMs`. */
  readonly directMs: number | undefined;
}

async function converse({ chat: { world }, ada, grace }: Pair, directMaxMs = 0): Promise<Times> {
  const startMs = world.nowMs;
  const connecting = ada.connectTo("grace");
  const invitation = await world.run(next(grace.conversations.invitations));
  const acceptMs = world.nowMs;
  const textsMs: number[] = [];
  const begin = async (linking: Promise<PeerLink>): Promise<PeerLink> => {
    const link = await linking;
    void link.send("hello").catch(() => {});
    await next(link);
    textsMs.push(world.nowMs - acceptMs);
    return link;
  };
  const links = await world.run(Promise.all([begin(connecting), begin(invitation.accept())]));
  const isDirect = (): boolean => links.every(({ path }) => path?.kind === "direct");
  while (!isDirect() && world.nowMs - acceptMs < directMaxMs) await world.advance(1);
  const directMs = isDirect() ? world.nowMs - acceptMs : undefined;
  await world.run(Promise.all(links.map((link) => link.close())));
  await world.advance(5_000);
  const [firstTextMs, bothTextsMs] = [Math.min(...textsMs), Math.max(...textsMs)];
  return { invitedMs: acceptMs - startMs, firstTextMs, bothTextsMs, directMs };
}

for (const inviter of HOME_NAMES) {
  test(`first-texts-take-one-round-trip-of-the-server-after-the-introduction-if-the-inviter-is-${inviter.replace(" ", "-")}`, async () => {
    for (const invited of HOME_NAMES) {
      for (const roundTripMs of ROUND_TRIPS_MS) {
        const pair = await open([inviter, invited], roundTripMs);
        // In a second conversation, the clients know what the server sees.
        for (const time of ["first", "second"]) {
          const { invitedMs, firstTextMs, bothTextsMs } = await converse(pair);
          const what = `${invited}, ${time} time, round trip ${roundTripMs} ms: ${firstTextMs} and ${bothTextsMs} ms`;
          assert.is(invitedMs, roundTripMs, what);
          assert.ok(bothTextsMs <= 2 * roundTripMs, what);
        }
      }
    }
  });
}

test("far-from-the-server-the-first-texts-of-both-sides-take-one-round-trip-after-the-introduction-too", async () => {
  for (const homes of [
    ["UDP blocked", "UDP blocked"],
    ["UDP blocked", "open"],
    ["open", "UDP blocked"],
    ["symmetric", "symmetric"],
    ["port-restricted", "port-restricted"],
  ] as const) {
    const { bothTextsMs } = await converse(await open(homes, FAR_MS));
    assert.ok(bothTextsMs <= 2 * FAR_MS, `${homes.join(", ")}: ${bothTextsMs} ms`);
  }
});

test("direct-path-is-taken-five-and-a-half-round-trips-after-the-acceptance-though-no-address-was-known-before", async () => {
  for (const inviter of DIRECT) {
    for (const invited of DIRECT) {
      const pair = await open([inviter, invited], 60);
      for (const time of ["first", "second"]) {
        const { directMs } = await converse(pair, DIRECT_MAX_MS);
        assert.ok(
          directMs !== undefined && directMs <= 5.5 * 60 + 1,
          `${inviter}, ${invited}, ${time}: ${directMs} ms`,
        );
      }
    }
  }
});

test("sixteen-conversations-that-begin-at-once-keep-to-the-rate-of-offers-and-find-their-direct-paths", async () => {
  const conditions = { latencyMs: 20 };
  const chat = await NatChat.start(certificate, SEED, {}, { datagrams: conditions, streams: conditions });
  const { client: ada } = await chat.join("ada", "port-restricted");
  const links: Promise<PeerLink>[] = [];
  for (let number = 0; number < 8; number++) {
    const [invited, inviter] = [`invited-${number}`, `inviter-${number}`];
    const guest = await chat.join(invited, "port-restricted");
    const host = await chat.join(inviter, "port-restricted");
    links.push(next(guest.client.conversations.invitations).then((invitation) => invitation.accept()));
    links.push(ada.connectTo(invited), host.client.connectTo("ada"));
  }
  for (let number = 0; number < 8; number++)
    links.push(next(ada.conversations.invitations).then((invitation) => invitation.accept()));
  const all = await chat.world.run(Promise.all(links));
  await chat.world.advance(3_000);
  for (const { path, peer } of all) assert.is(path?.kind, "direct", peer);
  assert.equal(chat.chat.server.statistics().refusedByLimit, {});
});
