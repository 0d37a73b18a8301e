import type { FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import { openRegular } from "../../net/files/regular-file.ts";

/** What a file is sent from. It must not change while it is sent. */
export interface FileSource {
  /** The name that the receiver gets: 1 to 255 bytes of UTF-8, and no path. */
  readonly name: string;
  /** The media type (RFC 6838) without parameters, such as "image/png". Default: none. */
  readonly mediaType?: string | undefined;
  /** Bytes. */
  readonly size: number;
  /** Reads `length` bytes from `position` on; fewer only if the file has become shorter. */
  read(position: number, length: number): Promise<Uint8Array>;
}

/** What the receiver is told of a file on disk, in place of what its path says. */
export interface DiskSourceOptions {
  /** Default: the last part of the path. */
  readonly name?: string;
  /** Default: none. */
  readonly mediaType?: string;
}

/** A file on disk, open for sending. */
export class DiskSource implements FileSource, AsyncDisposable {
  readonly name: string;
  readonly mediaType: string | undefined;
  readonly size: number;
  readonly #file: FileHandle;

  /**
   * Opens a file. Close it when `send` is over.
   *
   * @throws UsageError it is not a regular file; the error of the operating system
   */
  static async open(path: string, { name = basename(path), mediaType }: DiskSourceOptions = {}): Promise<DiskSource> {
    const file = await openRegular(path, "read");
    const { size } = await file.stat();
    return new DiskSource(file, name, mediaType, size);
  }

  private constructor(file: FileHandle, name: string, mediaType: string | undefined, size: number) {
    this.#file = file;
    this.name = name;
    this.mediaType = mediaType;
    this.size = size;
  }

  /** @throws the error of the operating system */
  async read(position: number, length: number): Promise<Uint8Array> {
    return readAt(this.#file, position, length);
  }

  /** Closes the file. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** Reads bytes of a file; fewer only at its end. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
