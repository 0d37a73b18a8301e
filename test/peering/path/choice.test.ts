import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { compare, isBetter } from "../../../src/peering/path/choice.ts";
import { FreeProbes } from "../../../src/peering/path/free-probes.ts";
import { Path } from "../../../src/peering/path/path.ts";
import { PathKinds } from "../../../src/peering/path/path-kinds.ts";
import { suite } from "../../suite.ts";

const test = suite("choice among paths");

const KINDS = new PathKinds(DEFAULT_LIMITS, true);

/** A proven path that the peer has announced. @param uplink  undefined: the one that the system chooses */
function path(rttMs: number, uplink?: number, address = "192.0.2.1"): Path {
  const destination = { address, port: 1, ...(uplink !== undefined && { uplink }) };
  const made = new Path({ destination, proofMs: 3_000 });
  made.announced(new FreeProbes());
  made.requested(1n, 51, 0);
  made.answered(1n, rttMs);
  made.requested(2n, 1_200, rttMs);
  made.answered(2n, 2 * rttMs);
  return made;
}

const better = (one: Path, inUse: Path): boolean => isBetter(one, inUse, KINDS);

test("ipv6-is-three-milliseconds-ahead-of-ipv4", () => {
  const [ipv4, ipv6] = [(rttMs: number) => path(rttMs), (rttMs: number) => path(rttMs, undefined, "2001:db8::1")];
  assert.ok(better(ipv6(22), ipv4(25)), "5 ms faster with the 3 ms");
  assert.not.ok(better(ipv6(24), ipv4(25)));
  assert.not.ok(better(ipv4(19), ipv6(25)), "3 ms faster without them");
  assert.ok(better(ipv4(16), ipv6(25)));
  assert.ok(compare(ipv6(27), ipv4(25), KINDS) < 0, "among paths that are new");
  assert.ok(compare(ipv6(29), ipv4(25), KINDS) > 0);
});

test("path-over-a-further-uplink-is-taken-if-it-is-faster-by-5-ms-and-a-tenth", () => {
  assert.not.ok(better(path(20, 1), path(25)));
  assert.ok(better(path(19, 1), path(25)));
  assert.not.ok(better(path(190, 1), path(200)));
  assert.ok(better(path(170, 1), path(200)));
  assert.ok(better(path(19, 1), path(25, 2)), "and so it is between two of them");
});

test("main-uplink-is-taken-again-unless-the-further-one-is-faster-by-half-of-that", () => {
  assert.ok(better(path(20), path(20, 1)));
  assert.ok(better(path(22), path(20, 1)));
  assert.not.ok(better(path(23), path(20, 1)));
  assert.not.ok(better(path(25), path(19, 1)));
});

test("neither-of-two-paths-is-better-than-the-other-at-once", () => {
  for (let main = 0; main <= 120; main += 1)
    for (let further = 0; further <= 120; further += 1)
      assert.not.ok(better(path(main), path(further, 1)) && better(path(further, 1), path(main)));
});

test("of-several-paths-the-main-one-comes-first-unless-another-is-faster-by-the-margin", () => {
  const order = (...paths: Path[]): unknown =>
    paths.sort((one, other) => compare(one, other, KINDS)).map(({ destination }) => destination.uplink);
  assert.equal(order(path(18, 2), path(20), path(16, 1)), [undefined, 1, 2]);
  assert.equal(order(path(20), path(18, 2), path(10, 1)), [1, undefined, 2]);
});
