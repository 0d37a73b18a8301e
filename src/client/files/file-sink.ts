import type { FileDescription } from "../../peering/files/description.ts";

/** Where received files go. */
export interface FileSink {
  /**
   * Makes room for a file, or goes on with one that has arrived in part.
   *
   * @throws StoreError STORE_IN_USE, STORE_FULL, STORE_FOREIGN, STORE_FAILED
   */
  open(file: FileDescription): Promise<FileWriting>;
}

/** A file that arrives. Its calls follow each other; the last one is `finish`, `suspend` or `discard`. */
export interface FileWriting {
  /** One byte for each block: not 0 if it is there and was verified. `write` sets it. */
  readonly held: Uint8Array;
  /**
   * Writes a block that was verified.
   *
   * @param leaf  the hash of the content
   * @throws StoreError STORE_FULL, STORE_FAILED
   */
  write(block: number, content: Uint8Array, leaf: Uint8Array): Promise<void>;
  /**
   * Ends the writing of a file of which all blocks are there. `FolderSink` reads the whole file again for that.
   *
   * @returns where the file is
   * @throws StoreError STORE_DAMAGED: what is stored is not the file any more; STORE_FULL, STORE_FAILED
   */
  finish(): Promise<string>;
  /** Keeps what has arrived, to go on with later. */
  suspend(): Promise<void>;
  /** Removes what has arrived. */
  discard(): Promise<void>;
}
