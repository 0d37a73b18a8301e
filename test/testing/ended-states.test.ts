/** What others were shown of a login ends with it, also if nobody says so: a host vanishes, or a message is refused. */

import * as assert from "uvu/assert";
import type { ChatClient, Invitation, PeerLink } from "../../src/index.ts";
import { type Certificate, createCertificate } from "../../src/net/certificate.ts";
import { codeOf, next } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";
import { SimulatedChat } from "./simulated-chat.ts";

const test = suite("states that end");
const IDLE_MS = 60_000;
/** Long, so that nothing ends by itself before its login does. */
const HOUR_MS = 3_600_000;
const WINDOW_MS = 2_000;
const LIMITS = { idleTimeoutMs: IDLE_MS, invitationTimeoutMs: HOUR_MS, resumeWindowMs: WINDOW_MS };
const CLIENT = { limits: { typingTimeoutMs: HOUR_MS, invitationTimeoutMs: HOUR_MS } };

let certificate: Certificate;

test.before(async () => {
  certificate = await createCertificate();
});

/** Collects what a stream gives. The stream of a login that has ended is over. */
function collect<T>(stream: AsyncIterable<T>): { readonly items: T[]; readonly state: () => "open" | "over" } {
  const items: T[] = [];
  let state: "open" | "over" = "open";
  (async () => {
    for await (const item of stream) items.push(item);
  })().then(
    () => {
      state = "over";
    },
    () => {},
  );
  return { items, state: () => state };
}

async function converse(chat: SimulatedChat, inviter: ChatClient, invited: ChatClient): Promise<[PeerLink, PeerLink]> {
  const accepting = next(invited.conversations.invitations).then((invitation) => invitation.accept());
  return chat.world.run(Promise.all([inviter.connectTo(invited.name ?? ""), accepting]));
}

async function invite(chat: SimulatedChat, inviter: ChatClient, invited: ChatClient) {
  const inviting = inviter.connectTo(invited.name ?? "").catch((error) => error);
  return { inviting, invitation: await chat.world.run(next(invited.conversations.invitations)) };
}

async function statuses(chat: SimulatedChat, client: ChatClient): Promise<string[]> {
  return (await chat.world.run(client.getPeers())).map(({ name, status }) => `${name} ${status}`);
}

function noteEnd(invitation: Invitation): { ended: boolean } {
  const note = { ended: false };
  invitation.ended.then(() => {
    note.ended = true;
  });
  return note;
}

test("all-that-others-were-shown-of-a-client-ends-within-the-idle-time-and-the-window-after-it-vanishes", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, { limits: LIMITS });
  const { client: ada, host } = await chat.join("ada", "PUBLIC", CLIENT);
  const [{ client: grace }, { client: linus }, { client: edsger }, { client: barbara }] = [
    await chat.join("grace", "PUBLIC", CLIENT),
    await chat.join("linus", "PUBLIC", CLIENT),
    await chat.join("edsger", "PUBLIC", CLIENT),
    await chat.join("barbara", "PUBLIC", CLIENT),
  ];
  const typing = collect(grace.texts.typing);
  await chat.world.run(ada.texts.setTyping("grace", true));
  const { invitation } = await invite(chat, ada, linus);
  const { inviting } = await invite(chat, barbara, ada);
  const withdrawn = noteEnd(invitation);
  const [, link] = await converse(chat, ada, edsger);
  assert.equal(await statuses(chat, linus), [
    ...["ada connected", "barbara available", "edsger connected", "grace available"],
  ]);
  host.disconnect();
  await chat.world.advance(IDLE_MS + WINDOW_MS + 1_000);
  assert.equal(await statuses(chat, linus), [
    ...["ada away", "barbara available", "edsger available", "grace available"],
  ]);
  assert.equal(typing.items, [
    { from: "ada", typing: true },
    { from: "ada", typing: false },
  ]);
  assert.ok(withdrawn.ended);
  assert.is((await chat.world.run(inviting)).code, "DECLINED");
  assert.type((await chat.world.run(link.closed)).code, "string");
});

test("all-that-a-client-was-told-ends-within-the-idle-time-and-the-window-after-its-server-vanishes", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, { limits: LIMITS });
  const [{ client: ada }, { client: grace }, { client: linus }] = [
    await chat.join("ada", "PUBLIC", CLIENT),
    await chat.join("grace", "PUBLIC", CLIENT),
    await chat.join("linus", "PUBLIC", CLIENT),
  ];
  const streams = [collect(ada.peers.watch()), collect(ada.contacts.changes()), collect(ada.privacy.changes())];
  const typing = collect(ada.texts.typing);
  await chat.world.run(grace.texts.setTyping("ada", true));
  const { invitation } = await invite(chat, grace, ada);
  const { inviting } = await invite(chat, ada, linus);
  const withdrawn = noteEnd(invitation);
  assert.not.ok(withdrawn.ended);
  chat.serverHost.disconnect();
  // The client allows for a server that notices the loss as late as by silence.
  await chat.world.advance(IDLE_MS + WINDOW_MS + IDLE_MS);
  assert.is(ada.name, undefined);
  assert.is(ada.connection.state.status, "closed");
  for (const { state } of [...streams, typing]) assert.is(state(), "over");
  assert.equal(typing.items.at(-1), { from: "grace", typing: false });
  assert.ok(withdrawn.ended);
  assert.type((await chat.world.run(inviting)).code, "string");
  assert.is(await codeOf(invitation.accept()), (await ada.closed).code);
});

test("conversation-ends-at-the-server-although-a-rate-refuses-both-sides-at-first", async () => {
  const limits = { ...LIMITS, connectionRequestsPerSecond: 2 };
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, { limits });
  const [{ client: ada }, { client: grace }] = [await chat.join("ada"), await chat.join("grace")];
  const { client: linus } = await chat.join("linus");
  await chat.world.advance(5_000);
  const [link] = await converse(chat, ada, grace);
  const refused: unknown[] = [];
  for (let count = 0; count < 10; count++) {
    for (const client of [ada, grace]) codeOf(client.getPeers()).then((code) => refused.push(code));
  }
  link.close();
  await chat.world.advance(200);
  assert.ok(refused.filter((code) => code === "RATE_LIMITED").length > 4);
  assert.equal(await statuses(chat, linus), ["ada connected", "grace connected"]);
  await chat.world.advance(5_000);
  assert.equal(await statuses(chat, linus), ["ada available", "grace available"]);
});

test("invitations-and-receipts-that-were-not-read-do-not-reach-the-next-login", async () => {
  const chat = await SimulatedChat.start(certificate, { seed: SEED }, { limits: LIMITS });
  const [{ client: ada }, { client: grace }] = [await chat.join("ada"), await chat.join("grace")];
  await chat.world.run(ada.texts.send("grace", "hello"));
  const text = await chat.world.run(next(grace.texts.messages));
  if (text.kind === "text") grace.texts.confirm(text.id);
  const inviting = grace.connectTo("ada").catch((error) => error);
  await chat.world.advance(1_000);
  await chat.world.run(ada.logOff());
  assert.is((await chat.world.run(inviting)).code, "DECLINED");
  await chat.world.run(ada.register({ name: "linus", password: "secret-1", privacy: "PUBLIC" }));
  const [invitations, receipts] = [collect(ada.conversations.invitations), collect(ada.texts.receipts)];
  await chat.world.advance(1_000);
  assert.equal([invitations.items, receipts.items], [[], []]);
});
