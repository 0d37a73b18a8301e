import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { blockCountOf } from "../../../../src/crypto/block-tree.ts";
import type { PeerEvent } from "../../../../src/peering/peer-event.ts";
import type { FileContent } from "../../../peering/files/file-content.ts";
import type { PeerPair, Side } from "../peer-pair.ts";

/** Reads the events of a side that are new since the last call. */
class NewEvents {
  readonly #side: Side;
  #read = 0;

  constructor(side: Side) {
    this.#side = side;
  }

  take(): PeerEvent[] {
    const events = this.#side.events.slice(this.#read);
    this.#read = this.#side.events.length;
    return events;
  }
}

/** The owner of a side that sends one file. */
export class FileSender {
  readonly transfer: number;
  /** How the transfer has ended: "whole" or a code. */
  end: string | undefined;
  /** Blocks that were read. */
  blocksRead = 0;
  readonly #pair: PeerPair;
  readonly #side: Side;
  readonly #content: FileContent;
  readonly #events: NewEvents;

  constructor(pair: PeerPair, side: Side, content: FileContent, name = "photo.jpg") {
    this.#pair = pair;
    this.#side = side;
    this.#content = content;
    this.#events = new NewEvents(side);
    const about = { name, mediaType: "image/jpeg" };
    this.transfer = side.connection.files(pair.nowMs).offer(about, content.tree, pair.nowMs);
  }

  /** Handles what has happened. */
  run(): void {
    for (const event of this.#events.take()) {
      if (!("transfer" in event) || event.transfer !== this.transfer) continue;
      if (event.type === "fileSent") this.end = event.code ?? "whole";
      if (event.type !== "fileBlockWanted" || this.#side.connection.state !== "connected") continue;
      this.blocksRead += 1;
      const { nowMs } = this.#pair;
      const content = this.#content.block(event.block);
      this.#side.connection.files(nowMs).supply(this.transfer, event.block, content, nowMs);
    }
  }
}

/** The owner of a side that takes every file, and keeps it in memory. */
export class FileReceiver {
  /** The files that have arrived whole, in their order. */
  readonly files: Uint8Array[] = [];
  readonly names: string[] = [];
  /** The codes with which transfers ended before. */
  readonly ends: string[] = [];
  readonly wrongBlocks: number[] = [];
  readonly #pair: PeerPair;
  readonly #side: Side;
  readonly #events: NewEvents;
  readonly #blocks = new Map<number, (Uint8Array | undefined)[]>();

  constructor(pair: PeerPair, side: Side) {
    this.#pair = pair;
    this.#side = side;
    this.#events = new NewEvents(side);
  }

  run(): void {
    for (const event of this.#events.take()) if (this.#side.connection.state === "connected") this.#handle(event);
  }

  #handle(event: PeerEvent): void {
    const { nowMs } = this.#pair;
    const files = this.#side.connection.files(nowMs);
    switch (event.type) {
      case "fileOffered": {
        const count = blockCountOf(event.description.size);
        this.names.push(event.description.name);
        this.#blocks.set(event.transfer, new Array(count).fill(undefined));
        files.accept(event.transfer, new Uint8Array(count), nowMs);
        this.#settle(event.transfer);
        break;
      }
      case "fileBlock": {
        const blocks = this.#blocks.get(event.transfer);
        if (blocks === undefined) throw new Error("A block of no file arrived.");
        blocks[event.block] = event.content.slice();
        files.stored(event.transfer, nowMs);
        this.#settle(event.transfer);
        break;
      }
      case "fileBlockWrong":
        this.wrongBlocks.push(event.block);
        break;
      case "fileWithdrawn":
        this.ends.push(event.code ?? "whole");
        break;
    }
  }

  #settle(transfer: number): void {
    const blocks = this.#blocks.get(transfer) ?? [];
    const arrived = blocks.filter((block) => block !== undefined);
    if (arrived.length < blocks.length) return;
    this.files.push(Buffer.concat(arrived));
    this.#blocks.delete(transfer);
    this.#side.connection.files(this.#pair.nowMs).end(transfer, ErrorCode.UNSPECIFIED);
  }
}

/** Runs both ends until a condition holds. */
export function runFiles(
  pair: PeerPair,
  ends: readonly (FileSender | FileReceiver)[],
  isMet: () => boolean,
  withinMs: number,
): void {
  pair.runUntil(() => {
    for (const end of ends) end.run();
    return isMet();
  }, withinMs);
}
