/** Frames on plain TCP. */

import { Header, Message, type MessageBody } from "../../generated/chatwire/v1/message.ts";
import { frameOf } from "../vectors/protobuf-bytes.ts";
import { Capture, type CapturedStream, type Endpoint } from "./capture.ts";

const CLIENT: Endpoint = { address: "192.0.2.1", port: 50_000 };
const SERVER: Endpoint = { address: "192.0.2.2", port: 4_000 };

/** The preferences by which the frames are found. */
export const PLAIN: Readonly<Record<string, number>> = { "chatwire.plain_ports": SERVER.port };

export function frame(header: Partial<Header>, body: MessageBody): Uint8Array {
  return frameOf(Message.encode(Message.create({ header: Header.create(header), body })));
}

/** A connection that sends bytes in one direction. */
export function captureOf(from: "client" | "server", bytes: Uint8Array, segmentBytes?: number): Capture {
  const capture = new Capture();
  openIn(capture).send(from, bytes, segmentBytes);
  return capture;
}

export function openIn(capture: Capture): CapturedStream {
  return capture.connect(CLIENT, SERVER);
}
