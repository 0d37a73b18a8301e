/**
 * What a message on a link costs the process that sends it, beside a datagram of the same bytes that is sealed and sent, by
 * real sockets to another process. All have turns in one process.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { ApplicationMessage } from "../../../generated/chatwire/v1/application.ts";
import { DATAGRAM_RULES } from "../../../src/framing/datagram.ts";
import { DatagramSealer } from "../../../src/framing/sealed-datagram.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import type { PeerConnection } from "../../../src/peering/peer-connection.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { argumentsFor } from "../../compiled-sources.ts";
import { bindEnd, startEnd } from "../goodput/link-end.ts";
import { median } from "../measure.ts";

/** Of a message. It fills most of a datagram. */
const MESSAGE_BYTES = 1_000;
/** Messages in each millisecond. */
const RATE = 20;
/** After each turn, so that what is on its way arrives. */
const SETTLE_MS = 50;
const PAYLOAD = new Uint8Array(MESSAGE_BYTES).fill(120);

export interface CostOptions {
  /** How often each subject gets its turn before it is measured, so that its code is compiled and its rate is found. */
  readonly warmUpRounds: number;
  /** How often each subject gets its turn after that. */
  readonly rounds: number;
  readonly turnMs: number;
}

/** Of one subject. */
export interface Cost {
  /** Messages that arrived, for each second of the sender's processor time: the median of all turns. */
  readonly perSecond: number;
  /** Messages that arrived, of those that were sent. */
  readonly arrived: number;
}

export interface CostResult {
  readonly bare: Cost;
  readonly reliable: Cost;
  readonly lossy: Cost;
  readonly media: Cost;
}

export type SubjectName = keyof CostResult;

/** What the other process is asked: with an address, to open the other end of a subject; else how many messages have arrived. */
export interface CostQuestion {
  readonly name: SubjectName;
  readonly from?: SocketAddress;
}

interface Subject {
  /** Sends that many messages, or fewer if no more fit into the queue. Returns how many. */
  send(count: number): number;
  close(): Promise<void>;
}

const NAMES: readonly SubjectName[] = ["bare", "reliable", "lossy", "media"];

export async function runCostBench({ warmUpRounds, rounds, turnMs }: CostOptions): Promise<CostResult> {
  await using receiver = await Receiver.start();
  const costs: Record<SubjectName, Cost> = {} as Record<SubjectName, Cost>;
  const runs = [];
  for (const name of NAMES) {
    const subject = name === "bare" ? await bare(receiver) : await onLink(name, receiver);
    runs.push({ name, subject, perSecond: [] as number[], sent: 0, arrived: 0 });
  }
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const run of runs) {
      const before = await receiver.count(run.name);
      const cpuBefore = process.cpuUsage();
      const sent = await turn((count) => run.subject.send(count), turnMs);
      const { user, system } = process.cpuUsage(cpuBefore);
      const arrived = (await receiver.count(run.name)) - before;
      if (round < 0) continue;
      run.perSecond.push(arrived / ((user + system) / 1_000_000));
      run.sent += sent;
      run.arrived += arrived;
    }
  }
  for (const { name, subject, perSecond, sent, arrived } of runs) {
    await subject.close();
    costs[name] = { perSecond: median(perSecond), arrived: arrived / sent };
  }
  return costs;
}

/** Sends at the rate for some time, and returns how many messages. */
async function turn(send: (count: number) => number, turnMs: number): Promise<number> {
  const startMs = performance.now();
  let [due, sent] = [0, 0];
  for (let tookMs = 0; tookMs < turnMs; tookMs = performance.now() - startMs) {
    const count = Math.max(Math.ceil(tookMs * RATE) - due, 0);
    due += count;
    sent += send(count);
    await sleep(1);
  }
  // What is on its way arrives.
  await sleep(SETTLE_MS);
  return sent;
}

async function bare(receiver: Receiver): Promise<Subject> {
  const socket = await bindEnd();
  const to = await receiver.open("bare", socket.address);
  const sealer = new DatagramSealer(new Uint8Array(32).fill(1), 1n, DATAGRAM_RULES);
  return {
    send(count) {
      for (let left = count; left > 0; left--) socket.send(sealer.seal(PAYLOAD, systemNetwork.monotonicMs()).bytes, to);
      return count;
    },
    close: () => socket.close(),
  };
}

async function onLink(name: Exclude<SubjectName, "bare">, receiver: Receiver): Promise<Subject> {
  const socket = await bindEnd();
  const to = await receiver.open(name, socket.address);
  let onConnected = (): void => {};
  const connected = new Promise<void>((resolve) => {
    onConnected = resolve;
  });
  const end = startEnd(socket, "sender", to, ({ type }) => {
    if (type === "connected") onConnected();
  });
  await connected;
  const sendOne = sending(name, end.connection);
  return {
    send(count) {
      let sent = 0;
      for (; sent < count && end.connection.isWritable; sent++) sendOne(systemNetwork.monotonicMs());
      end.drain();
      return sent;
    },
    close: () => end.close(),
  };
}

function sending(name: Exclude<SubjectName, "bare">, connection: PeerConnection): (nowMs: number) => void {
  const message = ApplicationMessage.create({ typeName: "bench.Message", payload: PAYLOAD });
  if (name === "reliable") return (nowMs) => void connection.sendMessage(message, nowMs);
  if (name === "lossy") return (nowMs) => connection.sendSignal(message, nowMs);
  const stream = connection.openMedia(systemNetwork.monotonicMs());
  return (nowMs) =>
    connection.sendMedia(stream, { payload: PAYLOAD, timestampUs: Math.round(nowMs * 1_000), marker: false }, nowMs);
}

/** The other process. */
class Receiver implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(): Promise<Receiver> {
    const child = spawn(process.execPath, argumentsFor("test/bench/link/cost-receiver-main.ts"), {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    return new Receiver(child);
  }

  /** Opens the other end of a subject, and returns its address. */
  async open(name: SubjectName, from: SocketAddress): Promise<SocketAddress> {
    return (await this.#ask({ name, from })) as SocketAddress;
  }

  /** How many messages of a subject have arrived so far. */
  async count(name: SubjectName): Promise<number> {
    return (await this.#ask({ name })) as number;
  }

  async #ask(question: CostQuestion): Promise<unknown> {
    this.#child.send(question);
    const [answer] = await once(this.#child, "message");
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.disconnect();
    await once(this.#child, "exit");
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
