import * as assert from "uvu/assert";
import { Audience, Privacy } from "../../../../generated/chatwire/v1/account.ts";
import { BlockRequest, UnblockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { type MessageBody, Recipient } from "../../../../generated/chatwire/v1/message.ts";
import {
  Block,
  ConfirmTexts,
  FetchTexts,
  GetHistory,
  MarkRead,
  SendText,
  Unblock,
} from "../../../../generated/chatwire/v1/rules.ts";
import {
  ConfirmTextsRequest,
  FetchTextsRequest,
  GetHistoryRequest,
  MarkReadRequest,
  Receipt,
  SendTextRequest,
  type Text,
} from "../../../../generated/chatwire/v1/text.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { befriend, deleteAccount, greeted, joinWithDevice, logIn, logInByDevice, setPrivacy } from "../../fixtures.ts";

const test = suite("mailbox");

for (const restarts of [false, true]) {
  test(`read-text-is-not-reported-as-delivered-later${restarts ? "-even-after-a-restart" : ""}`, () => {
    const world = new ChatSimulation(SEED);
    let [ada, grace] = [world.join("ada"), world.join("grace")];
    ada.call(SendText, SendTextRequest.create({ text: "hi" }), "grace");
    grace.call(MarkRead, MarkReadRequest.create({ textId: 1 }), "ada");
    assert.equal(receipts(ada.takeEvents()), [`grace 1 ${Receipt.READ}`]);
    if (restarts) {
      world.restart();
      [ada, grace] = [logIn(world, "ada"), logIn(world, "grace")];
    }
    grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
    assert.equal(receipts(ada.takeEvents()), []);
  });
}

test("text-read-by-a-user-without-read-receipts-counts-as-delivered", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  setPrivacy(grace, { readReceipts: false });
  for (const text of ["one", "two"]) ada.call(SendText, SendTextRequest.create({ text }), "grace");
  grace.call(MarkRead, MarkReadRequest.create({ textId: 1 }), "ada");
  grace.call(MarkRead, MarkReadRequest.create({ textId: 1 }), "ada");
  assert.equal(receipts(ada.takeEvents()), [`grace 1 ${Receipt.DELIVERED}`]);
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 2 }));
  grace.call(MarkRead, MarkReadRequest.create({ textId: 2 }), "ada");
  assert.equal(receipts(ada.takeEvents()), [`grace 2 ${Receipt.DELIVERED}`]);
});

test("text-that-is-confirmed-while-its-mark-is-looked-up-is-told-once", () => {
  const { world, ada, grace } = trio();
  setPrivacy(grace, { readReceipts: false });
  send(ada, "grace");
  const recipient = Recipient.create({ target: { case: "user", value: "ada" } });
  const { connection } = grace;
  const { nowMs, wallMs } = world;
  const mark = MarkRead.wrapRequest(MarkReadRequest.create({ textId: 1 }));
  const looking = world.chat.handle("MarkRead", mark, { connection, recipient, identity: undefined, nowMs, wallMs });
  if (!("query" in looking) || looking.kind !== "entries") throw new Error("Nothing is looked up.");
  const found = world.store.read(looking.query);
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
  world.carryOut(looking.resume(found).outcome, grace);
  world.settle();
  assert.equal(receipts(ada.takeEvents()), [`grace 1 ${Receipt.DELIVERED}`]);
});

test("each-mailbox-numbers-its-own-texts", () => {
  const { ada, grace, linus } = trio();
  const numbers = [send(ada, "grace"), send(linus, "grace"), send(ada, "linus"), send(grace, "linus")];
  assert.equal(numbers, [1, 1, 2, 3]);
  // The numbers do not depend on the texts of others.
  assert.equal(numbersOf(fetch(ada).texts), [1, 2]);
  assert.equal(numbersOf(fetch(grace).texts), [1, 2, 3]);
  assert.equal(numbersOf(fetch(linus).texts), [1, 2, 3]);
});

test("text-shows-sender-receiver-and-time-in-both-mailboxes", () => {
  const { world, ada, grace } = trio();
  world.pass(1_000);
  const sentMs = world.wallMs;
  assert.equal(ada.call(SendText, SendTextRequest.create({ text: "hi" }), "GRACE"), { textId: 1, sentMs });
  const text = { textId: 1, from: "ada", to: "grace", text: "hi", sentMs };
  assert.equal(fetch(ada).texts, [{ ...text, receipt: Receipt.STORED }]);
  assert.equal(fetch(grace).texts, [{ ...text, receipt: Receipt.UNSPECIFIED }]);
});

test("text-to-an-away-user-waits-until-a-device-confirms-it", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), joinWithDevice(world, "grace")];
  grace.client.drop();
  for (const text of ["one", "two", "three"]) ada.call(SendText, SendTextRequest.create({ text }), "grace");
  const back = greeted(world);
  assert.is(logInByDevice(world, back, grace)?.confirmedTextId, 0);
  assert.equal(
    fetch(back).texts.map(({ text }) => text),
    ["one", "two", "three"],
  );
  back.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 2 }));
  assert.equal(receipts(ada.takeEvents()), [`grace 2 ${Receipt.DELIVERED}`]);
  back.drop();
  assert.is(logInByDevice(world, greeted(world), grace)?.confirmedTextId, 2);
});

test("fetching-goes-page-by-page-and-ends-at-the-last-text", () => {
  const world = new ChatSimulation(SEED, { textsPageMax: 3 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  for (let count = 1; count <= 7; count++) send(ada, "grace");
  assert.equal(pages(grace), [
    { texts: [1, 2, 3], upTo: 3 },
    { texts: [4, 5, 6], upTo: 6 },
    { texts: [7], upTo: 7 },
  ]);
  assert.equal(fetch(grace, 7), { texts: [], upTo: 7, lastTextId: 7 });
});

test("fetching-asks-the-store-only-if-there-is-something-to-fetch", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  let reads = 0;
  const read = world.store.read.bind(world.store);
  world.store.read = (query) => {
    reads += 1;
    return read(query);
  };
  assert.equal(fetch(grace), { texts: [], upTo: 0, lastTextId: 0 });
  send(ada, "grace");
  assert.equal(fetch(grace, 1), { texts: [], upTo: 1, lastTextId: 1 });
  assert.is(reads, 0);
  assert.equal(numbersOf(fetch(grace).texts), [1]);
  assert.is(reads, 1);
});

test("page-is-cut-if-its-texts-do-not-fit-into-a-frame", () => {
  const world = new ChatSimulation(SEED, { frameBytesMax: 8_192, textBytesMax: 4_000 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  for (let count = 1; count <= 5; count++) send(ada, "grace", "x".repeat(3_000));
  assert.equal(pages(grace), [
    { texts: [1, 2], upTo: 2 },
    { texts: [3, 4], upTo: 4 },
    { texts: [5], upTo: 5 },
  ]);
  const first = grace.call(GetHistory, GetHistoryRequest.create(), "ada");
  assert.equal([numbersOf(first.texts), first.more], [[5, 4], true]);
  assert.is(grace.reason, undefined);
});

test("texts-that-fill-a-page-each-are-sent-one-by-one", () => {
  const world = new ChatSimulation(SEED, { frameBytesMax: 4_400, textBytesMax: 4_000 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  for (let count = 1; count <= 3; count++) send(ada, "grace", "x".repeat(4_000));
  assert.equal(pages(grace), [
    { texts: [1], upTo: 1 },
    { texts: [2], upTo: 2 },
    { texts: [3], upTo: 3 },
  ]);
  const last = grace.call(GetHistory, GetHistoryRequest.create(), "ada");
  assert.equal([numbersOf(last.texts), last.more], [[3], true]);
});

test("text-is-marked-as-read-however-many-texts-its-reader-has-sent-since", () => {
  const { world, ada, grace } = trio();
  send(ada, "grace");
  for (let count = 0; count < 150; count++) {
    world.pass(50);
    send(grace, "ada");
  }
  ada.takeEvents();
  grace.call(MarkRead, MarkReadRequest.create({ textId: 151 }), "ada");
  assert.equal(receipts(ada.takeEvents()), [`grace 1 ${Receipt.READ}`]);
});

test("fetching-leaves-out-the-texts-of-blocked-users", () => {
  const world = new ChatSimulation(SEED, { textsPageMax: 2 });
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  for (const client of [ada, linus, linus, linus, ada]) send(client, "grace");
  send(grace, "linus");
  grace.call(Block, BlockRequest.create(), "linus");
  assert.equal(pages(grace), [
    { texts: [1], upTo: 2 },
    { texts: [], upTo: 4 },
    // Grace's own texts stay.
    { texts: [5, 6], upTo: 6 },
  ]);
  grace.call(Unblock, UnblockRequest.create(), "linus");
  assert.equal(pages(grace)[0], { texts: [1, 2], upTo: 2 });
});

test("confirming-sends-each-sender-one-receipt-for-the-last-text", () => {
  const { ada, grace, linus } = trio();
  for (const client of [ada, linus, ada]) send(client, "grace");
  assert.is(grace.refusal(ConfirmTexts, ConfirmTextsRequest.create({ textId: 4 })), "INVALID_ARGUMENT");
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 3 }));
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 3 }));
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
  assert.equal(receipts(ada.takeEvents()), [`grace 2 ${Receipt.DELIVERED}`]);
  assert.equal(receipts(linus.takeEvents()), [`grace 1 ${Receipt.DELIVERED}`]);
});

test("receipts-go-only-to-senders-who-see-the-receiver", () => {
  for (const [see, isTold] of [
    [Audience.EVERYONE, true],
    [Audience.CONTACTS, false],
    [Audience.NOBODY, false],
  ] as const) {
    const { ada, grace } = trio();
    setPrivacy(grace, { see });
    send(ada, "grace");
    grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
    grace.call(MarkRead, MarkReadRequest.create({ textId: 1 }), "ada");
    const expected = [`grace 1 ${Receipt.DELIVERED}`, `grace 1 ${Receipt.READ}`];
    assert.equal(receipts(ada.takeEvents()), isTold ? expected : []);
    assert.is(fetch(ada).texts[0]?.receipt, isTold ? Receipt.READ : Receipt.STORED);
  }
});

test("user-who-sends-no-read-receipts-gets-none", () => {
  for (const [ofAda, ofGrace] of [
    [true, false],
    [false, true],
  ] as const) {
    const { ada, grace } = trio();
    setPrivacy(ada, { readReceipts: ofAda });
    setPrivacy(grace, { readReceipts: ofGrace });
    send(ada, "grace");
    grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
    grace.call(MarkRead, MarkReadRequest.create({ textId: 1 }), "ada");
    assert.equal(receipts(ada.takeEvents()), [`grace 1 ${Receipt.DELIVERED}`]);
    assert.is(fetch(ada).texts[0]?.receipt, Receipt.DELIVERED);
  }
});

test("sent-receipt-stays-and-a-withheld-one-is-not-shown-later", () => {
  const { ada, grace } = trio();
  setPrivacy(grace, { readReceipts: false });
  send(ada, "grace");
  grace.call(MarkRead, MarkReadRequest.create({ textId: 1 }), "ada");
  setPrivacy(grace, { see: Audience.NOBODY });
  send(ada, "grace");
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 2 }));
  const wanted = [Receipt.DELIVERED, Receipt.STORED];
  for (const privacy of [Privacy.PUBLIC, Privacy.PRIVATE, Privacy.PUBLIC]) {
    setPrivacy(grace, privacy);
    assert.equal(
      fetch(ada).texts.map(({ receipt }) => receipt),
      wanted,
    );
  }
});

test("mailbox-does-not-change-when-a-hidden-account-is-deleted", () => {
  const { world, ada, grace } = trio();
  send(ada, "grace", "to grace");
  send(grace, "ada", "from grace");
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
  setPrivacy(grace, Privacy.PRIVATE);
  const before = fetch(ada);
  assert.equal(
    before.texts.map(({ from, to, text, receipt }) => [from, to, text, receipt]),
    [
      ["ada", "grace", "to grace", Receipt.DELIVERED],
      ["grace", "ada", "from grace", Receipt.UNSPECIFIED],
    ],
  );
  deleteAccount(grace, "grace");
  assert.equal(fetch(ada), before);
  // The next user of the name has no history with ada.
  world.join("grace");
  assert.equal(fetch(ada), before);
  assert.equal(ada.call(GetHistory, GetHistoryRequest.create(), "grace").texts, []);
  ada.call(Block, BlockRequest.create(), "grace");
  assert.equal(numbersOf(fetch(ada).texts), [1]);
});

test("mark-read-covers-one-sender-up-to-one-text", () => {
  const { ada, grace, linus } = trio();
  for (const client of [ada, linus, ada, ada]) send(client, "grace");
  grace.call(MarkRead, MarkReadRequest.create({ textId: 3 }), "ada");
  assert.equal(receipts(ada.takeEvents()), [`grace 2 ${Receipt.READ}`]);
  assert.equal(receipts(linus.takeEvents()), []);
  assert.equal(
    fetch(ada).texts.map(({ receipt }) => receipt),
    [Receipt.READ, Receipt.READ, Receipt.STORED],
  );
  for (const name of ["nobody", "grace", "linus"]) {
    assert.is(grace.refusal(MarkRead, MarkReadRequest.create({ textId: 1 }), name), "none");
  }
  assert.equal(receipts(linus.takeEvents()), []);
});

test("history-comes-in-pages-latest-first", () => {
  const world = new ChatSimulation(SEED, { textsPageMax: 2 });
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  send(ada, "grace", "one");
  send(linus, "grace", "not of ada");
  send(grace, "ada", "two");
  send(ada, "grace", "three");
  const first = grace.call(GetHistory, GetHistoryRequest.create(), "ADA");
  assert.equal([first.texts.map(({ text }) => text), first.more], [["three", "two"], true]);
  const before = first.texts.at(-1)?.textId ?? 0;
  const last = grace.call(GetHistory, GetHistoryRequest.create({ before }), "ada");
  assert.equal([last.texts.map(({ text }) => text), last.more], [["one"], false]);
  assert.equal(grace.call(GetHistory, GetHistoryRequest.create({ before: 1 }), "ada").texts, []);
});

test("history-with-a-user-who-hides-is-refused-like-that-of-an-unknown-name-and-comes-back", () => {
  const { ada, grace } = trio();
  send(ada, "grace");
  setPrivacy(grace, Privacy.PRIVATE);
  const refusals = ["grace", "nobody"].map((name) => ada.refusal(GetHistory, GetHistoryRequest.create(), name));
  assert.equal(refusals, ["USER_NOT_FOUND", "USER_NOT_FOUND"]);
  // The user's own texts stay readable.
  assert.equal(numbersOf(fetch(ada).texts), [1]);
  setPrivacy(grace, Privacy.PUBLIC);
  assert.equal(numbersOf(ada.call(GetHistory, GetHistoryRequest.create(), "grace").texts), [1]);
});

test("old-texts-are-forgotten-and-their-numbers-are-not-reused", () => {
  const world = new ChatSimulation(SEED, { historyAgeMs: 3_600_000, waitingTextAgeMs: 36_000_000 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  for (let count = 1; count <= 2; count++) send(ada, "grace");
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
  world.pass(3_600_001);
  for (const client of [ada, grace]) {
    assert.equal(fetch(client), { ...fetch(client), upTo: 2, lastTextId: 2 });
    assert.equal(numbersOf(fetch(client).texts), [2]);
  }
  world.pass(36_000_000);
  assert.equal(numbersOf(fetch(ada).texts), []);
  assert.equal([send(ada, "grace"), numbersOf(fetch(grace).texts)], [3, [3]]);
  // No sender gets a receipt for a forgotten text.
  ada.takeEvents();
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 3 }));
  assert.equal(receipts(ada.takeEvents()), [`grace 3 ${Receipt.DELIVERED}`]);
});

test("old-text-is-not-shown-even-before-it-is-forgotten", () => {
  const world = new ChatSimulation(SEED, { historyAgeMs: 1_000, waitingTextAgeMs: 2_000 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  for (let count = 1; count <= 2; count++) send(ada, "grace");
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
  const shown = (): number[][] => [
    numbersOf(fetch(grace).texts),
    numbersOf(ada.call(GetHistory, GetHistoryRequest.create(), "grace").texts),
  ];
  for (const [ms, wanted] of [
    [1_000, [1, 2]],
    [1, [2]],
    [999, [2]],
    [1, []],
  ] as const) {
    world.nowMs += ms;
    assert.equal(shown(), [wanted, [...wanted].reverse()]);
  }
  assert.is(fetch(grace).upTo, 2);
});

test("page-of-history-without-texts-is-the-last-one", () => {
  const world = new ChatSimulation(SEED, { historyAgeMs: 1_000, textsPageMax: 2 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  for (let count = 1; count <= 5; count++) send(ada, "grace");
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 5 }));
  world.nowMs += 1_001;
  const { texts, more } = grace.call(GetHistory, GetHistoryRequest.create(), "ada");
  assert.equal([texts, more], [[], false]);
});

test("bytes-sent-before-a-restart-count-and-do-not-age-while-the-server-is-off", () => {
  // One byte stops counting each second.
  const world = new ChatSimulation(SEED, { accountBytesMax: 1_000, historyAgeMs: 1_000_000 });
  const ada = world.join("ada");
  world.join("grace");
  for (let count = 0; count < 2; count++) send(ada, "grace", "x".repeat(501));
  assert.is(limitOf(ada, "grace"), "accountBytesMax");
  world.nowMs += 1_000_000;
  world.restart();
  const again = logIn(world, "ada");
  const isRefused = (error: unknown) =>
    error instanceof ProtocolError && error.retryable && error.retryAfterMs === 2_000;
  assert.throws(() => send(again, "grace", "x"), isRefused);
  world.nowMs += 2_000;
  send(again, "grace", "x".repeat(500));
  assert.is(limitOf(again, "grace"), "accountBytesMax");
});

test("texts-do-not-age-while-the-server-is-off", () => {
  const limits = { waitingTextAgeMs: 100_000, historyAgeMs: 100_000, waitingTextsPerSenderMax: 1 };
  const world = new ChatSimulation(SEED, limits);
  const [ada, linus] = [world.join("ada"), world.join("linus")];
  world.join("grace");
  world.nowMs += 50_000;
  for (const sender of [ada, linus]) send(sender, "grace");
  world.nowMs += 1_000_000;
  world.wallMs += 1_000_000;
  world.restart();
  const [ada2, linus2, grace2] = [logIn(world, "ada"), logIn(world, "linus"), logIn(world, "grace")];
  assert.is(limitOf(ada2, "grace"), "waitingTextsPerSenderMax");
  world.nowMs += 100_001;
  send(ada2, "grace");
  // No sender gets a receipt for a text that was not delivered.
  grace2.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 3 }));
  assert.equal(receipts(ada2.takeEvents()), [`grace 2 ${Receipt.DELIVERED}`]);
  assert.equal(receipts(linus2.takeEvents()), []);
  world.pass(60_000);
  assert.equal(
    world.store.read({ kind: "after", owner: 3, textId: 0, countMax: 10 }).map(({ textId }) => textId),
    [3],
  );
});

test("full-mailbox-loses-its-oldest-texts-except-waiting-ones", () => {
  const world = new ChatSimulation(SEED, { mailboxTextsMax: 3 });
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  for (let count = 1; count <= 5; count++) send(ada, "grace");
  assert.equal(numbersOf(fetch(ada).texts), [3, 4, 5]);
  assert.equal(numbersOf(fetch(grace).texts), [1, 2, 3, 4, 5]);
  grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 4 }));
  send(linus, "grace");
  assert.equal(numbersOf(fetch(grace).texts), [4, 5, 6]);
  assert.equal(fetch(grace), { ...fetch(grace), upTo: 6, lastTextId: 6 });
  // The other mailbox is not affected.
  assert.equal(numbersOf(fetch(ada).texts), [3, 4, 5]);
});

test("waiting-texts-are-limited-for-each-sender-and-in-total", () => {
  const world = new ChatSimulation(SEED, { waitingTextsPerSenderMax: 2, waitingTextsMax: 3 });
  const [ada, , linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  send(ada, "grace");
  send(ada, "grace");
  assert.is(limitOf(ada, "grace"), "waitingTextsPerSenderMax");
  send(linus, "grace");
  assert.is(limitOf(linus, "grace"), "waitingTextsMax");
  send(linus, "ada");
  world.restart();
  const [ada2, grace2, linus2] = [logIn(world, "ada"), logIn(world, "grace"), logIn(world, "linus")];
  assert.is(limitOf(ada2, "grace"), "waitingTextsPerSenderMax");
  grace2.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
  send(linus2, "grace");
  assert.is(limitOf(ada2, "grace"), "waitingTextsMax");
  // The texts of a deleted account still wait.
  deleteAccount(linus2, "linus");
  assert.is(limitOf(ada2, "grace"), "waitingTextsMax");
});

test("refusals-do-not-tell-a-sender-who-may-not-see-the-receiver-what-was-confirmed", () => {
  const answers = [false, true].map((confirms) => {
    const world = new ChatSimulation(SEED, { waitingTextsPerSenderMax: 2, waitingTextAgeMs: 1_000 });
    const [ada, grace] = [world.join("ada"), world.join("Grace")];
    setPrivacy(grace, { see: Audience.NOBODY });
    const outcomes: string[] = [];
    for (const ms of [0, 0, 0, 999, 2, 0, 0]) {
      world.pass(ms);
      try {
        send(ada, "gRACE");
        outcomes.push("sent");
      } catch (error) {
        outcomes.push(String(error));
        assert.not.match(String(error), /grace/i);
      }
      if (confirms) grace.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: fetch(grace).lastTextId }));
    }
    return outcomes;
  });
  assert.equal(answers[0], answers[1]);
  assert.equal(
    answers[0]?.map((outcomes) => outcomes === "sent"),
    [true, true, false, false, true, true, false],
  );
});

test("count-of-a-sender-who-may-not-see-the-receiver-begins-anew-after-the-age-of-texts", () => {
  for (const limit of ["waitingTextsPerSenderMax", "waitingTextsOfOthersMax"] as const) {
    const world = new ChatSimulation(SEED, { [limit]: 3, waitingTextAgeMs: 1_000 });
    const [ada, grace] = [world.join("ada"), world.join("grace")];
    setPrivacy(grace, { see: Audience.NOBODY });
    for (let count = 1; count <= 2; count++) send(ada, "grace");
    world.pass(1_001);
    const limits = [1, 2, 3, 4].map(() => limitOf(ada, "grace"));
    assert.equal(limits, ["none", "none", "none", limit]);
    world.pass(1_001);
    assert.is(limitOf(ada, "grace"), "none", limit);
  }
});

test("room-for-texts-of-contacts-is-reserved", () => {
  const world = new ChatSimulation(SEED, { waitingTextsMax: 3, waitingTextsOfOthersMax: 2 });
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  befriend(ada, grace);
  for (let count = 1; count <= 2; count++) send(linus, "grace");
  assert.is(limitOf(linus, "grace"), "waitingTextsOfOthersMax");
  send(ada, "grace");
  assert.is(limitOf(ada, "grace"), "waitingTextsMax");
});

function receipts(events: readonly MessageBody[]): string[] {
  return events.flatMap((body) =>
    body.case === "receiptChanged" ? [`${body.value.to} ${body.value.textId} ${body.value.receipt}`] : [],
  );
}

function trio() {
  const world = new ChatSimulation(SEED);
  return { world, ada: world.join("ada"), grace: world.join("grace"), linus: world.join("linus") };
}

/** @returns the number of the text in the sender's mailbox */
function send(from: SimulatedClient, to: string, text = "hi"): number {
  return from.call(SendText, SendTextRequest.create({ text }), to).textId;
}

function fetch(client: SimulatedClient, after = 0) {
  return client.call(FetchTexts, FetchTextsRequest.create({ after }));
}

/** All texts from the first one on, fetched in pages as a client does. */
function pages(client: SimulatedClient): { texts: number[]; upTo: number }[] {
  const found: { texts: number[]; upTo: number }[] = [];
  for (let after = 0; ; ) {
    const { texts, upTo, lastTextId } = fetch(client, after);
    found.push({ texts: numbersOf(texts), upTo });
    if (upTo >= lastTextId) return found;
    after = upTo;
  }
}

function numbersOf(texts: readonly Text[]): number[] {
  return texts.map(({ textId }) => textId);
}

/** The limit that refuses a text. */
function limitOf(from: SimulatedClient, to: string): string {
  try {
    send(from, to);
  } catch (error) {
    if (error instanceof ProtocolError && error.code === "LIMIT_REACHED") return error.limit;
    throw error;
  }
  return "none";
}
