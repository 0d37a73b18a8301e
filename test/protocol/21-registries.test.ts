/** Holds the program against "21. Registries": what an unknown value of each enum means to its receiver. */

import * as assert from "uvu/assert";
import { PrivacySettings, SetPrivacyRequest } from "../../generated/chatwire/v1/account.ts";
import { Contact } from "../../generated/chatwire/v1/contact.ts";
import { Peer, PeersChanged, SetStatusRequest } from "../../generated/chatwire/v1/presence.ts";
import { Accept, Invite, SetPrivacy, SetStatus } from "../../generated/chatwire/v1/rules.ts";
import { AcceptRequest, Candidate, CandidateKind, InviteRequest } from "../../generated/chatwire/v1/signalling.ts";
import { Text } from "../../generated/chatwire/v1/text.ts";
import { toContact } from "../../src/client/people/contacts.ts";
import { toPeersChange } from "../../src/client/people/peers.ts";
import { toPrivacyName, toPrivacyOptions } from "../../src/client/people/privacy-options.ts";
import { toPastText, toReceiptState } from "../../src/client/texts/text.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";

const test = suite("PROTOCOL.md, 21. Registries");

/** Values that no enum has: the next ones, reserved, private and negative ones. */
const UNKNOWN = [5, 77, 9_042, 10_000, -1];

test("request-with-an-unknown-status-or-privacy-or-audience-is-refused-and-changes-nothing", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  for (const value of UNKNOWN) {
    world.pass(60_000);
    const settings = PrivacySettings.create({ see: value, message: 1, connect: 1, address: 1 });
    assert.is(ada.refusal(SetStatus, SetStatusRequest.create({ status: value })), "INVALID_ARGUMENT");
    assert.is(ada.refusal(SetPrivacy, SetPrivacyRequest.create({ privacy: value })), "INVALID_ARGUMENT");
    assert.is(ada.refusal(SetPrivacy, SetPrivacyRequest.create({ privacy: 3, settings })), "INVALID_ARGUMENT");
    assert.is(ada.server.closed, false);
  }
  assert.equal(ada.takeEvents(), []);
});

test("client-takes-unknown-values-for-those-that-promise-least", () => {
  for (const value of UNKNOWN) {
    const peer = Peer.create({ name: "grace", privacy: value, status: value });
    const [info] = toPeersChange(PeersChanged.create({ changed: [peer] })).changed;
    assert.equal([info?.privacy, info?.status], ["CUSTOM", "away"]);
    assert.is(toPrivacyName(value), "CUSTOM");
    assert.is(toPrivacyOptions(PrivacySettings.create({ see: value })).see, "NOBODY");
    assert.is(toContact(Contact.create({ name: "grace", state: value })).state, "none");
    assert.is(toReceiptState(value), undefined);
    assert.is(toPastText(Text.create({ textId: 1, receipt: value }), "ada").receipt, undefined);
  }
});

test("server-passes-a-candidate-of-an-unknown-kind-on-as-HOST", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const candidates = UNKNOWN.map((kind, index) =>
    Candidate.create({ kind, address: "192.0.2.9", port: 1_000 + index }),
  );
  const { introductionId } = ada.call(Invite, InviteRequest.create({ candidates, connectionId: 1n }), "grace");
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId, connectionId: 2n }));
  assert.equal(
    introduction?.candidates.map(({ kind, port }) => [kind, port]),
    UNKNOWN.map((_, index) => [CandidateKind.HOST, 1_000 + index]),
  );
});
