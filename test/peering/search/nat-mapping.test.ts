import * as assert from "uvu/assert";
import { mappingOf } from "../../../src/peering/search/nat-mapping.ts";
import { suite } from "../../suite.ts";

const test = suite("mapping of a nat");

const inside = { address: "192.168.1.2", port: 5_000 };
const outside = { address: "203.0.113.1", port: 6_000 };

test("address-that-is-one-of-this-machine-has-no-nat", () => {
  assert.is(mappingOf(inside, inside, [inside], false), "none");
  assert.is(mappingOf(inside, undefined, [outside, inside], false), "none");
});

test("same-address-seen-by-both-ports-of-one-address-does-not-show-what-another-address-sees", () => {
  assert.is(mappingOf(outside, outside, [inside], false), "same for both ports");
  assert.is(mappingOf(outside, outside, [inside], true), "endpoint-independent");
});

test("another-port-or-address-seen-by-the-second-port-is-port-dependent", () => {
  for (const hasTwoHosts of [false, true]) {
    assert.is(mappingOf(outside, { ...outside, port: 6_001 }, [inside], hasTwoHosts), "port-dependent");
    assert.is(mappingOf(outside, { ...outside, address: "203.0.113.2" }, [inside], hasTwoHosts), "port-dependent");
    assert.is(mappingOf(inside, outside, [inside], hasTwoHosts), "port-dependent");
  }
});

test("missing-answer-leaves-the-mapping-unknown", () => {
  assert.is(mappingOf(outside, undefined, [inside], true), "unknown");
});
