import * as assert from "uvu/assert";
import { RequestIds } from "../../../src/chat/state/request-ids.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { MemoryRooms } from "../../../src/store/memory/rooms.ts";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { runOrder } from "./order.ts";

const OPERATIONS = timesOf(300, 100_000);

const test = suite("order of rooms", { timeLimitMs: 120_000 + 30 * OPERATIONS });

test("members-of-rooms-have-the-same-posts-once-and-in-order-whatever-is-killed", async () => {
  const certificate = await createCertificate();
  const report = await runOrder({ certificate, seed: SEED, clients: 20, rooms: 3, operations: OPERATIONS });
  assert.equal(report.faults, []);
  // What never happened proves nothing.
  for (const count of [report.posts, report.edits, report.deletions, report.kills, report.breaks, report.restarts])
    assert.ok(count > 0, JSON.stringify(report));
});

const SEEDS_MAX = 5;

/** What the run must find. Each is planted, and removed by what is returned. */
const PLANTED: Readonly<Record<string, () => () => void>> = {
  "post-that-is-made-twice": () => {
    const { find } = RequestIds.prototype;
    const { read } = MemoryRooms.prototype;
    RequestIds.prototype.find = () => undefined;
    MemoryRooms.prototype.read = function (query) {
      return query.kind === "post of request" ? [] : read.call(this, query);
    };
    return () => {
      RequestIds.prototype.find = find;
      MemoryRooms.prototype.read = read;
    };
  },
  "change-that-is-missing-from-its-page": () => {
    const { read } = MemoryRooms.prototype;
    MemoryRooms.prototype.read = function (query) {
      const found = read.call(this, query);
      return query.kind === "posts changed after" ? found.slice(1) : found;
    };
    return () => {
      MemoryRooms.prototype.read = read;
    };
  },
};

for (const [name, plant] of Object.entries(PLANTED)) {
  test(`the-run-finds-a-${name}`, async () => {
    const certificate = await createCertificate();
    const restore = plant();
    let found = 0;
    try {
      for (let seed = SEED; found === 0 && seed < SEED + SEEDS_MAX; seed++) {
        const report = await runOrder({ certificate, seed, clients: 8, rooms: 3, operations: 250 });
        found = report.faults.length;
      }
    } finally {
      restore();
    }
    assert.ok(found > 0);
  });
}
