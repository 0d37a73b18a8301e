import type { Disk, DiskFile } from "../../../src/net/files/disk.ts";
import type { SeededRandom } from "../../../src/testing/seeded-random.ts";

/** What an operation throws once the power is gone. */
export class PowerLost extends Error {}

/** A file: what the system shows, and what of it is sure to be on the disk. */
interface Content {
  shown: Uint8Array;
  synced: Uint8Array;
}

/**
 * A file system that stops after a number of steps. A step is a byte that is written, or another operation. Afterwards,
 * `restart` returns what is left: after the end of the process all that was written; after a loss of power what was
 * synced, and of the rest an arbitrary part.
 */
export class PowerDisk implements Disk {
  #stepsLeft: number;
  /** Names and what they stand for, as the system shows them. */
  #shown = new Map<string, Content>();
  /** Names since the last sync of the folder, in the order of the changes; the first is what is on the disk. */
  #names: Map<string, Content>[] = [new Map()];

  constructor(stepsMax: number, files: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.#stepsLeft = stepsMax;
    for (const [path, bytes] of files) this.#shown.set(path, { shown: bytes, synced: bytes });
    this.#names = [new Map(this.#shown)];
  }

  get stepsLeft(): number {
    return this.#stepsLeft;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.#shown.get(path)?.shown;
  }

  async open(path: string): Promise<DiskFile> {
    let content = this.#shown.get(path);
    if (content === undefined) {
      this.#step();
      content = { shown: new Uint8Array(0), synced: new Uint8Array(0) };
      this.#rename(path, content);
    }
    const file = content;
    return {
      append: async (bytes) => {
        const count = Math.min(bytes.length, this.#stepsLeft);
        this.#stepsLeft -= count;
        file.shown = Buffer.concat([file.shown, bytes.subarray(0, count)]);
        if (count < bytes.length) throw new PowerLost("The power is gone.");
      },
      truncate: async (length) => {
        this.#step();
        file.shown = file.shown.subarray(0, length);
      },
      sync: async () => {
        this.#step();
        file.synced = file.shown;
      },
      close: async () => {},
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step();
    const content = this.#shown.get(from);
    if (content === undefined) throw new Error(`There is no ${from}.`);
    this.#shown.delete(from);
    this.#rename(to, content);
  }

  async remove(path: string): Promise<void> {
    if (!this.#shown.has(path)) return;
    this.#step();
    this.#shown.delete(path);
    this.#names.push(new Map(this.#shown));
  }

  async syncFolder(): Promise<void> {
    this.#step();
    this.#names = [new Map(this.#shown)];
  }

  /** The files after the process has ended, or the power was lost. */
  restart(how: "killed" | "power lost", random: SeededRandom): Map<string, Uint8Array> {
    if (how === "killed") return new Map([...this.#shown].map(([path, { shown }]) => [path, shown]));
    const names = this.#names[random.below(this.#names.length)] ?? new Map<string, Content>();
    return new Map([...names].map(([path, content]) => [path, left(content, random)]));
  }

  #rename(path: string, content: Content): void {
    this.#shown.set(path, content);
    this.#names.push(new Map(this.#shown));
  }

  #step(): void {
    if (this.#stepsLeft <= 0) throw new PowerLost("The power is gone.");
    this.#stepsLeft -= 1;
  }
}

/** What is left of a file: what was synced, and some of what was written after it, of which some may be zeros. */
function left({ shown, synced }: Content, random: SeededRandom): Uint8Array {
  // A cut that was not synced may be on the disk or not.
  if (shown.length < synced.length) return random.below(2) === 0 ? shown : synced;
  const length = synced.length + random.below(shown.length - synced.length + 1);
  const bytes = shown.slice(0, length);
  if (random.below(3) === 0) bytes.fill(0, synced.length + random.below(length - synced.length + 1));
  return bytes;
}
