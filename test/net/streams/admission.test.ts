import * as assert from "uvu/assert";
import { type Limits, resolveLimits } from "../../../src/limits.ts";
import { Admission, type Place } from "../../../src/net/streams/admission.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("admission of connections");

/** Connections that come and stay, from addresses that a test chooses. */
class Door {
  readonly #admission: Admission;
  readonly refused = new Map<string, number>();
  readonly prefixes = new Set<string | undefined>();

  constructor(limits: Partial<Limits>) {
    const random = new SeededRandom(SEED);
    this.#admission = new Admission(resolveLimits(limits), (length) => random.bytes(length));
  }

  /** @returns how many were admitted */
  knock(address: string, count = 1): Place[] {
    const places: Place[] = [];
    for (let index = 0; index < count; index++) {
      const admitted = this.#admission.admit(address);
      if ("place" in admitted) places.push(admitted.place);
      else {
        const { limit, prefix } = admitted.refusedBy;
        this.refused.set(limit, (this.refused.get(limit) ?? 0) + 1);
        this.prefixes.add(prefix);
      }
    }
    return places;
  }
}

test("half-open-connections-of-an-address-are-dropped-at-random-past-half-of-their-limit", () => {
  const door = new Door({ halfOpenPerAddressMax: 100 });
  assert.is(door.knock("192.0.2.1", 50).length, 50);
  const more = door.knock("192.0.2.1", 40).length;
  assert.ok(more > 5 && more < 40, `${more}`);
  door.knock("192.0.2.1", 10_000);
  assert.is(door.knock("192.0.2.1", 100).length, 0);
  assert.equal([[...door.refused.keys()], [...door.prefixes]], [["halfOpenPerAddressMax"], ["address"]]);
  assert.is(door.knock("192.0.2.2").length, 1);
});

test("connection-no-longer-counts-as-half-open-after-a-login-or-its-end", () => {
  const door = new Door({ halfOpenPerAddressMax: 2 });
  const [first, second] = [...door.knock("192.0.2.1"), ...door.knock("192.0.2.1", 1_000)];
  assert.is(door.knock("192.0.2.1", 100).length, 0);
  first?.leave();
  assert.is(door.knock("192.0.2.1").length, 1);
  second?.noteLogin();
  second?.noteLogin();
  // Its address is known now, and is not dropped before the limit.
  assert.is(door.knock("192.0.2.1", 100).length, 1);
  second?.leave();
  assert.is(door.knock("192.0.2.1", 100).length, 0);
});

test("eleven-silent-addresses-shut-nobody-out", () => {
  const door = new Door({});
  let silent = 0;
  for (let last = 1; last <= 11; last++) silent += door.knock(`192.0.2.${last}`, 5_000).length;
  assert.ok(silent > 1_000, `${silent} silent ones`);
  for (let last = 1; last <= 200; last++) assert.is(door.knock(`198.51.100.${last}`).length, 1);
});

test("one-site-of-ipv6-has-no-more-than-a-few-addresses", () => {
  const limits = { halfOpenPerAddressMax: 10, wideNetworkFactor: 3 };
  const subnet = (index: number): string => `2001:db8:7:${index.toString(16)}::1`;
  const home = new Door(limits);
  let ofHome = 0;
  for (let round = 0; round < 100; round++)
    for (let index = 0; index < 256; index++) ofHome += home.knock(subnet(index)).length;
  assert.is(ofHome, 30);
  const site = new Door(limits);
  let ofSite = 0;
  for (let round = 0; round < 4; round++)
    for (let index = 0; index < 65_536; index++) ofSite += site.knock(subnet(index)).length;
  assert.is(ofSite, 90);
  assert.is(site.knock("2001:db8:8::1").length, 1);
});

test("known-addresses-are-let-in-when-all-others-are-refused", () => {
  const door = new Door({ halfOpenMax: 100, connectionsReserved: 20, knownAddressesMax: 2 });
  for (const last of [1, 2, 3]) {
    const [place] = door.knock(`198.51.100.${last}`);
    place?.noteLogin();
    place?.leave();
  }
  for (let round = 0; round < 100; round++) for (let last = 1; last <= 200; last++) door.knock(`192.0.2.${last}`);
  assert.equal([...door.refused.keys()], ["halfOpenMax"]);
  // Of the first one, the login is longest ago, and forgotten.
  assert.equal(
    [1, 2, 3].map((last) => door.knock(`198.51.100.${last}`, 12).length),
    [0, 12, 8],
  );
});

test("part-of-all-connections-is-kept-for-known-addresses", () => {
  const door = new Door({ connectionsMax: 8, connectionsReserved: 2 });
  const [known] = door.knock("198.51.100.1");
  known?.noteLogin();
  let others = 0;
  for (let last = 1; last <= 20; last++) {
    for (const place of door.knock(`192.0.2.${last}`)) {
      // Its address is known from now on.
      place.noteLogin();
      others += 1;
    }
  }
  assert.is(others, 5);
  assert.is(door.knock("198.51.100.1", 5).length, 2);
  assert.is(door.refused.get("connectionsMax"), 15 + 3);
});
