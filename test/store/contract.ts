/** The tests that every store must pass. */

import * as assert from "uvu/assert";
import { Receipt } from "../../generated/chatwire/v1/text.ts";
import type { Change, MailboxEntry } from "../../src/chat/state/account.ts";
import type { RequestOrigin } from "../../src/chat/state/request-origin.ts";
import { UsageError } from "../../src/errors.ts";
import type { Store } from "../../src/store/store.ts";
import { loadChecked } from "./plain-state.ts";
import { rejection } from "./rejection.ts";
import { testRooms } from "./room-contract.ts";
import { sampleAccount, sampleDevice, sampleEntries, sampleOrigin, sampleRelation, saved, sent } from "./samples.ts";
import { entriesOf, snapshot } from "./snapshot.ts";
import type { Subject, Test } from "./subject.ts";

export function testContract(test: Test, subject: Subject): void {
  testAccounts(test, subject);
  testDevicesAndRelations(test, subject);
  testPages(test, subject);
  testTexts(test, subject);
  testSent(test, subject);
  testRequests(test, subject);
  testForgetting(test, subject);
  testReceipts(test, subject);
  testDeletion(test, subject);
  testCommits(test, subject);
  testRooms(test, subject);
}

/** Creates a store, commits each change separately, and reopens it. */
async function storeWith({ create, reopen }: Subject, ...changes: readonly Change[]): Promise<Store> {
  const store = await create();
  for (const change of changes) await store.commit([change]);
  return reopen(store);
}

const ada = sampleAccount(1, "Ada");
const grace = sampleAccount(2, "Grace");
const edsger = sampleAccount(3, "Edsger");
const PEOPLE = [saved(ada), saved(grace), saved(edsger)];

function testAccounts(test: Test, subject: Subject): void {
  test("new-store-contains-only-a-secret", async () => {
    const store = await subject.create();
    const { secret, lastAccountId, iterations, servedMs, wallMs, registrationOpen, ...rest } = await loadChecked(store);
    assert.is(registrationOpen, true);
    assert.is(secret.length, 32);
    assert.equal([lastAccountId, servedMs, wallMs], [0, 0, 0]);
    assert.is(iterations, undefined);
    for (const [name, values] of Object.entries(rest)) assert.equal([...values], [], name);
    const again = await (await subject.reopen(store)).load();
    assert.equal(again.secret, secret);
    assert.not.equal((await (await subject.create()).load()).secret, secret);
  });

  test("decisions-of-the-operator-survive-reopening", async () => {
    const name = { kind: "name", key: "ada", subject: "Ada", sinceMs: 5, untilMs: undefined } as const;
    const network = { kind: "network", key: "::/0", subject: "::/0", sinceMs: 6, untilMs: 7 } as const;
    const code = { id: "0a", hash: new Uint8Array(32).fill(4), usesLeft: 2, createdMs: 8, expiresMs: undefined };
    const store = await storeWith(
      subject,
      { kind: "registration", isOpen: false },
      { kind: "ban", ban: name },
      { kind: "ban", ban: network },
      { kind: "ban", ban: { ...network, untilMs: 9 } },
      { kind: "invitation code", code },
      { kind: "invitation code", code: { ...code, id: "0b" } },
      { kind: "invitation code", code: { ...code, usesLeft: 1 } },
      { kind: "invitation code removed", id: "0b" },
      { kind: "ban removed", ban: name },
    );
    const { registrationOpen, bans, invitationCodes } = await loadChecked(store);
    assert.is(registrationOpen, false);
    assert.equal([...bans], [{ ...network, untilMs: 9 }]);
    assert.equal([...invitationCodes], [{ ...code, usesLeft: 1 }]);
  });

  test("iterations-and-kept-salts-survive-reopening", async () => {
    const kept = { id: "0a", salt: new Uint8Array(16).fill(3) };
    const store = await storeWith(subject, { kind: "iterations", iterations: 4_096 }, { kind: "salt kept", kept });
    const { iterations, keptSalts } = await loadChecked(store);
    assert.is(iterations, 4_096);
    assert.equal([...keptSalts], [kept]);
  });

  test("account-survives-reopening", async () => {
    const store = await storeWith(subject, saved(ada), saved(grace));
    const { accounts, lastAccountId } = await loadChecked(store);
    assert.equal([...accounts], [ada, grace]);
    assert.is(lastAccountId, 2);
  });

  test("changed-account-replaces-its-old-state", async () => {
    const changed = { ...sampleAccount(1, "Countess"), privacy: { ...ada.privacy, see: 3 } };
    const store = await storeWith(subject, saved(ada), saved(changed));
    assert.equal([...(await loadChecked(store)).accounts], [changed]);
    // Its old name is free.
    await store.commit([saved({ ...grace, key: ada.key })]);
  });

  test("id-of-a-deleted-account-is-not-reused", async () => {
    const store = await storeWith(subject, ...PEOPLE, { kind: "account deleted", account: 3 });
    assert.is((await loadChecked(store)).lastAccountId, 3);
    await store.commit([saved({ ...edsger, id: 4 })]);
    assert.is((await loadChecked(store)).lastAccountId, 4);
  });
}

function testDevicesAndRelations(test: Test, subject: Subject): void {
  test("devices-are-added-changed-and-removed", async () => {
    const [laptop, phone, others] = [sampleDevice(1), sampleDevice(1, "phone"), sampleDevice(2)];
    const used = { ...laptop, lastLoginMs: laptop.lastLoginMs + 5 };
    const store = await storeWith(
      subject,
      ...PEOPLE,
      ...[laptop, phone, others, used].map((device): Change => ({ kind: "device", device })),
      { kind: "device removed", account: 1, id: phone.id },
      // Belongs to another account, so this removes nothing.
      { kind: "device removed", account: 1, id: others.id },
    );
    assert.equal([...(await loadChecked(store)).devices], [used, others]);
  });

  test("relations-are-identified-by-kind-and-key", async () => {
    const relations = [
      sampleRelation(1, "contact", "Grace", 2),
      sampleRelation(1, "block", "Grace", 2),
      sampleRelation(1, "contact", "Nobody"),
      sampleRelation(2, "contact", "Ada", 1),
    ];
    const resolved = sampleRelation(1, "contact", "NOBODY", 3);
    const store = await storeWith(
      subject,
      ...PEOPLE,
      ...[...relations, resolved].map((relation): Change => ({ kind: "relation", relation })),
      { kind: "relation removed", relation: { account: 1, kind: "block", key: "grace" } },
    );
    assert.equal(byName((await loadChecked(store)).relations), byName([relations[0], resolved, relations[3]]));
  });
}

const TEXTS = [
  sent({ from: [1, 1], to: [2, 1], text: "one" }),
  sent({ from: [2, 2], to: [1, 2], text: "two" }),
  sent({ from: [3, 1], to: [1, 3], text: "three" }),
  sent({ from: [1, 4], to: [2, 3], text: "four" }),
];

function testPages(test: Test, subject: Subject): void {
  test("texts-are-read-page-by-page-in-order", async () => {
    const store = await storeWith(subject, ...PEOPLE, ...TEXTS);
    const page = await store.read({ kind: "after", owner: 1, textId: 1, countMax: 2 });
    assert.equal(textsOf(page), ["two", "three"]);
    const next = await store.read({ kind: "after", owner: 1, textId: 3, countMax: 2 });
    assert.equal(textsOf(next), ["four"]);
    assert.equal(await store.read({ kind: "after", owner: 1, textId: 4, countMax: 2 }), []);
    assert.equal(await store.read({ kind: "after", owner: 9, textId: 0, countMax: 2 }), []);
  });

  test("texts-with-one-peer-are-read-latest-first", async () => {
    const store = await storeWith(subject, ...PEOPLE, ...TEXTS);
    const read = async (before: number, countMax: number): Promise<string[]> =>
      textsOf(await store.read({ kind: "with", owner: 1, peer: 2, before, countMax }));
    assert.equal(await read(0, 10), ["four", "two", "one"]);
    assert.equal(await read(0, 2), ["four", "two"]);
    assert.equal(await read(4, 10), ["two", "one"]);
    assert.equal(await read(1, 10), []);
    assert.equal(await store.read({ kind: "with", owner: 2, peer: 3, before: 0, countMax: 10 }), []);
  });

  test("page-ends-with-the-text-that-exceeds-its-bytes", async () => {
    const store = await storeWith(
      subject,
      ...PEOPLE,
      ...TEXTS,
      sent({ from: [1, 5], to: [2, 4], text: "\u00e4\u00e4" }),
    );
    const after = async (bytesMax: number): Promise<string[]> =>
      textsOf(await store.read({ kind: "after", owner: 1, textId: 0, countMax: 10, bytesMax }));
    assert.equal(await after(0), ["one"]);
    assert.equal(await after(3), ["one", "two"]);
    assert.equal(await after(14), ["one", "two", "three", "four"]);
    assert.equal(await after(15), ["one", "two", "three", "four", "\u00e4\u00e4"]);
    const last = await store.read({ kind: "with", owner: 1, peer: 2, before: 0, countMax: 10, bytesMax: 4 });
    assert.equal(textsOf(last), ["\u00e4\u00e4", "four"]);
  });

  test("last-text-from-a-peer-is-found-whatever-its-receipt-and-however-many-were-sent-since", async () => {
    const store = await storeWith(subject, ...PEOPLE, ...TEXTS);
    const received = async (owner: number, peer: number, upTo: number): Promise<string[]> =>
      textsOf(await store.read({ kind: "received", owner, peer, upTo }));
    assert.equal(await received(1, 2, 4), ["two"]);
    assert.equal(await received(1, 2, 1), []);
    assert.equal(await received(2, 1, 3), ["four"]);
    await store.commit([{ kind: "read", account: 2, peer: 1, textId: 1 }]);
    await store.commit([{ kind: "confirmed", account: 2, textId: 2 }]);
    assert.equal([await received(2, 1, 3), await received(2, 1, 1)], [["four"], ["one"]]);
  });
}

function testTexts(test: Test, subject: Subject): void {
  test("entry-survives-reopening-whatever-its-text", async () => {
    for (const text of ["", "a\0b", "\uFEFFmark", "\u{1F600} smile", "x".repeat(16_384), "1e3", "\r\n"]) {
      const [mine, theirs] = sampleEntries({ from: [1, 7], to: [2, 3], text, sentMs: 1_700_000_000_123 });
      const store = await storeWith(subject, ...PEOPLE, { kind: "text", entries: [mine, theirs] });
      assert.equal(await entriesOf(store, 1), [mine]);
      assert.equal(await entriesOf(store, 2), [theirs]);
    }
  });

  test("texts-without-a-receipt-are-counted-from-the-served-time-of-the-first", async () => {
    const store = await storeWith(
      subject,
      ...PEOPLE,
      sent({ from: [1, 1], to: [2, 1], sentMs: 1, servedMs: 60 }),
      sent({ from: [1, 2], to: [2, 2], sentMs: 2, servedMs: 50 }),
      sent({ from: [1, 3], to: [3, 1], sentMs: 3, servedMs: 70 }),
      { kind: "receipt", account: 1, peer: 3, textId: 3, receipt: Receipt.DELIVERED },
    );
    assert.equal([...(await loadChecked(store)).unanswered], [{ owner: 2, sender: 1, count: 2, sinceMs: 50 }]);
  });

  test("bytes-sent-are-replaced-and-end-with-the-account", async () => {
    const sentBy = (account: number, bytes: number, servedMs: number): Change => {
      return { kind: "bytes sent", account, bytes, servedMs };
    };
    const changes = [sentBy(1, 5, 10), sentBy(2, 7, 20), sentBy(1, 4, 30), sentBy(9, 1, 40)];
    const store = await storeWith(subject, ...PEOPLE, ...TEXTS, ...changes);
    const [one, two] = [
      { account: 1, bytes: 4, servedMs: 30 },
      { account: 2, bytes: 7, servedMs: 20 },
    ];
    assert.equal([...(await loadChecked(store)).bytesSent], [one, two]);
    await store.commit([{ kind: "account deleted", account: 1 }]);
    assert.equal([...(await loadChecked(store)).bytesSent], [two]);
  });

  test("numbers-continue-after-the-last-text-is-forgotten", async () => {
    const store = await storeWith(subject, ...PEOPLE, ...TEXTS, {
      kind: "forget texts",
      deliveredBeforeMs: 5_000,
      waitingBeforeMs: 5_000,
    });
    const { mailboxes, waiting } = await loadChecked(store);
    assert.equal([...mailboxes].map(({ account, lastTextId }) => [account, lastTextId]).sort(), [
      [1, 4],
      [2, 3],
      [3, 1],
    ]);
    assert.equal([...waiting], []);
    assert.equal(await entriesOf(store, 1), []);
  });
}

function testSent(test: Test, subject: Subject): void {
  test("number-of-the-last-text-sent-to-a-client-never-moves-back-nor-past-the-last-text", async () => {
    const store = await storeWith(
      subject,
      ...PEOPLE,
      ...[1, 2, 3].map((id) => sent({ from: [1, id], to: [2, id] })),
      sent({ from: [2, 4], to: [3, 1] }),
      { kind: "sent to client", account: 2, textId: 3 },
      { kind: "sent to client", account: 2, textId: 1 },
      { kind: "sent to client", account: 1, textId: 99 },
      { kind: "sent to client", account: 9, textId: 1 },
    );
    const { mailboxes } = await loadChecked(store);
    const sentIds = [...mailboxes].map(({ account, sentTextId }) => [account, sentTextId]);
    assert.equal(sentIds.sort(), [
      [1, 3],
      [2, 3],
      [3, 0],
    ]);
  });
}

function testRequests(test: Test, subject: Subject): void {
  const [one, two] = [sampleOrigin(1), sampleOrigin(2)];
  const texts: readonly Change[] = [
    sent({ from: [1, 1], to: [2, 1], origin: one }),
    sent({ from: [1, 2], to: [2, 2] }),
    sent({ from: [1, 3], to: [2, 3], origin: two, servedMs: 2_000 }),
    // Another account has the same id.
    sent({ from: [2, 4], to: [1, 4], origin: one }),
  ];
  const ask = async (store: Store, owner: number, { id: requestId }: RequestOrigin, orAfter = 0) => {
    const entries = await store.read({ kind: "request", owner, requestId, orAfter });
    return entries.map(({ textId, origin }) => ({ textId, origin }));
  };

  test("text-is-found-by-the-request-that-sent-it", async () => {
    const store = await storeWith(subject, ...PEOPLE, ...texts);
    assert.equal(await ask(store, 1, one), [{ textId: 1, origin: one }]);
    assert.equal(await ask(store, 1, two), [{ textId: 3, origin: two }]);
    assert.equal(await ask(store, 2, one), [{ textId: 4, origin: one }]);
  });

  test("without-such-a-text-the-first-after-a-number-is-found", async () => {
    const store = await storeWith(subject, ...PEOPLE, ...texts);
    assert.equal(await ask(store, 1, sampleOrigin(3), 1), [{ textId: 2, origin: undefined }]);
    assert.equal(await ask(store, 1, sampleOrigin(3), 4), []);
    assert.equal(await ask(store, 3, one), []);
  });

  test("id-of-a-request-goes-with-its-text", async () => {
    const store = await storeWith(subject, ...PEOPLE, ...texts, {
      kind: "forget texts",
      deliveredBeforeMs: 1_500,
      waitingBeforeMs: 1_500,
    });
    assert.equal(await ask(store, 1, one), [{ textId: 3, origin: two }]);
    await store.commit([sent({ from: [1, 5], to: [2, 5], origin: one })]);
    assert.equal(await ask(store, 1, one, 9), [{ textId: 5, origin: one }]);
    await store.commit([{ kind: "account deleted", account: 1 }]);
    assert.equal(await ask(store, 1, one), []);
  });

  test("first-of-two-texts-with-one-id-is-found", async () => {
    const store = await storeWith(subject, ...PEOPLE, ...texts, sent({ from: [1, 5], to: [3, 1], origin: one }));
    assert.equal(await ask(store, 1, one, 2), [{ textId: 1, origin: one }]);
  });

  test("id-of-a-request-is-not-kept-by-a-commit-that-fails", async () => {
    const store = await storeWith(subject, ...PEOPLE);
    const device: Change = { kind: "device", device: sampleDevice(9) };
    await rejection(store.commit([sent({ from: [1, 1], to: [2, 1], origin: one }), device]));
    assert.equal(await ask(store, 1, one), []);
  });
}

function testForgetting(test: Test, subject: Subject): void {
  test("delivered-and-waiting-texts-are-forgotten-at-different-ages", async () => {
    const change: Change = { kind: "forget texts", deliveredBeforeMs: 2_000, waitingBeforeMs: 1_000 };
    const store = await storeWith(
      subject,
      ...PEOPLE,
      sent({ from: [1, 1], to: [2, 1], text: "delivered, old", sentMs: 1_999 }),
      sent({ from: [1, 2], to: [2, 2], text: "delivered", sentMs: 2_000 }),
      { kind: "confirmed", account: 2, textId: 2 },
      { kind: "receipt", account: 1, peer: 2, textId: 2, receipt: Receipt.DELIVERED },
      sent({ from: [1, 3], to: [2, 3], text: "waiting, old", sentMs: 999 }),
      sent({ from: [1, 4], to: [2, 4], text: "waiting", sentMs: 1_000 }),
      change,
    );
    for (const owner of [1, 2]) assert.equal(textsOf(await entriesOf(store, owner)), ["delivered", "waiting"]);
  });

  test("texts-are-forgotten-by-served-time-whatever-the-clock-said", async () => {
    const store = await storeWith(
      subject,
      ...PEOPLE,
      sent({ from: [1, 1], to: [2, 1], text: "of 1970", sentMs: 0, servedMs: 1_000 }),
      sent({ from: [1, 2], to: [2, 2], text: "of 3000", sentMs: 32_503_680_000_000, servedMs: 999 }),
      { kind: "forget texts", deliveredBeforeMs: 1_000, waitingBeforeMs: 1_000 },
    );
    assert.equal(textsOf(await entriesOf(store, 2)), ["of 1970"]);
  });

  test("served-time-does-not-go-back-and-the-time-of-day-may", async () => {
    const device = { ...sampleDevice(1), lastLoginServedMs: 70 };
    const store = await storeWith(
      subject,
      ...PEOPLE,
      { kind: "time", servedMs: 50, wallMs: 900 },
      { kind: "time", servedMs: 40, wallMs: 850 },
    );
    const timeOf = async () => {
      const { servedMs, wallMs } = await loadChecked(store);
      return [servedMs, wallMs];
    };
    assert.equal(await timeOf(), [50, 850]);
    await store.commit([sent({ from: [1, 1], to: [2, 1], sentMs: 2_000, servedMs: 60 })]);
    assert.equal(await timeOf(), [60, 850], "a text tells it, if the server was killed");
    await store.commit([{ kind: "device", device }]);
    assert.equal(await timeOf(), [70, 850], "so does a login");
  });

  test("first-texts-are-forgotten-except-waiting-ones", async () => {
    const store = await storeWith(
      subject,
      ...PEOPLE,
      ...[1, 2, 3, 4, 5, 6].map((id) => sent({ from: [1, id], to: [2, id], text: `${id}` })),
      { kind: "confirmed", account: 2, textId: 1 },
      { kind: "read", account: 2, peer: 1, textId: 1 },
      sent({ from: [2, 7], to: [3, 1], text: "7" }),
      { kind: "forget first texts", account: 2, textId: 7, countMax: 2 },
      { kind: "forget first texts", account: 1, textId: 4, countMax: 3 },
      { kind: "forget first texts", account: 9, textId: 4, countMax: 3 },
    );
    assert.equal(textsOf(await entriesOf(store, 2)), ["2", "3", "4", "5", "6"]);
    assert.equal(textsOf(await entriesOf(store, 1)), ["4", "5", "6"]);
    assert.equal(textsOf(await entriesOf(store, 3)), ["7"]);
    await store.commit([{ kind: "forget first texts", account: 1, textId: 4, countMax: 3 }]);
    assert.equal(textsOf(await entriesOf(store, 1)), ["5", "6"]);
  });
}

function testReceipts(test: Test, subject: Subject): void {
  const { STORED, DELIVERED, READ } = Receipt;
  const texts = [
    sent({ from: [1, 1], to: [2, 1] }),
    sent({ from: [3, 1], to: [2, 2] }),
    sent({ from: [2, 3], to: [1, 2] }),
    sent({ from: [1, 3], to: [2, 4] }),
  ];

  test("confirmed-texts-are-delivered-and-no-longer-waiting", async () => {
    const store = await storeWith(subject, ...PEOPLE, ...texts, { kind: "confirmed", account: 2, textId: 3 });
    assert.equal(await receipts(store, 2), [DELIVERED, DELIVERED, STORED, STORED]);
    // The senders' entries change only when the server has notified the senders.
    assert.equal(await receipts(store, 1), [STORED, STORED, STORED]);
    assert.equal(await receipts(store, 3), [STORED]);
    const { mailboxes, waiting } = await loadChecked(store);
    assert.equal(
      [...mailboxes].find(({ account }) => account === 2),
      { account: 2, lastTextId: 4, confirmedTextId: 3, sentTextId: 0 },
    );
    const numbers = [...waiting].map(({ owner, textId, peer, peerTextId }) => [owner, textId, peer, peerTextId]);
    assert.equal(numbers.sort(), [
      [1, 2, 2, 3],
      [2, 4, 1, 3],
    ]);
  });

  test("confirmation-never-moves-back-nor-past-the-last-text", async () => {
    const store = await storeWith(
      subject,
      ...PEOPLE,
      ...texts,
      { kind: "confirmed", account: 2, textId: 3 },
      { kind: "confirmed", account: 2, textId: 1 },
      { kind: "confirmed", account: 1, textId: 99 },
      { kind: "confirmed", account: 9, textId: 1 },
    );
    const positions = [...(await loadChecked(store)).mailboxes].map(({ account, confirmedTextId }) => [
      account,
      confirmedTextId,
    ]);
    assert.equal(positions.sort(), [
      [1, 3],
      [2, 3],
      [3, 0],
    ]);
  });

  test("read-receipt-applies-to-one-peer-only", async () => {
    const store = await storeWith(
      subject,
      ...PEOPLE,
      ...texts,
      { kind: "confirmed", account: 2, textId: 4 },
      { kind: "read", account: 2, peer: 1, textId: 3 },
    );
    assert.equal(await receipts(store, 2), [READ, DELIVERED, STORED, DELIVERED]);
    assert.equal(await receipts(store, 1), [STORED, STORED, STORED]);
  });

  test("sent-texts-have-the-receipt-that-their-sender-was-told", async () => {
    const told = (textId: number, receipt: Receipt, account = 1): Change => {
      return { kind: "receipt", account, peer: 2, textId, receipt };
    };
    const store = await storeWith(subject, ...PEOPLE, ...texts, sent({ from: [1, 4], to: [3, 2] }), told(2, DELIVERED));
    assert.equal(await receipts(store, 1), [DELIVERED, STORED, STORED, STORED]);
    await store.commit([told(3, READ), told(4, DELIVERED), told(9, READ, 9)]);
    assert.equal(await receipts(store, 1), [READ, STORED, READ, STORED]);
    assert.equal(await receipts(store, 2), [STORED, STORED, STORED, STORED]);
  });

  test("text-read-before-its-confirmation-stays-read", async () => {
    const store = await storeWith(
      subject,
      ...PEOPLE,
      ...texts,
      { kind: "read", account: 2, peer: 1, textId: 4 },
      { kind: "confirmed", account: 2, textId: 4 },
    );
    assert.equal(await receipts(store, 2), [READ, DELIVERED, STORED, READ]);
  });
}

function testDeletion(test: Test, subject: Subject): void {
  test("deleting-an-account-removes-all-of-its-data-and-no-other", async () => {
    const device = sampleDevice(2);
    const ofOthers = sampleRelation(2, "contact", "Ada", 1);
    const store = await storeWith(
      subject,
      ...PEOPLE,
      { kind: "device", device: sampleDevice(1) },
      { kind: "device", device },
      { kind: "relation", relation: sampleRelation(1, "block", "Grace", 2) },
      { kind: "relation", relation: ofOthers },
      sent({ from: [1, 1], to: [2, 1], text: "from ada" }),
      sent({ from: [2, 2], to: [1, 2], text: "to ada" }),
      sent({ from: [2, 3], to: [3, 1], text: "not hers" }),
      { kind: "account deleted", account: 1 },
      { kind: "account deleted", account: 1 },
    );
    const { accounts, devices, relations, mailboxes, waiting } = await loadChecked(store);
    assert.equal([...accounts], [grace, edsger]);
    assert.equal([...devices], [device]);
    assert.equal([...relations], [ofOthers]);
    assert.equal([...mailboxes].map(({ account, lastTextId }) => [account, lastTextId]).sort(), [
      [2, 3],
      [3, 1],
    ]);
    assert.equal([...waiting].map(({ owner }) => owner).sort(), [2, 3]);
    assert.equal(await entriesOf(store, 1), []);
    // The texts in other mailboxes stay.
    assert.equal(textsOf(await entriesOf(store, 2)), ["from ada", "to ada", "not hers"]);
    // The name is free for another account.
    await store.commit([saved({ ...ada, id: 4 })]);
  });
}

function testCommits(test: Test, subject: Subject): void {
  const invalidChanges: [why: string, change: Change][] = [
    ["a taken key", saved({ ...sampleAccount(4), key: grace.key })],
    ["a device of an unknown account", { kind: "device", device: sampleDevice(9) }],
    ["a relation of an unknown account", { kind: "relation", relation: sampleRelation(9, "block", "Ada") }],
    ["a text to an unknown account", sent({ from: [1, 5], to: [9, 1] })],
    ["a text from an unknown account", sent({ from: [9, 1], to: [1, 5] })],
    ["a taken number", sent({ from: [2, 9], to: [1, 3] })],
  ];

  test("commit-with-an-invalid-change-stores-nothing", async () => {
    const store = await storeWith(
      subject,
      ...PEOPLE,
      sent({ from: [1, 1], to: [2, 1] }),
      sent({ from: [2, 2], to: [1, 2] }),
      { kind: "device", device: sampleDevice(3) },
      { kind: "relation", relation: sampleRelation(3, "contact", "Ada", 1) },
    );
    const before = await snapshot(store);
    for (const [why, invalid] of invalidChanges) {
      const changes: Change[] = [
        saved(sampleAccount(1, "Countess")),
        saved(sampleAccount(8)),
        { kind: "device", device: sampleDevice(8) },
        { kind: "relation", relation: sampleRelation(3, "contact", "Ada", 9) },
        sent({ from: [1, 3], to: [2, 3] }),
        { kind: "confirmed", account: 2, textId: 2 },
        { kind: "read", account: 1, peer: 2, textId: 3 },
        { kind: "receipt", account: 2, peer: 1, textId: 3, receipt: Receipt.READ },
        { kind: "account deleted", account: 3 },
        { kind: "forget texts", deliveredBeforeMs: 5_000, waitingBeforeMs: 0 },
      ];
      assert.instance(await rejection(store.commit([...changes, invalid])), UsageError, why);
      assert.equal(await snapshot(store), before, why);
    }
    const later = await subject.reopen(store);
    assert.equal(await snapshot(later), before);
    await later.commit([sent({ from: [1, 3], to: [2, 3] })]);
  });

  test("changes-of-one-commit-apply-in-order", async () => {
    const store = await subject.create();
    await store.commit([
      ...PEOPLE,
      sent({ from: [1, 1], to: [2, 1] }),
      { kind: "confirmed", account: 2, textId: 1 },
      sent({ from: [1, 2], to: [2, 2] }),
    ]);
    const later = await subject.reopen(store);
    assert.equal(await receipts(later, 2), [Receipt.DELIVERED, Receipt.STORED]);
    await later.commit([]);
  });
}

async function receipts(store: Store, owner: number): Promise<Receipt[]> {
  return (await entriesOf(store, owner)).map(({ receipt }) => receipt);
}

function textsOf(entries: readonly MailboxEntry[]): string[] {
  return entries.map(({ text }) => text);
}

function byName(values: Iterable<unknown>): string[] {
  return [...values].map((value) => JSON.stringify(value)).sort();
}
