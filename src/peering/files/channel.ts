/**
 * The files of a link, in both directions.
 *
 * - description.ts says what may be offered; sender.ts and receiver.ts are one file on its way, at either end;
 * - ../../crypto/block-tree.ts verifies each block against the root that was offered.
 *
 * The owner reads the blocks of files from this side when `fileBlockWanted` asks for them, and stores the blocks of files
 * from the peer. A transfer ends with its link; the owner offers the file again on the next one, and the receiver then
 * asks only for the blocks that it lacks.
 *
 * The invariant: a block is handed to the owner only if it belongs to the file that was offered. What a peer does against
 * the rules ends the transfer, and touches no other one.
 *
 * @see proto/PROTOCOL.md, "Files"
 */

import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import {
  PeerFileAccept,
  type PeerFileBlock,
  PeerFileOffer,
  PeerFileResult,
  PeerFileWithdrawn,
} from "../../../generated/chatwire/v1/file.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { BlockTree } from "../../crypto/block-tree.ts";
import { ProtocolError, UsageError } from "../../errors.ts";
import { errorCodeName } from "../../framing/error-code.ts";
import type { BodyOf, Channel, ChannelOptions } from "../channel.ts";
import { blocksOf, FILE_CONTROL, type Flow } from "../flow.ts";
import { earlier } from "../path/backoff.ts";
import { type FileDescription, faultOf } from "./description.ts";
import { FileFault } from "./file-fault.ts";
import { IncomingFile } from "./receiver.ts";
import { OutgoingFile } from "./sender.ts";

/** Size of a PeerFileBlock without its content, header included, at most. */
const OVERHEAD_BYTES = 56;
/** Parts of one file that wait in the outbox at a time: they bound the memory of a file that is sent. */
const PARTS_AT_ONCE = 32;
/**
 * Messages about files, without content, that may wait for room in the outbox: some 300 bytes each. A link on which the peer
 * causes more is closed, and a further offer of this side is refused. Fixed: an honest peer causes a few for each file.
 */
export const FILE_ANSWERS_WAITING_MAX = 1_024;

/** Why a transfer has ended. */
export interface FileEnd {
  /** A name of the schema's `ErrorCode`; undefined: the receiver has the whole file. */
  readonly code: string | undefined;
  /** The side that has ended it. */
  readonly by: "local" | "peer";
  /** More about the reason, if this side found it. */
  readonly text?: string;
}

/** What happens to the files of this side. */
export type OutgoingFileEvent =
  /** The peer takes the file, and has so many blocks of it already. */
  | { readonly type: "fileAccepted"; readonly transfer: number; readonly blocksHeld: number }
  /** Read this block, and call `supply`. */
  | { readonly type: "fileBlockWanted"; readonly transfer: number; readonly block: number }
  | ({ readonly type: "fileSent"; readonly transfer: number } & FileEnd);

/** What happens to the files of the peer. */
export type IncomingFileEvent =
  /** Answer it by `accept` or `end`. */
  | { readonly type: "fileOffered"; readonly transfer: number; readonly description: FileDescription }
  /** Store this verified block, and call `stored`. */
  | {
      readonly type: "fileBlock";
      readonly transfer: number;
      readonly block: number;
      readonly content: Uint8Array;
      readonly leaf: Uint8Array;
    }
  /** A block does not belong to the file. It is asked for again. */
  | { readonly type: "fileBlockWrong"; readonly transfer: number; readonly block: number }
  /** The transfer has ended, before this side had the whole file. */
  | ({ readonly type: "fileWithdrawn"; readonly transfer: number } & FileEnd);

export type FileEvent = OutgoingFileEvent | IncomingFileEvent;

export interface FileChannelOptions extends ChannelOptions<FileEvent> {
  /** Whether a reliable message of the flow waits for its first transmission. */
  readonly isWaiting: (flow: Flow) => boolean;
}

/** A file of the peer. */
interface Incoming {
  readonly description: FileDescription;
  /** Undefined until it is accepted. */
  file: IncomingFile | undefined;
  activeMs: number;
}

interface Outgoing {
  readonly file: OutgoingFile;
  activeMs: number;
}

type FileBodies =
  | "peerFileOffer"
  | "peerFileAccept"
  | "peerFileRequest"
  | "peerFileBlock"
  | "peerFileResult"
  | "peerFileWithdrawn";

export class FileChannel implements Channel<FileBodies> {
  readonly bodies = [
    "peerFileOffer",
    "peerFileAccept",
    "peerFileRequest",
    "peerFileBlock",
    "peerFileResult",
    "peerFileWithdrawn",
  ] as const;
  readonly #options: FileChannelOptions;
  readonly #outgoing = new Map<number, Outgoing>();
  readonly #incoming = new Map<number, Incoming>();
  /** What waits for room in the outbox, besides blocks. */
  readonly #waiting: MessageBody[] = [];
  #offered = 0;
  #offeredByPeer = 0;

  constructor(options: FileChannelOptions) {
    this.#options = options;
  }

  /**
   * Offers a file.
   *
   * @returns the number of the transfer
   * @throws UsageError the name or the media type is not one
   * @throws ProtocolError TOO_LARGE: the file is larger than `fileBytesMax`; LIMIT_REACHED: `fileTransfersMax` files of this
   *   side are on their way, or the peer takes no messages; retryable
   */
  offer(about: Omit<FileDescription, "root" | "size">, tree: BlockTree, nowMs: number): number {
    const { fileBytesMax, fileTransfersMax, fileWrongBlocksMax } = this.#options.limits;
    const { size, root } = tree;
    const fault = faultOf({ ...about, size, root }, fileBytesMax);
    if (fault === "TOO_LARGE")
      throw new ProtocolError(fault, `The file has ${size} bytes; at most ${fileBytesMax} are allowed.`, {
        limit: "fileBytesMax",
      });
    if (fault !== undefined) throw new UsageError("The file has no valid name or media type.");
    if (this.#outgoing.size >= fileTransfersMax)
      throw new ProtocolError("LIMIT_REACHED", `${fileTransfersMax} files are on their way to the peer.`, {
        limit: "fileTransfersMax",
        retryable: true,
      });
    if (this.#waiting.length >= FILE_ANSWERS_WAITING_MAX) throw tooManyWait({ retryable: true });
    this.#offered += 1;
    const transfer = this.#offered;
    this.#outgoing.set(transfer, { file: new OutgoingFile(transfer, tree, fileWrongBlocksMax), activeMs: nowMs });
    this.#send({ case: "peerFileOffer", value: PeerFileOffer.create({ ...about, transfer, size, root }) });
    return transfer;
  }

  /** Takes a block that `fileBlockWanted` asked for. Its content is copied. Does nothing if the transfer is over. */
  supply(transfer: number, block: number, content: Uint8Array, nowMs: number): void {
    this.#withOutgoing(transfer, nowMs, ({ file }) => file.supply(block, content));
  }

  /** Ends a transfer from this side. `fileSent` does not follow. Does nothing if the transfer is over. */
  withdraw(transfer: number, code: ErrorCode): void {
    if (!this.#outgoing.delete(transfer)) return;
    this.#send({ case: "peerFileWithdrawn", value: PeerFileWithdrawn.create({ transfer, code }) });
  }

  /**
   * Accepts an offer. Does nothing if the transfer is over.
   *
   * @param held  one byte for each block: not 0 if this side has it from an earlier link; copied
   */
  accept(transfer: number, held: Uint8Array, nowMs: number): void {
    const incoming = this.#incoming.get(transfer);
    if (incoming === undefined || incoming.file !== undefined) return;
    incoming.file = new IncomingFile(transfer, incoming.description, held, this.#options.limits);
    incoming.activeMs = nowMs;
    const blocksHeld = held.reduce((count, each) => (each === 0 ? count : count + 1), 0);
    this.#send({ case: "peerFileAccept", value: PeerFileAccept.create({ transfer, blocksHeld }) });
    this.#ask(incoming.file);
  }

  /** Reports that a block of `fileBlock` is stored. */
  stored(transfer: number, nowMs: number): void {
    const incoming = this.#incoming.get(transfer);
    if (incoming?.file === undefined) return;
    incoming.activeMs = nowMs;
    incoming.file.stored();
    this.#ask(incoming.file);
  }

  /**
   * Ends a transfer from the peer: `UNSPECIFIED` says that the whole file is stored. `fileWithdrawn` does not follow. Does
   * nothing if the transfer is over.
   */
  end(transfer: number, code: ErrorCode): void {
    if (!this.#incoming.delete(transfer)) return;
    this.#send({ case: "peerFileResult", value: PeerFileResult.create({ transfer, code }) });
  }

  /** @throws ProtocolError MALFORMED; LIMIT_REACHED: the peer causes more answers than it lets leave. The link is closed */
  handle(body: BodyOf<FileBodies>, nowMs: number): void {
    this.#handle(body, nowMs);
    if (this.#waiting.length > FILE_ANSWERS_WAITING_MAX) throw tooManyWait();
  }

  #handle(body: BodyOf<FileBodies>, nowMs: number): void {
    switch (body.case) {
      case "peerFileOffer":
        this.#handleOffer(body.value, nowMs);
        break;
      case "peerFileAccept": {
        const { transfer, blocksHeld } = body.value;
        this.#withOutgoing(transfer, nowMs, ({ file }) => {
          file.accept(blocksHeld);
          this.#options.raise({ type: "fileAccepted", transfer, blocksHeld });
        });
        break;
      }
      case "peerFileRequest": {
        const { transfer, first, count } = body.value;
        this.#withOutgoing(transfer, nowMs, ({ file }) => file.request(first, count));
        break;
      }
      case "peerFileBlock":
        this.#handleBlock(body.value, nowMs);
        break;
      case "peerFileResult": {
        const { transfer, code } = body.value;
        if (this.#outgoing.delete(transfer))
          this.#options.raise({ type: "fileSent", transfer, code: nameOf(code), by: "peer" });
        break;
      }
      case "peerFileWithdrawn": {
        const { transfer, code } = body.value;
        const reason = nameOf(code) ?? "FILE_CANCELLED";
        if (this.#incoming.delete(transfer))
          this.#options.raise({ type: "fileWithdrawn", transfer, code: reason, by: "peer" });
        break;
      }
    }
  }

  /** Puts what waits into the outbox, as far as it has room, and parts of each file of which none waits there. */
  poll(nowMs: number): undefined {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (!this.#hasSent(next)) return;
      this.#waiting.shift();
    }
    for (const [transfer, outgoing] of this.#outgoing)
      if (!this.#options.isWaiting(blocksOf(transfer)) && !this.#hasSentParts(outgoing, nowMs)) return;
  }

  /** At once if a block is wanted: the outbox has taken the last part of an earlier one since. */
  get nextTimeoutMs(): number | undefined {
    const { fileStallMs } = this.#options.limits;
    let nextMs: number | undefined;
    for (const { file, activeMs } of this.#outgoing.values()) {
      if (file.wantsBlock) nextMs = earlier(nextMs, activeMs);
      if (file.isWaiting) nextMs = earlier(nextMs, activeMs + fileStallMs);
    }
    for (const { file, activeMs } of this.#incoming.values())
      if (file?.isWaiting) nextMs = earlier(nextMs, activeMs + fileStallMs);
    return nextMs;
  }

  handleTimeout(nowMs: number): "waiting" {
    const { fileStallMs } = this.#options.limits;
    const isStalled = ({ activeMs }: { activeMs: number }): boolean => activeMs + fileStallMs <= nowMs;
    const stalled = new FileFault(ErrorCode.TIMED_OUT, `The peer sent nothing about the file for ${fileStallMs} ms.`);
    for (const [transfer, outgoing] of this.#outgoing) {
      this.#want(transfer, outgoing);
      if (outgoing.file.isWaiting && isStalled(outgoing)) this.#failOutgoing(transfer, stalled);
    }
    for (const [transfer, incoming] of this.#incoming)
      if (incoming.file?.isWaiting && isStalled(incoming)) this.#failIncoming(transfer, stalled);
    return "waiting";
  }

  #handleOffer({ transfer, name, mediaType, size, root }: PeerFileOffer, nowMs: number): void {
    if (transfer !== this.#offeredByPeer + 1)
      throw new ProtocolError("MALFORMED", `The peer offers file ${transfer} after file ${this.#offeredByPeer}.`);
    this.#offeredByPeer = transfer;
    const { fileBytesMax, fileTransfersMax } = this.#options.limits;
    const description = { name, mediaType, size, root };
    const isFull = this.#incoming.size >= fileTransfersMax;
    const fault = faultOf(description, fileBytesMax) ?? (isFull ? "LIMIT_REACHED" : undefined);
    if (fault !== undefined) {
      this.#send({ case: "peerFileResult", value: PeerFileResult.create({ transfer, code: ErrorCode[fault] }) });
      return;
    }
    this.#incoming.set(transfer, { description, file: undefined, activeMs: nowMs });
    this.#options.raise({ type: "fileOffered", transfer, description });
  }

  #handleBlock({ transfer, block, offset, content }: PeerFileBlock, nowMs: number): void {
    const incoming = this.#incoming.get(transfer);
    if (incoming === undefined) return;
    // Bytes count for as long as the slowest sender would take for them, and no longer.
    const bytesPerMs = this.#options.limits.fileBytesPerSecondMin / 1_000;
    incoming.activeMs = Math.min(nowMs, incoming.activeMs + content.length / bytesPerMs);
    try {
      if (incoming.file === undefined) throw new FileFault(ErrorCode.MALFORMED, "The file was not accepted.");
      const arrived = incoming.file.receive(block, offset, content);
      if (arrived === undefined) return;
      const { isVerified, ...verified } = arrived;
      if (isVerified) this.#options.raise({ type: "fileBlock", transfer, ...verified });
      else this.#options.raise({ type: "fileBlockWrong", transfer, block });
      this.#ask(incoming.file);
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      this.#failIncoming(transfer, error);
    }
  }

  /** Runs a step of a file from this side, unless it is over. A fault ends the transfer. */
  #withOutgoing(transfer: number, nowMs: number, step: (outgoing: Outgoing) => void): void {
    const outgoing = this.#outgoing.get(transfer);
    if (outgoing === undefined) return;
    outgoing.activeMs = nowMs;
    try {
      step(outgoing);
      this.#want(transfer, outgoing);
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      this.#failOutgoing(transfer, error);
    }
  }

  #want(transfer: number, { file }: Outgoing): void {
    for (let block = file.takeWanted(); block !== undefined; block = file.takeWanted())
      this.#options.raise({ type: "fileBlockWanted", transfer, block });
  }

  #ask(file: IncomingFile): void {
    for (let value = file.takeRequest(); value !== undefined; value = file.takeRequest())
      this.#send({ case: "peerFileRequest", value });
  }

  #failOutgoing(transfer: number, { code, message: text }: FileFault): void {
    this.withdraw(transfer, code);
    this.#options.raise({ type: "fileSent", transfer, code: errorCodeName(code), by: "local", text });
  }

  #failIncoming(transfer: number, { code, message: text }: FileFault): void {
    this.end(transfer, code);
    this.#options.raise({ type: "fileWithdrawn", transfer, code: errorCodeName(code), by: "local", text });
  }

  /** Never fails: it also runs where nobody could handle an error. `handle` limits what the peer causes, `offer` the rest. */
  #send(body: MessageBody): void {
    this.#waiting.push(body);
  }

  /** @returns false if the outbox has no more room */
  #hasSentParts(outgoing: Outgoing, nowMs: number): boolean {
    const contentBytesMax = this.#options.outbox.reliableBytesMax - OVERHEAD_BYTES;
    for (let parts = 0; parts < PARTS_AT_ONCE; parts++) {
      const value = outgoing.file.nextPart(contentBytesMax);
      if (value === undefined) break;
      outgoing.activeMs = nowMs;
      const body = { case: "peerFileBlock", value } as const;
      if (this.#hasSent(body)) continue;
      this.#waiting.push(body);
      return false;
    }
    return true;
  }

  #hasSent(body: MessageBody): boolean {
    const flow = body.case === "peerFileBlock" ? blocksOf(body.value.transfer) : FILE_CONTROL;
    try {
      this.#options.outbox.sendReliable(body, flow);
      return true;
    } catch (error) {
      if (error instanceof ProtocolError) return false;
      throw error;
    }
  }
}

function tooManyWait(details: { readonly retryable?: true } = {}): ProtocolError {
  return new ProtocolError("LIMIT_REACHED", "Too many messages about files wait to be sent to the peer.", details);
}

function nameOf(code: ErrorCode): string | undefined {
  return code === ErrorCode.UNSPECIFIED ? undefined : errorCodeName(code);
}
