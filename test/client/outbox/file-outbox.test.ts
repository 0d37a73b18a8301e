import { execFile } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import { OutboxText } from "../../../generated/chatwire/v1/outbox.ts";
import { FileOutbox } from "../../../src/client/outbox/file-outbox.ts";
import { repairJournal } from "../../../src/client/outbox/journal.ts";
import { StoreError } from "../../../src/errors.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { PowerDisk, PowerLost } from "./power-disk.ts";

const test = suite("outbox in a file");
const PATH = "outbox";
const OWNER = { server: "server example.org:4433", user: "ada" };

test("accepted-texts-outlive-the-program-in-their-order-and-removed-ones-do-not-come-back", async () => {
  await using folder = await Folder.make();
  const first = new FileOutbox(folder.path);
  assert.equal(await first.open(OWNER), []);
  for (const number of [1, 2, 3]) await first.add(textOf(number));
  await first.remove(textOf(2).id);
  await first.close();
  const second = new FileOutbox(folder.path);
  assert.equal(numbersOf(await second.open(OWNER)), [1, 3]);
  await second.close();
  assert.is((await stat(folder.path)).mode & 0o777, 0o600);
});

test("text-that-is-added-again-is-there-once-and-goes-with-its-id", async () => {
  await using folder = await Folder.make();
  const first = new FileOutbox(folder.path);
  await first.open(OWNER);
  for (const number of [1, 2, 1, 1]) await first.add(textOf(number));
  await first.remove(textOf(2).id);
  await first.close();
  const second = new FileOutbox(folder.path);
  assert.equal(numbersOf(await second.open(OWNER)), [1]);
  await second.remove(textOf(1).id);
  await second.close();
  const third = new FileOutbox(folder.path);
  assert.equal(numbersOf(await third.open(OWNER)), []);
  await third.close();
});

for (const how of ["killed", "power lost"] as const) {
  test(`no-text-is-lost-or-doubled-when-the-program-is-${how.replace(" ", "-")}-at-any-byte`, async () => {
    const steps = await stepsOfAll();
    assert.ok(steps > 1_000, `${steps} steps`);
    for (let step = 0; step <= steps; step++) await crashAfter(step, how);
  });
}

test("repair-that-ends-at-any-byte-loses-nothing-that-is-whole-and-can-be-repeated", async () => {
  const damaged = await damagedFile();
  for (const how of ["killed", "power lost"] as const) {
    for (let step = 0, isDone = false; !isDone; step++) {
      const disk = new PowerDisk(step, new Map([[PATH, damaged]]));
      isDone = await repairJournal(disk, PATH).then(
        () => true,
        () => false,
      );
      const next = new PowerDisk(Number.POSITIVE_INFINITY, disk.restart(how, new SeededRandom(SEED * 100_000 + step)));
      const when = `${how} at step ${step}`;
      await repairJournal(next, PATH);
      assert.equal(Buffer.from((await next.read(`${PATH}.damaged`)) ?? []), Buffer.from(damaged), `${when}: as it was`);
      const outbox = new FileOutbox(PATH, { disk: next, rewriteBytesMin: 65_536 });
      assert.equal(numbersOf(await outbox.open(OWNER)), [1, 2], when);
    }
  }
});

test("two-programs-never-have-the-file-open-at-once", async () => {
  await using folder = await Folder.make();
  const first = new FileOutbox(folder.path);
  await first.open(OWNER);
  const second = new FileOutbox(folder.path);
  assert.match(await textOfError(second.open(OWNER), "STORE_IN_USE"), folder.path);
  await first.close();
  await second.open(OWNER);
  await second.close();
});

test("file-of-another-user-or-server-is-refused-and-stays-as-it-is", async () => {
  await using folder = await Folder.make();
  const first = new FileOutbox(folder.path);
  await first.open(OWNER);
  await first.add(textOf(1));
  await first.close();
  const before = await readFile(folder.path);
  for (const owner of [
    { ...OWNER, user: "eve" },
    { ...OWNER, server: "server example.com:4433" },
  ]) {
    assert.match(await textOfError(new FileOutbox(folder.path).open(owner), "STORE_FOREIGN"), "texts of ada");
  }
  assert.equal(await readFile(folder.path), before);
});

test("damaged-file-is-refused-with-the-place-and-repair-keeps-what-is-whole", async () => {
  await using folder = await Folder.make();
  const first = new FileOutbox(folder.path);
  await first.open(OWNER);
  const starts: number[] = [];
  for (const number of [1, 2, 3]) {
    starts.push((await readFile(folder.path)).length);
    await first.add(textOf(number));
  }
  await first.close();
  const bytes = await readFile(folder.path);
  const [, second = 0] = starts;
  bytes[second + 20] = (bytes[second + 20] ?? 0) ^ 1;
  await writeFile(folder.path, bytes);
  const text = await textOfError(new FileOutbox(folder.path).open(OWNER), "STORE_DAMAGED");
  assert.match(text, `at byte ${second}.`);
  await FileOutbox.repair(folder.path);
  assert.equal(await readFile(`${folder.path}.damaged`), bytes);
  const repaired = new FileOutbox(folder.path);
  assert.equal(numbersOf(await repaired.open(OWNER)), [1]);
  await repaired.close();
});

test("file-of-another-kind-is-refused-and-stays-as-it-is", async () => {
  await using folder = await Folder.make();
  await writeFile(folder.path, "My diary.\n", { mode: 0o600 });
  await textOfError(new FileOutbox(folder.path).open(OWNER), "NOT_A_STORE");
  assert.is(await readFile(folder.path, "utf8"), "My diary.\n");
});

test("path-that-is-no-regular-file-is-refused-at-once", async () => {
  await using folder = await Folder.make();
  await promisify(execFile)("mkfifo", [`${folder.path}.fifo`]);
  await symlink("/dev/null", `${folder.path}.link`);
  await symlink(`${folder.path}.fifo`, `${folder.path}.link-to-fifo`);
  await mkdir(`${folder.path}.folder`);
  for (const kind of ["fifo", "link", "link-to-fifo", "folder"]) {
    const path = `${folder.path}.${kind}`;
    const text = await textOfError(new FileOutbox(path).open(OWNER), "NOT_A_STORE");
    assert.match(text, "not a regular file", kind);
    await textOfError(FileOutbox.repair(path), "NOT_A_STORE");
  }
});

test("file-that-other-users-of-the-machine-may-use-is-refused-and-stays-as-it-is", async () => {
  await using folder = await Folder.make();
  const first = new FileOutbox(folder.path);
  await first.open(OWNER);
  await first.add(textOf(1));
  await first.close();
  const before = await readFile(folder.path);
  for (const mode of [0o640, 0o604, 0o620, 0o602]) {
    await chmod(folder.path, mode);
    assert.match(await textOfError(new FileOutbox(folder.path).open(OWNER), "STORE_FOREIGN"), "chmod 600");
    await textOfError(FileOutbox.repair(folder.path), "STORE_FOREIGN");
  }
  assert.equal(await readFile(folder.path), before);
  await chmod(folder.path, 0o600);
  const again = new FileOutbox(folder.path);
  assert.equal(numbersOf(await again.open(OWNER)), [1]);
  await again.close();
});

// Only root gives files away.
if (process.geteuid?.() === 0) {
  test("file-of-another-user-of-the-machine-is-refused", async () => {
    await using folder = await Folder.make();
    await writeFile(folder.path, "", { mode: 0o600 });
    await chown(folder.path, 1, 1);
    assert.match(await textOfError(new FileOutbox(folder.path).open(OWNER), "STORE_FOREIGN"), "another user");
  });
}

test("file-in-which-each-byte-looks-like-a-long-frame-is-refused-soon", async () => {
  await using folder = await Folder.make();
  const outbox = new FileOutbox(folder.path);
  await outbox.open(OWNER);
  await outbox.close();
  const whole = await readFile(folder.path);
  // Read from any offset, these are lengths that fit into the file.
  const pattern = Buffer.alloc(8_000_000, Uint8Array.of(0, 0, 16, 0));
  await writeFile(folder.path, Buffer.concat([whole, pattern]));
  assert.match(await textOfError(new FileOutbox(folder.path).open(OWNER), "STORE_DAMAGED"), `byte ${whole.length}.`);
});

test("file-whose-texts-have-left-is-short-again", async () => {
  await using folder = await Folder.make();
  const outbox = new FileOutbox(folder.path);
  await outbox.open(OWNER);
  for (let round = 0; round < 10; round++) {
    const texts = Array.from({ length: 50 }, (_, index) => textOf(round * 50 + index, "x".repeat(1_000)));
    await Promise.all(texts.map((text) => outbox.add(text)));
    await Promise.all(texts.map((text) => outbox.remove(text.id)));
  }
  // Nor does a text count more than once.
  for (let count = 0; count < 500; count++) await outbox.add(textOf(1, "x".repeat(1_000)));
  assert.ok((await stat(folder.path)).size < 140_000);
  await outbox.close();
});

test("full-disk-refuses-a-text-and-takes-later-ones", async () => {
  const disk = new PowerDisk(Number.POSITIVE_INFINITY);
  let isFull = false;
  const outbox = new FileOutbox(PATH, {
    disk: {
      read: (path) => disk.read(path),
      remove: (path) => disk.remove(path),
      rename: (from, to) => disk.rename(from, to),
      syncFolder: () => disk.syncFolder(),
      open: async (path) => {
        const file = await disk.open(path);
        return {
          ...file,
          append: async (bytes) => {
            if (!isFull) return file.append(bytes);
            await file.append(bytes.subarray(0, 5));
            throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
          },
        };
      },
    },
    rewriteBytesMin: 65_536,
  });
  await outbox.open(OWNER);
  await outbox.add(textOf(1));
  isFull = true;
  await textOfError(outbox.add(textOf(2)), "STORE_FULL");
  isFull = false;
  await outbox.add(textOf(3));
  await outbox.close();
  const later = new FileOutbox(PATH, { disk, rewriteBytesMin: 65_536 });
  assert.equal(numbersOf(await later.open(OWNER)), [1, 3]);
});

test("file-that-cannot-be-synced-takes-nothing-more", async () => {
  const disk = new PowerDisk(Number.POSITIVE_INFINITY);
  let fails = false;
  const outbox = new FileOutbox(PATH, {
    disk: {
      read: (path) => disk.read(path),
      remove: (path) => disk.remove(path),
      rename: (from, to) => disk.rename(from, to),
      syncFolder: () => disk.syncFolder(),
      open: async (path) => {
        const file = await disk.open(path);
        return {
          ...file,
          sync: async () => {
            if (fails) throw Object.assign(new Error("i/o error"), { code: "EIO" });
            await file.sync();
          },
        };
      },
    },
    rewriteBytesMin: 65_536,
  });
  await outbox.open(OWNER);
  fails = true;
  await textOfError(outbox.add(textOf(1)), "STORE_FAILED");
  fails = false;
  await textOfError(outbox.add(textOf(2)), "STORE_FAILED");
});

/** What a program with an outbox does: it accepts texts, some at once, and lets most of them go; the file is written anew. */
async function useOutbox(outbox: FileOutbox, model: Model): Promise<void> {
  await outbox.open(OWNER);
  for (let number = 1; number <= 30; number += 3) {
    const numbers = [number, number + 1, number + 2];
    await all(numbers.map((each) => model.add(outbox, each)));
    await all(numbers.slice(0, 2).map((each) => model.remove(outbox, each)));
  }
}

/** Waits until all are settled: after the end of a program, none goes on. */
async function all(promises: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(promises);
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

async function stepsOfAll(): Promise<number> {
  const disk = new PowerDisk(1_000_000);
  await useOutbox(new FileOutbox(PATH, { disk, rewriteBytesMin: 600 }), new Model());
  return 1_000_000 - disk.stepsLeft;
}

/** An outbox with five texts, of which the third cannot be read. */
async function damagedFile(): Promise<Uint8Array> {
  const disk = new PowerDisk(Number.POSITIVE_INFINITY);
  const outbox = new FileOutbox(PATH, { disk, rewriteBytesMin: 65_536 });
  await outbox.open(OWNER);
  const lengths: number[] = [];
  for (const number of [1, 2, 3, 4, 5]) {
    lengths.push((await disk.read(PATH))?.length ?? 0);
    await outbox.add(textOf(number));
  }
  const bytes = Uint8Array.from((await disk.read(PATH)) ?? []);
  const place = (lengths[2] ?? 0) + 20;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes;
}

/** Ends the program after a step, and again in the next run, and then looks what is left. */
async function crashAfter(step: number, how: "killed" | "power lost"): Promise<void> {
  const random = new SeededRandom(SEED * 100_000 + step);
  const model = new Model();
  let files = new Map<string, Uint8Array>();
  for (const stepsMax of [step, random.below(200)]) {
    const disk = new PowerDisk(stepsMax, files);
    try {
      const outbox = new FileOutbox(PATH, { disk, rewriteBytesMin: 600 });
      if (files.size === 0) await useOutbox(outbox, model);
      else model.check(numbersOf(await outbox.open(OWNER)), `step ${step}`);
    } catch (error) {
      if (!(error instanceof PowerLost) && !(error instanceof StoreError && error.cause instanceof PowerLost))
        throw error;
    }
    files = disk.restart(how, random);
  }
  const outbox = new FileOutbox(PATH, { disk: new PowerDisk(Number.POSITIVE_INFINITY, files), rewriteBytesMin: 600 });
  model.check(numbersOf(await outbox.open(OWNER)), `step ${step}`);
}

/** What a program was told of its texts. */
class Model {
  readonly #asked: number[] = [];
  readonly #kept = new Set<number>();
  readonly #leaving = new Set<number>();
  readonly #gone = new Set<number>();

  async add(outbox: FileOutbox, number: number): Promise<void> {
    this.#asked.push(number);
    await outbox.add(textOf(number));
    this.#kept.add(number);
  }

  async remove(outbox: FileOutbox, number: number): Promise<void> {
    this.#leaving.add(number);
    await outbox.remove(textOf(number).id);
    this.#gone.add(number);
  }

  check(numbers: readonly number[], when: string): void {
    const inOrder = this.#asked.filter((number) => numbers.includes(number));
    assert.equal(numbers, inOrder, `${when}: in the order in which they were accepted, each once`);
    for (const number of this.#kept) {
      if (!this.#leaving.has(number)) assert.ok(numbers.includes(number), `${when}: ${number} is kept`);
    }
    for (const number of this.#gone) assert.not(numbers.includes(number), `${when}: ${number} has left`);
  }
}

function textOf(number: number, text = `text ${number}`): OutboxText {
  const id = new Uint8Array(16);
  new DataView(id.buffer).setUint32(0, number);
  return OutboxText.create({ id, to: "grace", text, acceptedMs: number });
}

function numbersOf(texts: readonly OutboxText[]): number[] {
  return texts.map(({ acceptedMs }) => acceptedMs);
}

async function textOfError(promise: Promise<unknown>, code: StoreError["code"]): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason) => reason,
  );
  assert.instance(error, StoreError);
  assert.is(error.code, code);
  return error.message;
}

class Folder implements AsyncDisposable {
  readonly #folder: string;

  static async make(): Promise<Folder> {
    return new Folder(await mkdtemp(join(tmpdir(), "chatwire-outbox-")));
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  get path(): string {
    return join(this.#folder, "outbox");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }
}
