import * as assert from "uvu/assert";
import { Privacy } from "../../../../generated/chatwire/v1/account.ts";
import { Register } from "../../../../generated/chatwire/v1/rules.ts";
import { RegistrationThrottle } from "../../../../src/chat/state/admission/registration-throttle.ts";
import { ProtocolError } from "../../../../src/errors.ts";
import { resolveLimits } from "../../../../src/limits.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, createRegistration } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { greeted, refusal } from "../../fixtures.ts";

const test = suite("registration throttle");

const HOUR_MS = 3_600_000;

test("address-past-its-limit-waits-and-others-do-not", () => {
  const world = new ChatSimulation(SEED, { registrationsPerAddressMax: 3 });
  assert.equal(
    ["a", "b", "c", "d"].map((name) => register(world, "192.0.2.7", name)),
    ["none", "none", "none", "RATE_LIMITED registrationsPerAddressMax 1200000"],
  );
  assert.is(register(world, "192.0.2.8", "d"), "none");
  // One more is allowed after a third of the hour.
  world.pass(HOUR_MS / 3);
  assert.is(register(world, "192.0.2.7", "e"), "none");
  assert.match(register(world, "192.0.2.7", "f"), /^RATE_LIMITED/);
  world.pass(HOUR_MS);
  assert.is(register(world, "192.0.2.7", "f"), "none");
});

test("addresses-of-one-ipv6-network-count-as-one", () => {
  const world = new ChatSimulation(SEED, { registrationsPerAddressMax: 1 });
  assert.is(register(world, "2001:db8::1", "a"), "none");
  assert.match(register(world, "2001:db8::2", "b"), /^RATE_LIMITED/);
  assert.is(register(world, "2001:db8:0:1::2", "b"), "none");
});

test("taken-names-count-and-malformed-registrations-do-not", () => {
  const world = new ChatSimulation(SEED, { registrationsPerAddressMax: 2 });
  const address = "192.0.2.7";
  assert.is(register(world, address, "no name"), "NAME_CHARACTERS  0");
  assert.is(register(world, address, "ada"), "none");
  assert.is(register(world, address, "Ada"), "NAME_TAKEN  0");
  assert.match(register(world, address, "ada"), /^RATE_LIMITED/);
});

test("records-are-limited-and-the-oldest-is-forgotten-first", () => {
  const throttle = new RegistrationThrottle(resolveLimits({ registrationsPerAddressMax: 1, loginRecordsMax: 2 }));
  for (const origin of ["a", "b", "c"]) throttle.take(origin, { nowMs: 0, refusal });
  assert.throws(() => throttle.take("b", { nowMs: 0, refusal }), /accounts an hour/);
  assert.throws(() => throttle.take("c", { nowMs: 0, refusal }), /accounts an hour/);
  throttle.take("a", { nowMs: 0, refusal });
});

/** The refusal of a registration: code, limit, and wait in milliseconds; "none" if it is accepted. */
function register(world: ChatSimulation, address: string, name: string): string {
  const client = greeted(world);
  Object.assign(client.connection.endpoint, { address });
  try {
    client.call(Register, createRegistration(name, Privacy.PUBLIC, world.random));
  } catch (error) {
    if (error instanceof ProtocolError) return `${error.code} ${error.limit} ${error.retryAfterMs}`;
    throw error;
  }
  return "none";
}
