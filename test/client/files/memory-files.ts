import { blockCountOf, FILE_BLOCK_BYTES } from "../../../src/crypto/block-tree.ts";
import type { FileDescription, FileSink, FileSource, FileWriting } from "../../../src/index.ts";
import type { FileContent } from "../../peering/files/file-content.ts";

/** A source in memory. */
export function sourceOf(content: FileContent, name = "photo.jpg"): FileSource {
  const read = async (position: number, length: number) => content.bytes.slice(position, position + length);
  return { name, mediaType: "image/jpeg", size: content.size, read };
}

/** A sink in memory, which keeps what was suspended. */
export class MemorySink implements FileSink {
  /** The whole files by name. */
  readonly files = new Map<string, Uint8Array>();
  /** What became of each writing: "finished", "suspended" or "discarded". */
  readonly ends: string[] = [];
  readonly #parts = new Map<string, { bytes: Uint8Array; held: Uint8Array }>();

  async open({ name, size }: FileDescription): Promise<FileWriting> {
    const part = this.#parts.get(name) ?? { bytes: new Uint8Array(size), held: new Uint8Array(blockCountOf(size)) };
    this.#parts.set(name, part);
    const end = async (how: string): Promise<void> => {
      this.ends.push(how);
      if (how !== "suspended") this.#parts.delete(name);
    };
    return {
      held: part.held,
      write: async (block, content) => {
        part.bytes.set(content, block * FILE_BLOCK_BYTES);
        part.held[block] = 1;
      },
      finish: async () => {
        this.files.set(name, part.bytes);
        await end("finished");
        return name;
      },
      suspend: () => end("suspended"),
      discard: () => end("discarded"),
    };
  }
}
