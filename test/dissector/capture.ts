/** Captures of IPv4 packets that are made by code, in the format pcap. */

import { writeFileSync } from "node:fs";

export interface Endpoint {
  /** IPv4. */
  readonly address: string;
  readonly port: number;
}

const RAW_IPV4 = 228;
const TCP = 6;
const UDP = 17;
const ACK = 0x10;
const SYN = 0x02;
const SEGMENT_BYTES_MAX = 1_400;

/** Packets in the order in which they are added, one millisecond after the other. */
export class Capture {
  readonly #packets: Uint8Array[] = [];

  /** The packets so far. */
  get count(): number {
    return this.#packets.length;
  }

  addDatagram(from: Endpoint, to: Endpoint, payload: Uint8Array): void {
    const header = Buffer.alloc(8);
    header.writeUInt16BE(from.port, 0);
    header.writeUInt16BE(to.port, 2);
    header.writeUInt16BE(8 + payload.length, 4);
    this.#add(UDP, from, to, Buffer.concat([header, payload]));
  }

  /** Begins a TCP connection. */
  connect(client: Endpoint, server: Endpoint): CapturedStream {
    return new CapturedStream(client, server, (from, to, segment) => this.#add(TCP, from, to, segment));
  }

  write(path: string): void {
    const head = Buffer.alloc(24);
    head.writeUInt32LE(0xa1b2c3d4, 0);
    head.writeUInt16LE(2, 4);
    head.writeUInt16LE(4, 6);
    head.writeUInt32LE(65_535, 16);
    head.writeUInt32LE(RAW_IPV4, 20);
    const records = this.#packets.flatMap((packet, index) => {
      const record = Buffer.alloc(16);
      record.writeUInt32LE(Math.floor(index / 1_000), 0);
      record.writeUInt32LE((index % 1_000) * 1_000, 4);
      record.writeUInt32LE(packet.length, 8);
      record.writeUInt32LE(packet.length, 12);
      return [record, packet];
    });
    writeFileSync(path, Buffer.concat([head, ...records]));
  }

  #add(protocol: number, from: Endpoint, to: Endpoint, payload: Uint8Array): void {
    const header = Buffer.alloc(20);
    header[0] = 0x45;
    header.writeUInt16BE(header.length + payload.length, 2);
    header.writeUInt16BE(this.#packets.length & 0xffff, 4);
    header[8] = 64;
    header[9] = protocol;
    header.set(from.address.split(".").map(Number), 12);
    header.set(to.address.split(".").map(Number), 16);
    this.#packets.push(Buffer.concat([header, payload]));
  }
}

/** The segments of one TCP connection. */
export class CapturedStream {
  readonly #ends: { readonly client: Endpoint; readonly server: Endpoint };
  readonly #add: (from: Endpoint, to: Endpoint, segment: Uint8Array) => void;
  readonly #next = { client: 1_000, server: 5_000 };

  constructor(client: Endpoint, server: Endpoint, add: (from: Endpoint, to: Endpoint, segment: Uint8Array) => void) {
    this.#ends = { client, server };
    this.#add = add;
    this.#segment("client", SYN, new Uint8Array(0));
    this.#next.client += 1;
    this.#segment("server", SYN | ACK, new Uint8Array(0));
    this.#next.server += 1;
    this.#segment("client", ACK, new Uint8Array(0));
  }

  /** @param segmentBytes  the most bytes of a segment */
  send(from: "client" | "server", bytes: Uint8Array, segmentBytes = SEGMENT_BYTES_MAX): void {
    for (let at = 0; at < bytes.length; at += segmentBytes) {
      const part = bytes.subarray(at, at + segmentBytes);
      this.#segment(from, ACK, part);
      this.#next[from] += part.length;
    }
  }

  #segment(from: "client" | "server", flags: number, payload: Uint8Array): void {
    const to = from === "client" ? "server" : "client";
    const header = Buffer.alloc(20);
    header.writeUInt16BE(this.#ends[from].port, 0);
    header.writeUInt16BE(this.#ends[to].port, 2);
    header.writeUInt32BE(this.#next[from], 4);
    header.writeUInt32BE((flags & ACK) === 0 ? 0 : this.#next[to], 8);
    header[12] = 0x50;
    header[13] = flags;
    header.writeUInt16BE(65_535, 14);
    this.#add(this.#ends[from], this.#ends[to], Buffer.concat([header, payload]));
  }
}
