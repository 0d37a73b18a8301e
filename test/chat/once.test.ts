/** Requests that are sent again with the same id: carried out once, whatever happened in between. */

import * as assert from "uvu/assert";
import { ApplicationMessage, SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import { BlockRequest } from "../../generated/chatwire/v1/contact.ts";
import { Block, Broadcast, FetchTexts, SendMessage, SendText } from "../../generated/chatwire/v1/rules.ts";
import { BroadcastRequest, FetchTextsRequest, SendTextRequest } from "../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../src/errors.ts";
import type { RequestIdentity } from "../../src/framing/request-identity.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
import { deleteAccount, logIn } from "./fixtures.ts";

const test = suite("requests with ids");

/** The id with one byte sixteen times. */
function first(byte: number): RequestIdentity {
  return { id: new Uint8Array(16).fill(byte), repeatedAfterMs: 0 };
}

function again(byte: number, repeatedAfterMs = 1): RequestIdentity {
  return { ...first(byte), repeatedAfterMs };
}

function send(client: SimulatedClient, text: string, identity?: RequestIdentity, to = "grace") {
  return client.call(SendText, SendTextRequest.create({ text }), to, identity);
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return "none";
}

function mailbox(client: SimulatedClient): string[] {
  return client.call(FetchTexts, FetchTextsRequest.create()).texts.map(({ text }) => text);
}

function worldOfTwo(limits = {}) {
  const world = new ChatSimulation(SEED, limits);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  return { world, ada, grace };
}

test("text-whose-answer-was-lost-is-stored-once", () => {
  const { world, ada, grace } = worldOfTwo();
  const sent = send(ada, "pay 100", first(1));
  ada.drop();
  world.pass(5_000);
  const back = logIn(world, "ada");
  assert.equal(send(back, "pay 100", again(1, 5_000)), sent);
  assert.equal(mailbox(grace), ["pay 100"]);
  assert.is(grace.takeEvents().filter(({ case: kind }) => kind === "textReceived").length, 1);
});

test("repeated-text-is-known-after-a-restart", () => {
  const { world, ada } = worldOfTwo();
  const sent = send(ada, "pay 100", first(1));
  world.restart();
  world.pass(60_000);
  const back = logIn(world, "ada");
  assert.equal(send(back, "pay 100", again(1, 60_000)), sent);
  assert.equal(mailbox(logIn(world, "grace")), ["pay 100"]);
});

test("repeated-text-that-never-arrived-is-sent", () => {
  const { world, ada, grace } = worldOfTwo();
  send(ada, "one", first(1));
  assert.is(send(ada, "two", again(2, 5_000)).textId, 2);
  world.restart();
  assert.is(send(logIn(world, "ada"), "three", again(3, 5_000)).textId, 3);
  assert.is(grace.takeEvents().length, 2);
  assert.equal(mailbox(logIn(world, "grace")), ["one", "two", "three"]);
});

test("id-with-other-content-is-refused-and-nothing-is-done", () => {
  for (const restarts of [false, true]) {
    const { world, ada: sender } = worldOfTwo();
    world.join("linus");
    send(sender, "pay 100", first(1));
    if (restarts) world.restart();
    const ada = restarts ? logIn(world, "ada") : sender;
    const identity = again(1);
    for (const [text, to] of [
      ["pay 200", "grace"],
      ["pay 100", "linus"],
      ["pay 100", "Grace"],
    ] as const)
      assert.is(
        codeOf(() => send(ada, text, identity, to)),
        "ID_REUSED",
        `${text} to ${to}`,
      );
    // Also if it says that it is sent for the first time, as long as the id is in memory.
    if (!restarts)
      assert.is(
        codeOf(() => send(ada, "pay 200", first(1))),
        "ID_REUSED",
      );
    assert.equal(mailbox(ada), ["pay 100"]);
  }
});

test("request-that-is-repeated-after-its-id-came-with-other-content-gets-the-first-answer", () => {
  for (const restarts of [false, true]) {
    const { world, ada: sender } = worldOfTwo();
    const sent = send(sender, "pay 100", first(1));
    if (restarts) world.restart();
    const ada = restarts ? logIn(world, "ada") : sender;
    for (let round = 0; round < 2; round++) {
      assert.is(
        codeOf(() => send(ada, "pay 200", again(1))),
        "ID_REUSED",
      );
      assert.equal(send(ada, "pay 100", again(1)), sent);
    }
    assert.equal(mailbox(ada), ["pay 100"]);
  }
  const { ada } = worldOfTwo();
  const broadcast = (text: string, identity: RequestIdentity) =>
    ada.call(Broadcast, BroadcastRequest.create({ text }), "everyone", identity);
  const answer = broadcast("lunch?", first(1));
  assert.is(
    codeOf(() => broadcast("dinner?", again(1))),
    "ID_REUSED",
  );
  assert.equal(broadcast("lunch?", again(1)), answer);
});

test("id-of-a-refused-request-belongs-to-the-content-that-is-carried-out-with-it-first", () => {
  const { world, ada } = worldOfTwo();
  assert.is(
    codeOf(() => send(ada, "pay 100", first(1), "linus")),
    "USER_NOT_FOUND",
  );
  const sent = send(ada, "pay 200", again(1));
  world.join("linus");
  assert.is(
    codeOf(() => send(ada, "pay 100", again(1), "linus")),
    "ID_REUSED",
  );
  assert.equal(send(ada, "pay 200", again(1)), sent);
});

test("ids-belong-to-one-account-and-one-method", () => {
  const { world, ada, grace } = worldOfTwo();
  send(ada, "hello", first(1));
  assert.is(send(grace, "hello yourself", again(1), "ada").textId, 2);
  assert.is(ada.call(Broadcast, BroadcastRequest.create({ text: "hello" }), "everyone", first(1)).recipients, 1);
  assert.equal(mailbox(ada), ["hello", "hello yourself"]);
  assert.is(world.chat.accounts, 2);
});

test("same-id-twice-at-once-is-carried-out-once-and-both-are-answered", () => {
  for (const identities of [
    [first(1), again(1)],
    [again(1), again(1)],
    [first(1), first(1)],
  ]) {
    const { world, ada, grace } = worldOfTwo({ requestIdsMax: 1 });
    const other = logIn(world, "ada");
    const request = { nowMs: world.nowMs, wallMs: world.wallMs, recipient: grace_() };
    const body = SendText.wrapRequest(SendTextRequest.create({ text: "once" }));
    // The store answers later than the next request comes.
    const handled = [ada, other].map(({ connection }, index) =>
      world.chat.handle("SendText", body, { ...request, connection, identity: identities[index] }),
    );
    const answers = handled.map((each) => {
      const reply = "answer" in each ? each : each.resume([]);
      world.carryOut(reply.outcome, undefined);
      // More ids than the server keeps.
      send(ada, "other", first(9));
      return reply.answer;
    });
    assert.equal(answers[0], answers[1]);
    assert.equal(
      mailbox(grace).filter((text) => text === "once"),
      ["once"],
    );
  }
});

function grace_() {
  return { target: { case: "user", value: "grace" } } as const;
}

test("repeated-text-gets-the-first-answer-whatever-the-receiver-did-meanwhile", () => {
  const { world, ada, grace } = worldOfTwo();
  const sent = send(ada, "hello", first(1));
  grace.call(Block, BlockRequest.create(), "ada");
  assert.equal(send(ada, "hello", again(1)), sent);
  deleteAccount(grace, "grace");
  assert.equal(send(ada, "hello", again(1)), sent);
  world.restart();
  assert.equal(send(logIn(world, "ada"), "hello", again(1)), sent);
});

test("refused-request-is-not-remembered", () => {
  const { ada, world } = worldOfTwo();
  assert.is(
    codeOf(() => send(ada, "hello", first(1), "linus")),
    "USER_NOT_FOUND",
  );
  world.join("linus");
  assert.is(send(ada, "hello", again(1), "linus").textId, 1);
});

test("text-that-was-repeated-over-another-connection-before-it-came-itself-is-stored-once", () => {
  const { world, ada: late, grace } = worldOfTwo({ requestIdsMax: 2 });
  // The first try is under way still, on a connection that its program has lost.
  const back = logIn(world, "ada");
  const sent = send(back, "pay 100", again(1, 5_000));
  for (let byte = 2; byte < 9; byte += 1) send(back, `text ${byte}`, first(byte));
  assert.equal(send(late, "pay 100", first(1)), sent);
  assert.is(mailbox(grace).filter((text) => text === "pay 100").length, 1);
  assert.is(send(late, "a new one", first(9)).textId, 9, "first sends go on");
});

test("lying-client-only-sends-its-own-text-twice", () => {
  const { world, ada } = worldOfTwo();
  send(ada, "hello", first(1));
  world.restart();
  const back = logIn(world, "ada");
  // After a restart, only the store knows the id, and a first send is not looked up there.
  assert.is(send(back, "hello", first(1)).textId, 2);
  world.restart();
  // The first of them is the one that counts.
  assert.is(send(logIn(world, "ada"), "hello", again(1)).textId, 1);
  assert.equal(mailbox(logIn(world, "grace")), ["hello", "hello"]);
});

test("repeated-text-past-the-retention-is-refused-not-sent-again", () => {
  const limits = { historyAgeMs: 600_000, waitingTextAgeMs: 900_000 };
  const { world, ada, grace } = worldOfTwo(limits);
  send(ada, "old", first(1));
  mailbox(grace);
  world.pass(2_000_000);
  assert.is(
    codeOf(() => send(ada, "old", again(1, 2_000_000))),
    "ID_FORGOTTEN",
  );
  assert.equal(mailbox(ada), []);
});

test("repeated-text-that-a-full-mailbox-may-have-dropped-is-refused-not-sent-again", () => {
  const { world, ada } = worldOfTwo({ mailboxTextsMax: 3, requestIdsMax: 1 });
  send(ada, "dropped", first(1));
  world.pass(200_000);
  for (let byte = 2; byte < 7; byte += 1) send(ada, `text ${byte}`, first(byte));
  assert.is(
    codeOf(() => send(ada, "dropped", again(1, 200_000))),
    "ID_FORGOTTEN",
  );
  world.pass(200_000);
  // First sent after the oldest text that is kept.
  assert.is(send(ada, "new", again(8, 10_000)).textId, 7);
});

test("broadcasts-and-messages-are-remembered-for-a-while-and-not-longer-than-the-server-runs", () => {
  const { world, ada, grace } = worldOfTwo();
  const message = ApplicationMessage.create({ typeName: "example.Move", payload: Uint8Array.of(1) });
  const requests = [
    (client: SimulatedClient, identity: RequestIdentity) =>
      client.call(Broadcast, BroadcastRequest.create({ text: "lunch?" }), "everyone", identity),
    (client: SimulatedClient, identity: RequestIdentity) =>
      client.call(SendMessage, SendMessageRequest.create({ message }), "grace", identity),
  ];
  world.pass(100_000);
  for (const request of requests) {
    grace.takeEvents();
    const answer = request(ada, first(1));
    world.pass(1_000);
    assert.equal(request(ada, again(1, 1_000)), answer);
    assert.is(grace.takeEvents().length, 1, "once");
    request(ada, again(2, 1_000));
    assert.is(grace.takeEvents().length, 1, "never carried out before");
    world.pass(DEFAULT_LIMITS.requestIdAgeMs);
    assert.is(
      codeOf(() => request(ada, again(1, DEFAULT_LIMITS.requestIdAgeMs))),
      "ID_FORGOTTEN",
    );
    assert.is(grace.takeEvents().length, 0);
  }
  world.restart();
  const back = logIn(world, "ada");
  for (const request of requests)
    assert.is(
      codeOf(() => request(back, again(3, 1_000))),
      "ID_FORGOTTEN",
    );
});

test("id-counts-towards-the-bytes-of-its-account", () => {
  const { ada } = worldOfTwo({ accountBytesMax: 100 });
  send(ada, "x", first(1));
  send(ada, "x", first(2));
  assert.is(
    codeOf(() => send(ada, "x", first(3))),
    "none",
  );
  assert.is(
    codeOf(() => send(ada, "x", first(4))),
    "LIMIT_REACHED",
  );
  // What was done is answered all the same.
  assert.is(send(ada, "x", again(1)).textId, 1);
});

test("id-of-a-request-that-may-not-have-one-is-refused", () => {
  const { ada } = worldOfTwo();
  const fetch = (identity: RequestIdentity) => () =>
    ada.call(FetchTexts, FetchTextsRequest.create(), undefined, identity);
  assert.is(codeOf(fetch(first(1))), "BODY_MISMATCH");
  const short = { id: new Uint8Array(15), repeatedAfterMs: 0 };
  assert.is(
    codeOf(() => send(ada, "hello", short)),
    "BODY_MISMATCH",
  );
  assert.is(
    codeOf(() => send(ada, "hello", { id: new Uint8Array(0), repeatedAfterMs: 1 })),
    "BODY_MISMATCH",
  );
});

test("request-that-names-another-one-is-carried-out-only-after-that-one", () => {
  const { world, ada, grace } = worldOfTwo();
  const after = (byte: number, named: number): RequestIdentity => ({ ...first(byte), after: first(named).id });
  const code = (identity: RequestIdentity) => codeOf(() => send(ada, `text ${identity.id[0]}`, identity));
  assert.is(code(after(2, 1)), "NOT_IN_ORDER");
  assert.is(code(after(2, 2)), "NOT_IN_ORDER", "itself");
  assert.is(
    codeOf(() => send(grace, "hello", after(2, 1), "ada")),
    "NOT_IN_ORDER",
    "that of another account",
  );
  assert.equal([code(first(1)), code(after(2, 1)), code(after(3, 2))], ["none", "none", "none"]);
  // One that was carried out is answered, whatever it names.
  assert.is(code({ ...again(3), after: first(9).id }), "none");
  assert.is(code({ ...again(4), after: first(9).id }), "NOT_IN_ORDER");
  assert.equal(mailbox(ada), ["text 1", "text 2", "text 3"]);
  // The server looks among the ids that it has in memory.
  world.restart();
  assert.is(
    codeOf(() => send(logIn(world, "ada"), "text 4", after(4, 3))),
    "NOT_IN_ORDER",
  );
});

test("id-that-a-request-names-has-16-bytes-and-needs-an-id-of-its-own", () => {
  const { ada } = worldOfTwo();
  send(ada, "hello", first(1));
  for (const identity of [
    { ...first(2), after: new Uint8Array(15) },
    { id: new Uint8Array(0), repeatedAfterMs: 0, after: first(1).id },
  ])
    assert.is(
      codeOf(() => send(ada, "hello", identity)),
      "BODY_MISMATCH",
    );
});
