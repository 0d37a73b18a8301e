import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import type { BlockTree } from "../../../crypto/block-tree.ts";
import type { ChatError } from "../../../errors.ts";
import type { Clock } from "../../../net/network.ts";
import type { FileEnd, FileEvent } from "../../../peering/files/channel.ts";
import type { FileDescription } from "../../../peering/files/description.ts";
import type { PeerConnection } from "../../../peering/peer-connection.ts";

/** Learns what becomes of a file from this side. */
export interface OutgoingFileHandler {
  /** The peer takes the file, and has so many blocks already. */
  accepted(blocksHeld: number): void;
  /** The peer asks for a block: call `supply`. */
  wanted(block: number): void;
  ended(end: FileEnd): void;
  /** The link has ended, and with it the transfer. */
  lost(reason: ChatError): void;
}

/** Learns what becomes of a file from the peer. */
export interface IncomingFileHandler {
  /** A verified block has arrived: call `stored` once it is stored. */
  arrived(block: number, content: Uint8Array, leaf: Uint8Array): void;
  /** A block did not belong to the file, and was asked for again. */
  wrong(block: number): void;
  ended(end: FileEnd): void;
  /** The link has ended, and with it the transfer. */
  lost(reason: ChatError): void;
}

/** Takes an offer of the peer; undefined: it is refused. */
export type OfferTaker = (description: FileDescription, transfer: number) => IncomingFileHandler | undefined;

export interface LinkFilesOptions {
  readonly clock: Clock;
  readonly peerConnection: PeerConnection;
  /** Sends what waits. Call after each command on `peerConnection`. */
  readonly drain: () => void;
}

type Commands = ReturnType<PeerConnection["files"]>;

/**
 * The files of one link, in both directions. `client.files` sends and receives them; commands about a transfer that is over,
 * or after the end of the link, do nothing.
 */
export class LinkFiles {
  /** Takes the offers of the peer. Until it is set, they are refused. */
  onOffer: OfferTaker | undefined;
  readonly #options: LinkFilesOptions;
  readonly #outgoing = new Map<number, OutgoingFileHandler>();
  readonly #incoming = new Map<number, IncomingFileHandler>();

  constructor(options: LinkFilesOptions) {
    this.#options = options;
  }

  /**
   * Offers a file.
   *
   * @returns the number of the transfer
   * @throws UsageError the name or the media type is not one; WRONG_STATE: the link is not connected
   * @throws ProtocolError FEATURE_MISSING; TOO_LARGE; LIMIT_REACHED: too many files are on their way; retryable
   */
  offer(about: Pick<FileDescription, "name" | "mediaType">, tree: BlockTree, handler: OutgoingFileHandler): number {
    const { peerConnection, clock, drain } = this.#options;
    const nowMs = clock.monotonicMs();
    const transfer = peerConnection.files(nowMs).offer(about, tree, nowMs);
    this.#outgoing.set(transfer, handler);
    drain();
    return transfer;
  }

  supply(transfer: number, block: number, content: Uint8Array): void {
    this.#command((files, nowMs) => files.supply(transfer, block, content, nowMs));
  }

  withdraw(transfer: number, code: ErrorCode): void {
    this.#outgoing.delete(transfer);
    this.#command((files) => files.withdraw(transfer, code));
  }

  /** @param held  one byte for each block: not 0 if this side has it; copied */
  accept(transfer: number, held: Uint8Array): void {
    this.#command((files, nowMs) => files.accept(transfer, held, nowMs));
  }

  stored(transfer: number): void {
    this.#command((files, nowMs) => files.stored(transfer, nowMs));
  }

  /** Ends a transfer from the peer: `UNSPECIFIED` says that the whole file is stored. */
  end(transfer: number, code: ErrorCode): void {
    this.#incoming.delete(transfer);
    this.#command((files) => files.end(transfer, code));
  }

  handle(event: FileEvent): void {
    const { transfer } = event;
    switch (event.type) {
      case "fileAccepted":
        this.#outgoing.get(transfer)?.accepted(event.blocksHeld);
        break;
      case "fileBlockWanted":
        this.#outgoing.get(transfer)?.wanted(event.block);
        break;
      case "fileSent": {
        const handler = this.#outgoing.get(transfer);
        this.#outgoing.delete(transfer);
        handler?.ended(event);
        break;
      }
      case "fileOffered": {
        const handler = this.onOffer?.(event.description, transfer);
        if (handler === undefined) this.end(transfer, ErrorCode.LIMIT_REACHED);
        else this.#incoming.set(transfer, handler);
        break;
      }
      case "fileBlock":
        this.#incoming.get(transfer)?.arrived(event.block, event.content, event.leaf);
        break;
      case "fileBlockWrong":
        this.#incoming.get(transfer)?.wrong(event.block);
        break;
      case "fileWithdrawn": {
        const handler = this.#incoming.get(transfer);
        this.#incoming.delete(transfer);
        handler?.ended(event);
        break;
      }
    }
  }

  /** Ends all transfers: the link has ended. */
  linkEnded(reason: ChatError): void {
    const handlers = [...this.#outgoing.values(), ...this.#incoming.values()];
    this.#outgoing.clear();
    this.#incoming.clear();
    for (const handler of handlers) handler.lost(reason);
  }

  #command(run: (files: Commands, nowMs: number) => void): void {
    const { peerConnection, clock, drain } = this.#options;
    if (peerConnection.state !== "connected") return;
    const nowMs = clock.monotonicMs();
    run(peerConnection.files(nowMs), nowMs);
    drain();
  }
}
