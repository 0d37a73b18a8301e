import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import type { Built } from "../explained.ts";
import { readWhy } from "./why-text.ts";

const test = suite("explanations that people read");

const ADA: Built = {
  name: "ada",
  home: { kind: "symmetric", addresses: ["10.0.4.2"], seenAt: ["198.18.0.4"] },
};
const BOB: Built = {
  name: "bob",
  home: { kind: "dual stack", addresses: ["10.0.5.2", "2001:db8:5::2"], seenAt: ["198.18.0.5", "2001:db8:5::2"] },
};
const EVE: Built = {
  name: "eve",
  home: { kind: "IPv6 only", addresses: ["2001:db8:6::2"], seenAt: ["2001:db8:6::2"] },
};

/** What bob reads of a relayed link to ada. */
const RELAYED = [
  "The link to ada goes over the relay of the server: the NAT of ada maps each destination to another port, so no other client knows where to send.",
  "",
  "SIDE       you                                ada",
  "IPv4       UDP works, behind a NAT            UDP works, behind a symmetric NAT",
  "IPv6       UDP works, no NAT                  -",
  "Addresses  2 local, 1 public                  1 local, 1 public",
  "Relay      works, at [2001:db8::1]:4433",
  "",
  "TRIED               KIND    SENT  RESULT",
  "[2001:db8::1]:4433  relay   8     in use, 13 ms",
  "198.18.0.4:42537    public  5     no answer",
];

/** What bob reads of a direct link to eve. */
const DIRECT = [
  "The link to eve is direct, over IPv6, with a round trip of 0.4 ms.",
  "IPv4       UDP works, behind a NAT  -",
  "IPv6       UDP works, no NAT        UDP works, no NAT",
  "Addresses  2 local, 1 public        1 local",
  "Relay      works, at [2001:db8::1]:4433",
  "[2001:db8:6::2]:5000  local   8     in use, 0 ms",
  "[2001:db8::1]:4433    relay   3     proven, 1 ms",
];

test("text-that-tells-what-was-built-has-no-mistakes", () => {
  assert.equal(readWhy(RELAYED, BOB, ADA), { way: "relay", mistakes: [] });
  assert.equal(readWhy(DIRECT, BOB, EVE), { way: "direct", mistakes: [] });
});

const CHANGES: readonly (readonly [what: string, lines: readonly string[], from: string, to: string])[] = [
  ["the cause", RELAYED, "the NAT of ada maps", "your NAT maps"],
  ["the peer's NAT", RELAYED, "behind a symmetric NAT", "no NAT"],
  [
    "a family that the peer lacks",
    RELAYED,
    "UDP works, no NAT                  -",
    "UDP works, no NAT  UDP works, no NAT",
  ],
  ["the own addresses", RELAYED, "2 local, 1 public", "1 local, 1 public"],
  ["the relay", RELAYED, "works, at [2001:db8::1]", "works, at 198.18.0.1"],
  ["the path", RELAYED, "[2001:db8::1]:4433  relay   8", "198.18.0.4:42537  public  8"],
  ["no path", RELAYED, "in use", "proven"],
  ["another machine", DIRECT, "[2001:db8:6::2]:5000", "[2001:db8:7::2]:5000"],
  ["a second path", DIRECT, "proven", "in use"],
];

for (const [what, lines, from, to] of CHANGES) {
  test(`text-with-${what.replaceAll(/[^a-z]+/g, "-")}-otherwise-than-built-has-one-mistake`, () => {
    const changed = lines.map((line) => line.replace(from, to));
    assert.not.equal(changed, lines);
    assert.is(readWhy(changed, BOB, lines === DIRECT ? EVE : ADA).mistakes.length, 1);
  });
}

test("text-about-somebody-else-tells-no-way", () => {
  assert.equal(readWhy(DIRECT, BOB, ADA).way, undefined);
});

test("peer-that-has-moved-may-have-told-nothing-of-its-network-yet", () => {
  const unknown = RELAYED.map((line) => line.replace("UDP works, behind a symmetric NAT", "unknown"));
  assert.equal(readWhy(unknown, BOB, ADA, "has moved").mistakes, []);
  assert.equal(readWhy(RELAYED, BOB, ADA, "has moved").mistakes, []);
  assert.is(readWhy(unknown, BOB, ADA).mistakes.length, 1);
});
