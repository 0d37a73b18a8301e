import { type FileHandle, open } from "node:fs/promises";
import { UsageError } from "../errors.ts";

/** The most characters of lines that wait for the disk. */
const WAITING_CHARACTERS_MAX = 8_388_608;

/**
 * The file of a recording. Writing never makes its caller wait: lines beyond what may wait for the disk, or beyond the
 * size of the file, are refused, and its caller counts them.
 */
export class RecordingFile {
  readonly #handle: FileHandle;
  readonly #bytesMax: number;
  /** Of the lines that were added. */
  #bytes = 0;
  #waiting = "";
  /** Undefined: nothing is being written. */
  #writing: Promise<void> | undefined;
  #failure: Error | undefined;

  private constructor(handle: FileHandle, bytesMax: number) {
    this.#handle = handle;
    this.#bytesMax = bytesMax;
  }

  /**
   * Creates a file that only its user may read.
   *
   * @throws UsageError the file exists, or its folder cannot be written to
   */
  static async create(path: string, bytesMax: number): Promise<RecordingFile> {
    try {
      return new RecordingFile(await open(path, "wx", 0o600), bytesMax);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EEXIST")
        throw new UsageError(`The recording ${path} exists. Choose another name, or delete the file.`);
      throw new UsageError(`The recording ${path} cannot be created (${code}). Check its folder.`);
    }
  }

  /** Why nothing more is written; undefined: lines are. */
  get fault(): string | undefined {
    if (this.#failure !== undefined) return `the disk refused it (${codeOf(this.#failure)})`;
    return this.#bytes >= this.#bytesMax ? "the file has reached fileBytesMax" : undefined;
  }

  /** Returns whether the line will be written. */
  add(line: string): boolean {
    if (this.fault !== undefined || this.#waiting.length + line.length > WAITING_CHARACTERS_MAX) return false;
    this.#bytes += Buffer.byteLength(line) + 1;
    this.#waiting += `${line}\n`;
    this.#writing ??= this.#write();
    return true;
  }

  /** Adds the last line, beyond the limits: it says what is missing. */
  addLast(line: string): void {
    if (this.#failure !== undefined) return;
    this.#waiting += `${line}\n`;
    this.#writing ??= this.#write();
  }

  /**
   * Waits for the lines that were added, and closes the file.
   *
   * @throws UsageError the disk refused lines
   */
  async close(): Promise<void> {
    await this.#writing;
    await this.#handle.close();
    if (this.#failure !== undefined) throw new UsageError(`The recording is not whole: ${this.fault}.`);
  }

  async #write(): Promise<void> {
    // Lines of one turn of the event loop are written together.
    await Promise.resolve();
    try {
      while (this.#waiting !== "") {
        const lines = this.#waiting;
        this.#waiting = "";
        await this.#handle.appendFile(lines);
      }
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.#waiting = "";
    }
    this.#writing = undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
