/** Servers that lie about introductions: each server rewrites what it sends. Whole clients, in simulated time. */

import * as assert from "uvu/assert";
import { createCertificate } from "../../src/net/certificate.ts";
import { converse, next } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { type Rewrite, rewritingNetwork } from "./rewriting-network.ts";
import { SimulatedChat } from "./simulated-chat.ts";

const test = suite("malicious server");

const certificate = createCertificate();

async function start(rewrite: Rewrite): Promise<SimulatedChat> {
  const disguise = (network: Parameters<typeof rewritingNetwork>[0]) => rewritingNetwork(network, rewrite);
  return SimulatedChat.start(await certificate, { seed: SEED }, {}, disguise);
}

test("invitation-with-the-id-of-a-conversation-is-ignored-and-its-link-ends-with-the-client", async () => {
  let id = 0;
  const chat = await start(({ body }) => {
    if (body.case === "accepted") id = body.value.introduction?.introductionId ?? 0;
    if (body.case === "invited" && id > 0) body.value.introductionId = id;
    if (body.case === "hungUp") body.value.introductionId = 999_999;
  });
  const [{ client: ada }, { client: grace }, { client: linus }] = [
    await chat.join("ada"),
    await chat.join("grace"),
    await chat.join("linus"),
  ];
  const [link, other] = await chat.world.run(converse(ada, grace));
  linus.connectTo("ada").catch(() => {});
  let invitations = 0;
  void (async () => {
    for await (const _ of ada.conversations.invitations) invitations += 1;
  })();
  await chat.world.advance(5_000);
  assert.is(invitations, 0);
  await chat.world.run(ada.close());
  assert.is((await chat.world.run(link.closed)).code, "CLOSED");
  await chat.world.run(other.closed);
});

test("own-invitation-that-gets-the-id-of-a-conversation-fails-and-the-conversation-goes-on", async () => {
  let id = 0;
  const chat = await start(({ body }) => {
    if (body.case === "accepted" && id === 0) id = body.value.introduction?.introductionId ?? 0;
    if (body.case === "inviteResponse" && id > 0) body.value.introductionId = id;
  });
  const [{ client: ada }, { client: grace }] = [await chat.join("ada"), await chat.join("grace")];
  await chat.join("linus");
  const [link, other] = await chat.world.run(converse(ada, grace));
  const failed = ada.connectTo("linus").catch((error) => error);
  assert.is((await chat.world.run(failed)).code, "BODY_MISMATCH");
  const [{ text }] = await chat.world.run(Promise.all([next(other), link.send("still here")]));
  assert.is(text, "still here");
});

test("relay-id-that-is-the-connection-id-of-a-link-takes-nothing-from-it", async () => {
  for (const ofOther of [true, false]) {
    const ids: bigint[] = [];
    const chat = await start(({ body }) => {
      if (body.case !== "accepted" || body.value.introduction?.relay === undefined) return;
      const { name, relay } = body.value.introduction;
      if (name === "linus") relay.relayId = ids[ofOther ? 0 : 1] ?? 0n;
    });
    const { client: ada } = await chat.join("ada", "PUBLIC", {
      tap: (way, { body }) => {
        if (way === "sent" && body.case === "inviteRequest") ids.push(body.value.connectionId);
      },
    });
    const [{ client: grace }, { client: linus }] = [await chat.join("grace"), await chat.join("linus")];
    const [link, other] = await chat.world.run(converse(ada, grace));
    await chat.world.advance(2_000);
    const [second] = await chat.world.run(converse(ada, linus));
    await chat.world.advance(10_000);
    assert.equal(
      [link, other, second].map(({ path }) => path?.kind),
      ["direct", "direct", "direct"],
    );
    await chat.world.run(second.close());
    await chat.world.run(second.finished);
    await chat.world.advance(10_000);
    assert.equal([link.path?.kind, other.path?.kind], ["direct", "direct"]);
    const [{ text }] = await chat.world.run(Promise.all([next(link), other.send("still here")]));
    assert.is(text, "still here");
  }
});

test("connection-id-of-probes-that-is-that-of-a-link-takes-nothing-from-it", async () => {
  const ids: bigint[] = [];
  let isRefused = true;
  const chat = await start(({ body }) => {
    if (body.case !== "openDatagramResponse") return;
    // The client does not agree on probes at first.
    if (isRefused) body.value.publicKey = new Uint8Array(0);
    else body.value.connectionId = ids[0] ?? 0n;
  });
  const { client: ada } = await chat.join("ada", "PUBLIC", {
    tap: (way, { body }) => {
      if (way === "sent" && body.case === "inviteRequest") ids.push(body.value.connectionId);
    },
  });
  const [{ client: grace }, { client: linus }] = [await chat.join("grace"), await chat.join("linus")];
  const [link, other] = await chat.world.run(converse(ada, grace));
  await chat.world.advance(2_000);
  assert.is(link.path?.kind, "direct");
  isRefused = false;
  const [second] = await chat.world.run(converse(ada, linus));
  await chat.world.advance(10_000);
  assert.equal([link.path?.kind, second.path?.kind], ["direct", "direct"]);
  const [{ text }] = await chat.world.run(Promise.all([next(link), other.send("still here")]));
  assert.is(text, "still here");
});

test("connection-id-of-probes-that-is-that-of-an-invitation-ends-the-invitation-only", async () => {
  const ids: bigint[] = [];
  const chat = await start(({ body }) => {
    if (body.case === "openDatagramResponse") body.value.connectionId = ids[0] ?? 0n;
  });
  const { client: ada } = await chat.join("ada", "PUBLIC", {
    tap: (way, { body }) => {
      if (way === "sent" && body.case === "inviteRequest") ids.push(body.value.connectionId);
    },
  });
  const { client: grace } = await chat.join("grace");
  const accepted = next(grace.conversations.invitations).then((invitation) => invitation.accept());
  accepted.catch(() => {});
  const failed = ada.connectTo("grace").catch((error) => error);
  assert.is((await chat.world.run(failed)).code, "BODY_MISMATCH");
  await chat.world.run(accepted.catch(() => {}));
  const [link] = await chat.world.run(converse(ada, grace));
  await chat.world.run(link.send("hello"));
});
