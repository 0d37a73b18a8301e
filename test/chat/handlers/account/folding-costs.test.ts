/** What requests before a login cost for the name that they carry: calls that normalize text are counted, not time. */

import * as assert from "uvu/assert";
import { BeginLoginRequest, BeginRegisterRequest } from "../../../../generated/chatwire/v1/account.ts";
import { BeginLogin, BeginRegister } from "../../../../generated/chatwire/v1/rules.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { clientFirstOf } from "../../../sim/scram-proof.ts";
import { suite } from "../../../suite.ts";
import { greeted } from "../../fixtures.ts";

const test = suite("costs of names before a login");

/** Unfolds into 18 characters, more than any other. */
const COSTLY = "\ufdfa";
/** One folding of a name that is not ASCII. */
const CALLS_OF_A_FOLDING = 2;
const UNKNOWN_NAME = "Zoë";

function normalizations(run: () => unknown): number {
  const { normalize } = String.prototype;
  let calls = 0;
  String.prototype.normalize = function (form) {
    calls += 1;
    return normalize.call(this, form);
  };
  try {
    run();
  } finally {
    String.prototype.normalize = normalize;
  }
  return calls;
}

function beginLogin(client: SimulatedClient, name: string, loginCookie = new Uint8Array()): string {
  return client.refusal(BeginLogin, BeginLoginRequest.create({ clientFirst: clientFirstOf(name), loginCookie }));
}

test("name-that-is-too-long-is-never-folded", () => {
  const world = new ChatSimulation(SEED);
  const long = COSTLY.repeat(129);
  const client = greeted(world);
  const requests: Readonly<Record<string, () => string>> = {
    BeginLogin: () => beginLogin(client, long),
    BeginRegister: () => client.refusal(BeginRegister, BeginRegisterRequest.create({ name: long })),
  };
  const codes: string[] = [];
  for (const [name, send] of Object.entries(requests))
    assert.is(
      normalizations(() => codes.push(send())),
      0,
      name,
    );
  assert.equal(codes, ["none", "NAME_LENGTH"]);
});

test("name-of-a-login-is-folded-once-whether-or-not-it-is-registered", () => {
  const world = new ChatSimulation(SEED);
  world.join("Zoé");
  for (const name of ["Zoé", UNKNOWN_NAME]) {
    const client = greeted(world);
    assert.is(
      normalizations(() => beginLogin(client, name)),
      CALLS_OF_A_FOLDING,
      name,
    );
  }
});

test("name-of-a-registration-is-folded-once", () => {
  const client = greeted(new ChatSimulation(SEED));
  const begin = () => client.call(BeginRegister, BeginRegisterRequest.create({ name: UNKNOWN_NAME }));
  // Its normalization form C is computed as well.
  assert.is(normalizations(begin), 1 + CALLS_OF_A_FOLDING);
});

test("address-past-its-failures-is-refused-before-its-name-is-folded", () => {
  const world = new ChatSimulation(SEED, { loginTriesMax: 1 });
  world.join("ada");
  assert.is(beginLogin(greeted(world), "ada"), "none");
  const client = greeted(world);
  // The first half of a login that is given up counts as failed.
  const codes: string[] = [];
  for (let tries = 0; tries < 2; tries++) codes.push(beginLogin(client, "ada"));
  assert.equal(codes, ["none", "RATE_LIMITED"]);
  assert.is(
    normalizations(() => assert.is(beginLogin(client, UNKNOWN_NAME), "RATE_LIMITED")),
    0,
  );
});
