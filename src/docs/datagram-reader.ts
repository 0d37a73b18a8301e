import { Message } from "../../generated/chatwire/v1/message.ts";
import { DatagramKind, readDatagramHeader } from "../framing/datagram.ts";
import { DatagramOpener } from "../framing/sealed-datagram.ts";
import { labelOf } from "./message-label.ts";

/** Looks into the datagrams of a path whose keys are known. */
export class DatagramReader {
  readonly #openers: ReadonlyMap<bigint, DatagramOpener>;

  /** @param keys  by the connection id of the datagrams that each opens */
  constructor(keys: ReadonlyMap<bigint, Uint8Array>) {
    this.#openers = new Map([...keys].map(([id, key]) => [id, new DatagramOpener(key, id)]));
  }

  /** What a datagram is, in a few words. Each may be asked for once. */
  labelOf(bytes: Uint8Array, nowMs: number): string {
    const header = readDatagramHeader(bytes);
    if (header?.kind !== DatagramKind.SEALED) {
      return Object.entries(DatagramKind).find(([, kind]) => kind === header?.kind)?.[0] ?? "";
    }
    const opened = this.#openers.get(header.connectionId)?.open(bytes, nowMs);
    if (opened === undefined) return "";
    const message = Message.decode(opened.message);
    const sequence = message.header?.sequence ?? 0;
    return sequence === 0 ? labelOf(message) : `${labelOf(message)}, sequence ${sequence}`;
  }
}
