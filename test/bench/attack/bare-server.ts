/**
 * A bare TLS server, to show what an attack costs the good user of any server on this machine. It does only what no server
 * can do without: handshakes, checks of signatures, answers, and the writes of what is passed on. It has no accounts, no
 * rules and no queues of its own.
 *
 * All messages have the same length. The first byte says what a message asks for.
 */

import { sign, verify } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import { importKeyPair, importPublicKey, keyPairOf } from "../../../src/crypto/key.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { createCertificate } from "../../../src/net/certificate.ts";

export const MESSAGE_BYTES = 100;
/** What messages ask for. `ask` is passed to the friend and answered, as is `press`, which is passed on at a rate only. */
export const KINDS = { ask: 1, friend: 2, victim: 3, press: 4, hear: 5, publish: 6, greet: 7, logIn: 8 } as const;

export const ACCOUNTS = 8;
export const TEXT_BYTES = 16_000;
/** A frame has a few bytes more than its text. */
const FRAME_BYTES = TEXT_BYTES + 64;
/** What the accounts have saved before the first broadcast. */
const BURST_SECONDS = 2;
const WRITES_PER_TURN_MAX = 16;
const BEAT_MS = 1;
const KEY = keyPairOf("Ed25519", new Uint8Array(32).fill(7));
const SIGNED = Buffer.alloc(200);
const SIGNATURE = sign(null, SIGNED, importKeyPair("Ed25519", KEY));

/** Clients of the server of a kind that has some. */
interface Known {
  friend: TLSSocket | undefined;
  victim: TLSSocket | undefined;
  readonly hearers: TLSSocket[];
  /** When the next message of strangers may be passed on, in milliseconds. */
  nextPressMs: number;
}

/** @returns the port of 127.0.0.1 */
export async function serveBare(): Promise<number> {
  const known: Known = { friend: undefined, victim: undefined, hearers: [], nextPressMs: 0 };
  const server = createServer({ ...(await createCertificate()), minVersion: "TLSv1.3" }, (socket) => {
    socket.setNoDelay(true);
    socket.on("error", () => {});
    onMessages(socket, (message) => handle(known, socket, message));
  });
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 });
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Calls back with each message that arrives. */
export function onMessages(socket: TLSSocket, handle: (message: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on("data", (bytes: Buffer) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    for (; rest.length >= MESSAGE_BYTES; rest = rest.subarray(MESSAGE_BYTES)) handle(rest.subarray(0, MESSAGE_BYTES));
  });
}

function handle(known: Known, socket: TLSSocket, message: Buffer): void {
  const kind = message[0];
  if (kind === KINDS.friend) known.friend = socket;
  else if (kind === KINDS.victim) known.victim = socket;
  else if (kind === KINDS.hear) known.hearers.push(socket);
  else if (kind === KINDS.publish) publish(known.hearers);
  else {
    if (kind === KINDS.ask) known.friend?.write(message);
    if (kind === KINDS.press && isPressed(known)) known.victim?.write(message);
    if (kind === KINDS.logIn) checkSignature();
    socket.write(message);
  }
}

/** Whether the victim gets this message of a stranger. */
function isPressed(known: Known): boolean {
  const nowMs = performance.now();
  if (nowMs < known.nextPressMs) return false;
  known.nextPressMs = nowMs + 1_000 / DEFAULT_LIMITS.strangerEventsPerSecond;
  return true;
}

function checkSignature(): void {
  if (!verify(null, SIGNED, importPublicKey("Ed25519", KEY.publicKey), SIGNATURE)) throw new Error("It is not signed.");
}

/** Writes the bytes of the broadcasts of all accounts, at their rate, for good. */
function publish(hearers: readonly TLSSocket[]): void {
  const frame = Buffer.alloc(FRAME_BYTES, "x");
  const perMs = (ACCOUNTS * DEFAULT_LIMITS.accountCausedBytesPerSecond) / FRAME_BYTES / 1_000;
  const startMs = performance.now() - BURST_SECONDS * 1_000;
  let written = 0;
  setInterval(() => {
    const due = Math.floor((performance.now() - startMs) * perMs) - written;
    for (let left = Math.min(due, WRITES_PER_TURN_MAX); left > 0; left--) {
      hearers[written % hearers.length]?.write(frame);
      written += 1;
    }
  }, BEAT_MS);
}
