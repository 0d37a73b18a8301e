/** A UDP socket, and the datagrams of one connection to the server under test. */

import type { RemoteInfo, Socket } from "node:dgram";
import {
  OpenDatagramRequest,
  type OpenDatagramResponse,
  ProbeRequest,
  type ProbeResponse,
} from "../../../generated/chatwire/v1/connection.ts";
import { Header, Message, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { OpenDatagram, Probe } from "../../../generated/chatwire/v1/rules.ts";
import { createKeyExchange } from "../../crypto/datagram-keys.ts";
import { DatagramOpener, DatagramSealer } from "../../framing/sealed-datagram.ts";
import { describeMessage, hex } from "../shared/describe.ts";
import { check, Fault } from "../shared/fault.ts";
import type { User } from "./account.ts";
import { after, nowMs, openUdp, random } from "./socket.ts";

export interface Datagram {
  readonly bytes: Uint8Array;
  readonly from: RemoteInfo;
}

/** How long the server may take to answer a datagram that it should not answer. */
const QUIET_MS = 150;
/** Most datagrams that wait to be received; further ones are dropped, as a network may do. */
const INBOX_DATAGRAMS_MAX = 1_000;
const PADDING_BYTES = 64;
const PROBE_TRIES_MAX = 4;

/** A UDP socket. */
export class DatagramPort {
  readonly #socket: Socket;
  readonly #host: string;
  readonly #inbox: Datagram[] = [];
  #wake: (() => void) | undefined;

  static async open(host: string): Promise<DatagramPort> {
    return new DatagramPort(await openUdp(host), host);
  }

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.on("message", (bytes, from) => {
      if (this.#inbox.length >= INBOX_DATAGRAMS_MAX) return;
      this.#inbox.push({ bytes: Uint8Array.from(bytes), from });
      this.#wake?.();
    });
  }

  get port(): number {
    return this.#socket.address().port;
  }

  send(bytes: Uint8Array, port: number): void {
    this.#socket.send(bytes, port, this.#host);
  }

  /** The next datagram; undefined if none comes in time. */
  async receive(timeoutMs: number): Promise<Datagram | undefined> {
    const cancel = after(timeoutMs, () => this.#wake?.());
    if (this.#inbox.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    cancel();
    return this.#inbox.shift();
  }

  close(): void {
    this.#socket.close();
  }
}

/** The keys of datagrams that a user agreed on with the server, and a socket to use them from. */
export class Probes {
  readonly port: DatagramPort;
  readonly agreed: OpenDatagramResponse;
  readonly #sealer: DatagramSealer;
  readonly #opener: DatagramOpener;
  readonly #log: string[];
  readonly #timeoutMs: number;
  #sequence = 0;

  /** Sends `OpenDatagram`. */
  static async open({ connection }: User, port: DatagramPort, log: string[], timeoutMs: number): Promise<Probes> {
    const exchange = createKeyExchange(random);
    const agreed = await connection.ok(OpenDatagram, OpenDatagramRequest.create({ publicKey: exchange.publicKey }));
    check(agreed.publicKey.length === 32, "a public key of 32 bytes", () => hex(agreed.publicKey));
    const keys = exchange.derive(agreed.publicKey, connection.secrets?.datagramExporter ?? new Uint8Array(32));
    return new Probes(port, agreed, keys, log, timeoutMs);
  }

  private constructor(
    port: DatagramPort,
    agreed: OpenDatagramResponse,
    { clientKey, serverKey }: { clientKey: Uint8Array; serverKey: Uint8Array },
    log: string[],
    timeoutMs: number,
  ) {
    this.port = port;
    this.agreed = agreed;
    this.#sealer = new DatagramSealer(clientKey, agreed.connectionId);
    this.#opener = new DatagramOpener(serverKey, agreed.connectionId);
    this.#log = log;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Seals a probe without sending it.
   *
   * @param aheadMs  how much later than now it claims to be: 120 s begin a new key epoch
   */
  seal(sequence: number, paddingBytes = PADDING_BYTES, aheadMs = 0): Uint8Array {
    const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(paddingBytes) }));
    return this.sealMessage(
      { header: Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence }), body },
      aheadMs,
    );
  }

  /** Seals any message. */
  sealMessage(message: Pick<Message, "header" | "body">, aheadMs = 0): Uint8Array {
    return this.sealBytes(Message.encode(Message.create(message)), aheadMs);
  }

  /** Seals any bytes, a message or not. */
  sealBytes(content: Uint8Array, aheadMs = 0): Uint8Array {
    return this.#sealer.seal(content, nowMs() + aheadMs).bytes;
  }

  send(bytes: Uint8Array, from: DatagramPort = this.port): void {
    this.#log.push(`sent the datagram ${hex(bytes)}`);
    from.send(bytes, this.agreed.port);
  }

  /** Sends a probe until it is answered, as a client does. */
  async ask(from: DatagramPort = this.port): Promise<{ response: ProbeResponse; datagram: Datagram; header: Header }> {
    for (let tries = 1; tries <= PROBE_TRIES_MAX; tries += 1) {
      this.#sequence += 1;
      const sequence = 1_000 + this.#sequence;
      this.send(this.seal(sequence), from);
      const datagram = await from.receive(this.#timeoutMs / PROBE_TRIES_MAX);
      if (datagram !== undefined) return { ...this.open(datagram, sequence), datagram };
    }
    throw new Fault("an answer to a probe", `none of ${PROBE_TRIES_MAX} probes was answered`);
  }

  /** Opens the answer to a probe. */
  open(datagram: Datagram, sequence: number): { response: ProbeResponse; header: Header } {
    this.#log.push(`received the datagram ${hex(datagram.bytes)}`);
    const message = this.#open(datagram.bytes);
    const { header, body } = message;
    const response = Probe.unwrapResponse(body);
    const isAnswer = header?.type === MessageType.RESPONSE && header.command === Probe.command;
    check(isAnswer && response !== undefined, "a response to Probe", () => describeMessage(message));
    check(header.answers === sequence, `answers ${sequence}`, () => describeMessage(message));
    return { response, header };
  }

  /** Fails if the server answers a datagram within `QUIET_MS`. A datagram that was lost on the way passes as well. */
  async expectNoAnswer(bytes: Uint8Array, why: string, from: DatagramPort = this.port): Promise<void> {
    this.send(bytes, from);
    const early = await from.receive(QUIET_MS);
    check(early === undefined, `no answer to a datagram ${why}`, () => `an answer: ${hex(early?.bytes ?? bytes)}`);
  }

  #open(bytes: Uint8Array): Message {
    try {
      const opened = this.#opener.open(bytes, nowMs());
      if (opened !== undefined) return Message.decode(opened.message);
    } catch (error) {
      throw new Fault("a datagram sealed with the server's key", `${error}: ${hex(bytes)}`);
    }
    throw new Fault("a datagram with a new packet number", `a repeated one: ${hex(bytes)}`);
  }
}
