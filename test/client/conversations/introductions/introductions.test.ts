import * as assert from "uvu/assert";
import { Capabilities } from "../../../../generated/chatwire/v1/capability.ts";
import { ServerLimits } from "../../../../generated/chatwire/v1/connection.ts";
import { HangUp } from "../../../../generated/chatwire/v1/rules.ts";
import { HangUpRequest, Invited } from "../../../../generated/chatwire/v1/signalling.ts";
import type { Connection } from "../../../../src/client/connection/connection.ts";
import type { Invitation } from "../../../../src/client/conversations/introductions/introduction.ts";
import { Introductions } from "../../../../src/client/conversations/introductions/introductions.ts";
import type { Self } from "../../../../src/client/conversations/key-exchange.ts";
import { EventQueue } from "../../../../src/client/events/event-queue.ts";
import { KEY_BYTES, keyPairOf } from "../../../../src/crypto/key.ts";
import { type ChatClient, type ChatError, MemoryPins, type Pins } from "../../../../src/index.ts";
import { DEFAULT_LIMITS } from "../../../../src/limits.ts";
import { systemNetwork } from "../../../../src/net/system-network.ts";
import type { Tap } from "../../../../src/session/session-event.ts";
import { suite } from "../../../suite.ts";
import { ChatWorld, codeOf, converse, next, take } from "../../chat-world.ts";

const test = suite("introductions");

test("declined-invitation-rejects-the-inviter", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const declined = next(grace.conversations.invitations).then((invitation) => invitation.decline());
  assert.is(await codeOf(ada.connectTo("grace")), "DECLINED");
  await declined;
});

test("inviting-an-inviter-accepts-the-invitation", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const linking = ada.connectTo("grace");
  await next(grace.conversations.invitations);
  const [one, two] = await Promise.all([linking, grace.connectTo("ADA")]);
  await one.send("hello");
  assert.is((await next(two)).text, "hello");
});

test("program-that-logs-in-later-gets-the-invitations-that-wait", async () => {
  await using world = await ChatWorld.start();
  const [ada, linus, lost] = [await world.join("ada"), await world.join("linus"), await world.join("grace")];
  // As if the program had ended: the server still takes its login for one that may be resumed.
  const [linking, withdrawing] = [ada.connectTo("grace"), linus.connectTo("grace", { timeoutMs: 1_000 })];
  await take(lost.conversations.invitations, 2);
  const again = await world.connect();
  await again.logIn({ name: "grace", password: "secret-1" });
  const invitations = await take(again.conversations.invitations, 2);
  assert.equal(invitations.map(({ from }) => from).sort(), ["ada", "linus"]);
  assert.is(await codeOf(withdrawing), "TIMED_OUT");
  await invitations.find(({ from }) => from === "linus")?.ended;
  const [one, two] = await Promise.all([linking, invitations.find(({ from }) => from === "ada")?.accept()]);
  await one.send("hello");
  assert.is(two && (await next(two)).text, "hello");
});

test("crossing-invitations-lead-to-one-conversation", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const [one, two] = await Promise.all([ada.connectTo("grace"), grace.connectTo("ada")]);
  await one.send("hello");
  assert.is((await next(two)).text, "hello");
});

test("aborted-invitation-does-not-affect-another", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  await world.join("linus");
  const controller = new AbortController();
  const reason = new Error("enough");
  const given = ada.connectTo("linus", { signal: controller.signal }).catch((error) => error);
  const linking = converse(ada, grace);
  controller.abort(reason);
  assert.is(await given, reason);
  const [link] = await linking;
  await link.send("hello");
});

test("invitation-of-an-earlier-login-cannot-be-accepted-and-leaves-no-socket-open", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const inviting = ada.connectTo("grace").catch((error) => error);
  const invitation = await next(grace.conversations.invitations);
  await grace.logOff();
  await invitation.ended;
  assert.is((await inviting).code, "DECLINED");
  await grace.logIn({ name: "grace", password: "secret-1" });
  assert.is(await codeOf(invitation.accept()), "CLOSED");
  // An open socket would keep this file from exiting.
});

test("log-off-ends-an-invitation-that-waits", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const connecting = ada.connectTo("grace").catch((error) => error);
  await next(grace.conversations.invitations);
  await ada.logOff();
  assert.is((await connecting).code, "CLOSED");
});

for (const { end, answer } of [
  { end: "declined", answer: decline },
  {
    end: "accepted",
    answer: (client: ChatClient) => next(client.conversations.invitations).then((each) => each.accept()),
  },
]) {
  test(`private-key-of-an-invitation-that-is-${end}-is-overwritten`, async () => {
    await using world = await ChatWorld.start();
    const drawn = new Map<string, Uint8Array>();
    const randomBytes = (length: number): Uint8Array => {
      const bytes = systemNetwork.randomBytes(length);
      if (length === KEY_BYTES) drawn.set(hexOf(keyPairOf("X25519", bytes).publicKey), bytes);
      return bytes;
    };
    let ephemeralKey = "";
    const tap: Tap = (_, { body }) => {
      if (body.case === "inviteRequest") ephemeralKey = hexOf(body.value.ephemeralKey);
    };
    const network = { ...systemNetwork, randomBytes };
    const [ada, grace] = [await world.join("ada", "PUBLIC", { network, tap }), await world.join("grace")];
    const answered = answer(grace);
    await ada.connectTo("grace").catch(() => undefined);
    await answered;
    assert.equal(drawn.get(ephemeralKey), new Uint8Array(KEY_BYTES));
  });
}

test("hang-up-during-the-introduction-is-reported-as-closed-by-peer", async () => {
  await using world = await ChatWorld.start();
  const slow = new SlowPins();
  const [ada, grace] = [await world.join("ada"), await world.join("grace", "PUBLIC", { pins: slow })];
  const connecting = ada.connectTo("grace");
  const invitation = await next(grace.conversations.invitations);
  const accepting = codeOf(invitation.accept());
  // The server has introduced them, and grace's client waits for her pins.
  await slow.asked;
  await (await connecting).close();
  assert.is(await accepting, "CLOSED_BY_PEER");
  slow.answer();
});

test("answered-invitation-cannot-be-answered-again", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const declined = codeOf(ada.connectTo("grace"));
  const invitation = await next(grace.conversations.invitations);
  await invitation.decline();
  assert.is(await declined, "DECLINED");
  assert.is(await codeOf(invitation.accept()), "DECLINED");
});

for (const { end, answer } of [
  { end: "declined", answer: decline },
  { end: "expired", answer: () => Promise.resolve() },
  { end: "hung-up", answer: acceptAndHangUp },
]) {
  test(`introduction-that-is-${end}-is-not-ended-again`, async () => {
    await using world = await ChatWorld.start({ limits: { invitationTimeoutMs: end === "expired" ? 300 : 60_000 } });
    const sent: string[] = [];
    const tap: Tap = (way, { body }) => void (way === "sent" && sent.push(body.case ?? ""));
    let introductionId = 0;
    const readId: Tap = (_, { body }) => {
      if (body.case === "invited") introductionId = body.value.introductionId;
    };
    const ada = await world.join("ada", "PUBLIC", { tap });
    const grace = await world.join("grace", "PUBLIC", { tap: readId });
    const answered = answer(grace, () => introductionId);
    const link = await ada.connectTo("grace", { timeoutMs: 60_000 }).catch(() => undefined);
    await link?.closed;
    await answered;
    // By its response, requests from before have been sent too.
    await ada.getPeers();
    assert.equal(
      sent.filter((body) => /^(invite|cancel|decline|hangUp)/.test(body)),
      ["inviteRequest"],
    );
  });
}

test("accepting-an-invitation-that-is-over-sends-nothing-else", async () => {
  await using world = await ChatWorld.start();
  const sent: string[] = [];
  const tap: Tap = (way, { body }) => void (way === "sent" && sent.push(body.case ?? ""));
  const [ada, grace] = [await world.join("ada"), await world.join("grace", "PUBLIC", { tap })];
  const controller = new AbortController();
  const inviting = ada.connectTo("grace", { signal: controller.signal }).catch(() => undefined);
  const invitation = await next(grace.conversations.invitations);
  controller.abort();
  await Promise.all([inviting, codeOf(invitation.accept())]);
  await grace.getPeers();
  assert.equal(
    sent.filter((body) => /^(cancel|decline|hangUp)/.test(body)),
    [],
  );
});

test("client-offers-no-more-candidates-than-the-server-announced", async () => {
  await using world = await ChatWorld.start({ limits: { candidatesMax: 2 } });
  const addresses = ["198.51.100.1", "198.51.100.2"].map((address) => ({ name: "eth9", address, family: 4 as const }));
  const network = { ...systemNetwork, interfaces: () => addresses };
  const offered: number[] = [];
  const tap: Tap = (way, { body }) => {
    const isOffer = body.case === "inviteRequest" || body.case === "acceptRequest";
    if (way === "sent" && isOffer) offered.push(body.value.candidates.length);
  };
  const [ada, grace] = [
    await world.join("ada", "PUBLIC", { network, tap }),
    await world.join("grace", "PUBLIC", { network, tap }),
  ];
  const [one, two] = await converse(ada, grace);
  await one.send("hello");
  assert.is((await next(two)).text, "hello");
  assert.equal(offered, [2, 2]);
});

test("client-keeps-as-many-invitations-of-contacts-and-of-others-as-the-server-announced", async () => {
  await using world = await ChatWorld.start({ limits: { invitationsMax: 2 } });
  const grace = await world.join("grace", "PUBLIC", { limits: { invitationsMax: 1 } });
  const names = ["ada", "linus", "alan", "edith"];
  const inviters = await Promise.all(names.map((name) => world.join(name)));
  for (const inviter of inviters.slice(2)) {
    await inviter.contacts.add("grace");
    await grace.contacts.add(inviter.name ?? "");
  }
  const connecting = inviters.map((inviter) => codeOf(inviter.connectTo("grace")));
  const invitations = await take(grace.conversations.invitations, names.length);
  for (const invitation of invitations) await invitation.decline();
  assert.equal(await Promise.all(connecting), ["DECLINED", "DECLINED", "DECLINED", "DECLINED"]);
});

test("client-keeps-a-thousand-invitations-at-most-whatever-the-server-announces", async () => {
  const invitations = new EventQueue<Invitation>(2_000);
  const introductions = new Introductions(
    {
      connection: {
        network: systemNetwork,
        serverLimits: ServerLimits.create({ invitationsMax: 4_000_000_000 }),
        onTaken() {},
        onLost() {},
      } as Partial<Connection> as Connection,
      limits: DEFAULT_LIMITS,
      pins: new MemoryPins(),
      capabilities: Capabilities.create(),
      portMapping: false,
      uplinks: true,
      relayOnly: false,
      subjectOf: (name) => name,
      invitations,
    },
    {} as Self,
  );
  let forgotten = 0;
  for (let introductionId = 1; introductionId <= 1_010; introductionId += 1) {
    introductions.handleEvent({ case: "invited", value: Invited.create({ introductionId, from: "ada" }) });
    (await next(invitations)).ended.then(() => {
      forgotten += 1;
    });
  }
  await Promise.resolve();
  assert.is(forgotten, 10);
});

test("client-keeps-nothing-of-the-versions-that-a-server-passes-on-with-an-invitation", async () => {
  const invitations = new EventQueue<Invitation>(8);
  const asked: string[] = [];
  const call = async ({ name }: { readonly name: string }) => void asked.push(name);
  const introductions = new Introductions(
    {
      connection: {
        serverLimits: ServerLimits.create({ invitationsMax: 8 }),
        network: systemNetwork,
        onTaken() {},
        onLost() {},
        call,
      } as unknown as Connection,
      limits: DEFAULT_LIMITS,
      pins: new MemoryPins(),
      capabilities: Capabilities.create({ versions: [1] }),
      portMapping: false,
      uplinks: true,
      relayOnly: false,
      subjectOf: (name) => name,
      invitations,
    },
    {} as Self,
  );
  const capabilities = Capabilities.create({ versions: Array.from({ length: 60_000 }, (_, index) => index + 2) });
  introductions.handleEvent({
    case: "invited",
    value: Invited.create({ introductionId: 1, from: "ada", capabilities }),
  });
  // It was judged as it arrived, and is not looked at again.
  capabilities.versions = [1];
  const error = await (await next(invitations)).accept().catch((reason: ChatError) => reason);
  assert.is("code" in error && error.code, "UNSUPPORTED_VERSION");
  assert.ok("message" in error && error.message.length < 200, "the text lists all versions");
  assert.equal(asked, ["Decline"]);
});

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

async function decline(client: ChatClient): Promise<void> {
  await (await next(client.conversations.invitations)).decline();
}

/** Ends the conversation at the server, and leaves the link to the inviter, who is told by the server alone. */
async function acceptAndHangUp(client: ChatClient, introductionId: () => number): Promise<void> {
  await (await next(client.conversations.invitations)).accept();
  await client.call(HangUp, HangUpRequest.create({ introductionId: introductionId() }));
}

/** Pins that wait for the test before they answer. */
class SlowPins implements Pins {
  readonly #pins = new MemoryPins();
  readonly asked: Promise<void>;
  answer: () => void = () => {};
  #ask: () => void = () => {};

  constructor() {
    this.asked = new Promise((resolve) => {
      this.#ask = resolve;
    });
  }

  async get(subject: string): Promise<readonly string[]> {
    if (subject.startsWith("user ")) {
      this.#ask();
      await new Promise<void>((resolve) => {
        this.answer = resolve;
      });
    }
    return this.#pins.get(subject);
  }

  add(subject: string, fingerprint: string): Promise<void> {
    return this.#pins.add(subject, fingerprint);
  }

  set(subject: string, fingerprint: string): Promise<void> {
    return this.#pins.set(subject, fingerprint);
  }
}
