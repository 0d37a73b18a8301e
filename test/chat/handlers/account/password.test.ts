import * as assert from "uvu/assert";
import {
  BeginLoginRequest,
  ChangePasswordRequest,
  DeleteAccountRequest,
  Privacy,
} from "../../../../generated/chatwire/v1/account.ts";
import { AddContactRequest, BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import { State } from "../../../../generated/chatwire/v1/options.ts";
import { GetPeersRequest, WatchPeersRequest } from "../../../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  AddContact,
  BeginLogin,
  Block,
  ChangePassword,
  DeleteAccount,
  FetchTexts,
  GetHistory,
  GetPeers,
  Invite,
  SendText,
  WatchPeers,
} from "../../../../generated/chatwire/v1/rules.ts";
import { AcceptRequest, InviteRequest } from "../../../../generated/chatwire/v1/signalling.ts";
import { FetchTextsRequest, GetHistoryRequest, SendTextRequest } from "../../../../generated/chatwire/v1/text.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { verifierOf } from "../../../sim/scram-proof.ts";
import { suite } from "../../../suite.ts";
import {
  befriend,
  contactEvents,
  contactsOf,
  deleteAccount,
  greeted,
  joinWithDevice,
  logIn,
  logInByDevice,
  logInWithDevice,
  newVerifier,
  PASSWORD,
  peersOf,
  prove,
} from "../../fixtures.ts";

const LOGIN_FAILED = /not registered or the password is wrong/;

const test = suite("password");

test("connection-that-deleted-its-account-stays-open-and-gets-no-events", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  befriend(ada, grace);
  ada.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  ada.takeEvents();
  deleteAccount(ada, "ada");
  assert.equal([ada.reason, ada.client.state, ada.takeEvents()], [undefined, State.AWAY, []]);
});

test("connection-that-deleted-its-account-gets-no-events-of-the-users-other-logins", () => {
  const world = new ChatSimulation(SEED);
  const [ada, dora] = [world.join("ada"), world.join("dora", Privacy.PRIVATE)];
  const { introductionId } = dora.call(Invite, InviteRequest.create(), "ada");
  ada.call(Accept, AcceptRequest.create({ introductionId }));
  const second = logIn(world, "ada");
  second.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  // The conversation on the first connection ends, and ada no longer sees dora.
  deleteAccount(second, "ada");
  assert.equal([second.reason, second.client.state, second.takeEvents()], [undefined, State.AWAY, []]);
});

test("watchers-get-a-deleted-user-as-gone", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  grace.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  deleteAccount(ada, "ada");
  const gone = grace.takeEvents().flatMap((body) => (body.case === "peersChanged" ? body.value.gone : []));
  assert.equal(gone, ["ada"]);
});

test("new-password-removes-all-other-devices-and-ends-all-other-logins", () => {
  const world = new ChatSimulation(SEED);
  const first = joinWithDevice(world, "ada");
  const second = logInWithDevice(world, "ada", "second");
  const third = logIn(world, "ada");
  changePassword(first.client, "ada", "secret-2");
  assert.equal([second.client.reason?.code, third.reason?.code], ["REVOKED", "REVOKED"]);
  first.client.call(GetPeers, GetPeersRequest.create());
  assert.throws(() => logInByDevice(world, greeted(world), second), LOGIN_FAILED);
  assert.throws(() => logIn(world, "ada", PASSWORD), LOGIN_FAILED);
  world.restart();
  assert.throws(() => logIn(world, "ada", PASSWORD), LOGIN_FAILED);
  assert.is(logIn(world, "ada", "secret-2").connection.login?.user.account.name, "ada");
  // The device that changed the password stays.
  assert.is(logInByDevice(world, greeted(world), first)?.name, "ada");
});

for (const [what, method] of [
  ["changes-a-password", ChangePassword],
  ["deletes-an-account", DeleteAccount],
] as const) {
  test(`client-without-the-users-own-password-never-${what}`, () => {
    const world = new ChatSimulation(SEED);
    const [ada, grace] = [world.join("ada"), world.join("grace")];
    const verifier = newVerifier(ada, "secret-2");
    // The second one proves the password of another user.
    const proofs = [() => prove(ada, "ada", "wrong"), () => prove(ada, "grace")];
    const refusals = proofs.map((proof) => {
      const clientFinal = proof();
      const request = ChangePasswordRequest.create({ clientFinal, verifier });
      return method === ChangePassword
        ? ada.refusal(ChangePassword, request)
        : ada.refusal(DeleteAccount, DeleteAccountRequest.create({ clientFinal }));
    });
    assert.equal(refusals, ["LOGIN_FAILED", "LOGIN_FAILED"]);
    for (const name of ["ada", "grace"]) assert.is(logIn(world, name).connection.login?.user.account.name, name);
    assert.equal([ada.reason, grace.reason], [undefined, undefined]);
  });
}

test("password-change-with-a-weak-verifier-is-refused", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  const verifier = { ...verifierOf("secret-2", new Uint8Array(16)), iterations: 1 };
  const request = ChangePasswordRequest.create({ clientFinal: prove(ada, "ada"), verifier });
  assert.is(ada.refusal(ChangePassword, request), "INVALID_ARGUMENT");
});

test("new-password-must-keep-the-salt", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada", Privacy.PRIVATE);
  const saltOf = () => {
    const begin = BeginLoginRequest.create({ clientFirst: "n,,n=ada,r=0123456789" });
    return /s=[^,]*/.exec(greeted(world).call(BeginLogin, begin).serverFirst)?.[0];
  };
  const before = saltOf();
  const other = ChangePasswordRequest.create({
    clientFinal: prove(ada, "ada"),
    verifier: verifierOf("secret-2", new Uint8Array(16).fill(1)),
  });
  assert.is(ada.refusal(ChangePassword, other), "INVALID_ARGUMENT");
  changePassword(ada, "ada", "secret-2");
  assert.is(saltOf(), before);
  assert.is(logIn(world, "ada", "secret-2").connection.login?.user.account.name, "ada");
});

test("deletion-ends-the-other-logins-and-leaves-nothing-in-the-store", () => {
  const world = new ChatSimulation(SEED);
  const empty = kept(world);
  const ada = joinWithDevice(world, "ada");
  const second = logInWithDevice(world, "ada", "second");
  const third = logIn(world, "ada");
  ada.client.call(AddContact, AddContactRequest.create(), "grace");
  ada.client.call(Block, BlockRequest.create(), "eve");
  deleteAccount(ada.client, "ada");
  assert.equal([second.client.reason?.code, third.reason?.code], ["ACCOUNT_DELETED", "ACCOUNT_DELETED"]);
  assert.equal(kept(world), empty);
  assert.throws(() => logIn(world, "ada"), LOGIN_FAILED);
  assert.throws(() => logInByDevice(world, greeted(world), second), LOGIN_FAILED);
});

test("texts-of-a-deleted-account-stay-in-the-mailboxes-of-others", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace, linus] = [world.join("ada"), world.join("grace"), world.join("linus")];
  ada.call(SendText, SendTextRequest.create({ text: "one" }), "grace");
  linus.call(SendText, SendTextRequest.create({ text: "two" }), "grace");
  grace.call(SendText, SendTextRequest.create({ text: "three" }), "ada");
  deleteAccount(ada, "ada");
  for (const restarts of [false, true]) {
    if (restarts) world.restart();
    const client = restarts ? logIn(world, "grace") : grace;
    const { texts, upTo, lastTextId } = client.call(FetchTexts, FetchTextsRequest.create());
    assert.equal(
      [texts.map(({ textId, text }) => `${textId} ${text}`), upTo, lastTextId],
      [["1 one", "2 two", "3 three"], 3, 3],
    );
    if (restarts) assert.is(client.call(SendText, SendTextRequest.create({ text: "four" }), "linus").textId, 4);
  }
});

test("next-user-of-a-deleted-name-has-no-contacts-and-no-history", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace", Privacy.PRIVATE)];
  befriend(ada, grace);
  ada.call(SendText, SendTextRequest.create({ text: "old" }), "grace");
  ada.takeEvents();
  deleteAccount(grace, "grace");
  assert.equal(contactEvents(ada.takeEvents()), ["grace requested"]);
  const second = world.join("grace", Privacy.PRIVATE);
  second.call(AddContact, AddContactRequest.create(), "ada");
  // The old request was to another account.
  assert.equal([contactsOf(ada), contactsOf(second)], [["grace requested"], ["ada requested"]]);
  assert.equal([peersOf(ada), contactEvents(ada.takeEvents())], [[], []]);
  assert.is(ada.refusal(GetHistory, GetHistoryRequest.create(), "grace"), "USER_NOT_FOUND");
  assert.equal(second.call(FetchTexts, FetchTextsRequest.create()).texts, []);
  // It can be renewed like any other.
  ada.call(AddContact, AddContactRequest.create(), "grace");
  assert.equal([contactsOf(ada), contactsOf(second), peersOf(ada)], [["grace mutual"], ["ada mutual"], ["grace"]]);
});

test("deletion-of-a-hidden-user-does-not-show-in-requests-to-that-user", () => {
  const world = new ChatSimulation(SEED);
  const [ada, dora] = [world.join("ada"), world.join("dora", Privacy.PRIVATE)];
  ada.call(AddContact, AddContactRequest.create(), "Dora");
  ada.takeEvents();
  const before = contactsOf(ada);
  deleteAccount(dora, "dora");
  assert.equal([contactsOf(ada), ada.takeEvents()], [before, []]);
  world.join("dora", Privacy.PRIVATE);
  assert.equal([contactsOf(ada), ada.takeEvents()], [before, []]);
});

function changePassword(client: SimulatedClient, name: string, password: string): void {
  const verifier = newVerifier(client, password);
  client.call(ChangePassword, ChangePasswordRequest.create({ clientFinal: prove(client, name), verifier }));
}

/** The number of entries of each kind in the store. */
function kept(world: ChatSimulation): number[] {
  const { accounts, devices, relations, mailboxes, waiting } = world.store.load();
  return [accounts, devices, relations, mailboxes, waiting].map((all) => [...all].length);
}
