import * as assert from "uvu/assert";
import { Journal } from "../../../src/client/outbox/journal.ts";
import { StoreError } from "../../../src/errors.ts";
import { suite } from "../../suite.ts";
import { PowerDisk } from "./power-disk.ts";

const test = suite("file of frames");
const PATH = "journal";
const SECTOR_BYTES = 512;
const [first, last] = [new Uint8Array(100).fill(1), new Uint8Array(3_000).fill(2)];

test("bit-that-changed-in-the-last-frame-is-damage", async () => {
  const { bytes, lastAt } = await twoFrames();
  // The checksum, and the payload.
  for (let at = lastAt + 4; at < bytes.length; at += 1) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const error = await Journal.open(diskWith(changed), PATH).catch((reason: unknown) => reason);
    assert.instance(error, StoreError, `byte ${at}`);
    assert.match(String(error), `damaged at byte ${lastAt}.`);
  }
});

test("last-frame-of-which-a-sector-was-not-written-is-cut-off", async () => {
  const { bytes, lastAt } = await twoFrames();
  for (let at = lastAt - (lastAt % SECTOR_BYTES); at < bytes.length; at += SECTOR_BYTES) {
    const torn = Uint8Array.from(bytes);
    torn.fill(0, Math.max(lastAt, at), at + SECTOR_BYTES);
    const { journal, frames } = await Journal.open(diskWith(torn), PATH);
    assert.equal(frames, [first], `sector at ${at}`);
    assert.is(journal.bytes, lastAt);
  }
});

/** A file with two frames, and where the second begins. */
async function twoFrames(): Promise<{ bytes: Uint8Array; lastAt: number }> {
  const disk = new PowerDisk(Number.POSITIVE_INFINITY);
  const { journal } = await Journal.open(disk, PATH);
  await journal.append(first);
  const lastAt = journal.bytes;
  await journal.append(last);
  return { bytes: (await disk.read(PATH)) ?? new Uint8Array(0), lastAt };
}

function diskWith(bytes: Uint8Array): PowerDisk {
  return new PowerDisk(Number.POSITIVE_INFINITY, new Map([[PATH, bytes]]));
}
