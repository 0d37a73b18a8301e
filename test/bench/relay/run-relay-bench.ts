/** Counts the datagrams that the relay forwards in a second of processor time, beside a bare forwarding loop. */

import { type ChildProcess, spawn } from "node:child_process";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { TagKey } from "../../../src/crypto/message-tag.ts";
import { DatagramKind, readDatagramHeader } from "../../../src/framing/datagram.ts";
import { RelayCodec } from "../../../src/framing/relay-datagram.ts";
import { argumentsFor } from "../../compiled-sources.ts";
import { SIDES } from "./sides.ts";

/** Datagrams under way at a time: few enough for the buffers of the sockets. */
const WINDOW = 64;
/** After this time without an arrival, what is under way counts as lost. */
const LOST_MS = 100;

export interface RelayBenchOptions {
  /** How often each subject gets its turn. */
  readonly rounds: number;
  /** Datagrams in a turn. */
  readonly turn: number;
  /** Length of a datagram of the link. */
  readonly bytes: number;
}

/** Medians of all turns, in datagrams for each second of processor time of the forwarding process. */
export interface RelayBenchResult {
  readonly bare: number;
  readonly relay: number;
}

export async function runRelayBench({ rounds, turn, bytes }: RelayBenchOptions): Promise<RelayBenchResult> {
  const [sender, receiver] = [await bind(), await bind()];
  const program = argumentsFor("test/bench/relay/forwarder-main.ts", String(receiver.address().port));
  const child = spawn(process.execPath, program, { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  try {
    const [{ barePort, relayPort }] = await once(child, "message");
    const [codec, other] = SIDES.map(({ relayId, key }) => new RelayCodec(relayId, new TagKey(key)));
    if (codec === undefined || other === undefined) throw new Error("A pair has two sides.");
    let sequence = 10;
    await bindSide(sender, codec, relayPort);
    await bindSide(receiver, other, relayPort);
    const datagram = new Uint8Array(bytes).fill(7);
    const wrap = (): Uint8Array => codec.wrap(datagram, sequence++);
    const subjects = [
      { perSecond: [] as number[], port: barePort, next: () => datagram },
      { perSecond: [] as number[], port: relayPort, next: wrap },
    ];
    // The first turn warms up.
    for (let round = 0; round <= rounds; round++) {
      for (const { perSecond, port, next } of subjects) {
        const before = await cpuSeconds(child);
        const arrived = await flood(receiver, turn, () => sender.send(next(), port, "127.0.0.1", () => {}));
        if (round > 0) perSecond.push(arrived / ((await cpuSeconds(child)) - before));
      }
    }
    const [bare = Number.NaN, relay = Number.NaN] = subjects.map(({ perSecond }) => median(perSecond));
    return { bare, relay };
  } finally {
    child.disconnect();
    for (const socket of [sender, receiver]) socket.close();
  }
}

async function bind(): Promise<Socket> {
  const socket = createSocket({ type: "udp4", recvBufferSize: 2_097_152 }).bind(0, "127.0.0.1");
  await once(socket, "listening");
  return socket;
}

async function bindSide(socket: Socket, codec: RelayCodec, port: number): Promise<void> {
  let token: Uint8Array | undefined;
  for (const [sequence, kind] of [
    [1, DatagramKind.RELAY_CHALLENGE],
    [2, DatagramKind.RELAY_STATUS],
  ] as const) {
    socket.send(codec.bind(sequence, token), port, "127.0.0.1");
    const [bytes] = await once(socket, "message");
    if (readDatagramHeader(bytes)?.kind !== kind) throw new Error("The relay did not bind the address.");
    token = codec.open(bytes);
  }
}

/** Sends datagrams, a few at a time, until enough were sent. Returns how many arrived. */
async function flood(receiver: Socket, count: number, send: () => void): Promise<number> {
  let [sent, arrived, lost] = [0, 0, 0];
  const fill = (): void => {
    for (; sent < count && sent - arrived - lost < WINDOW; sent++) send();
  };
  await new Promise<void>((resolve) => {
    let timer: NodeJS.Timeout;
    const onArrival = (): void => {
      arrived += 1;
      timer.refresh();
      fill();
      if (arrived + lost >= count) finish();
    };
    const finish = (): void => {
      clearTimeout(timer);
      receiver.off("message", onArrival);
      resolve();
    };
    timer = setTimeout(() => {
      lost = sent - arrived;
      if (sent >= count) return finish();
      fill();
      timer.refresh();
    }, LOST_MS);
    receiver.on("message", onArrival);
    fill();
  });
  return arrived;
}

async function cpuSeconds(child: ChildProcess): Promise<number> {
  const answered = once(child, "message");
  child.send("cpu");
  const [{ cpuSeconds: seconds }] = await answered;
  return seconds;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >>> 1] ?? Number.NaN;
}
