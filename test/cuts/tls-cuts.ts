/**
 * Cuts the connection of a client at bytes of a recorded session, over TLS on loopback, with the server and the clients that
 * programs use.
 *
 * How the folder fits together: `recorded-session.ts` is what two clients do, `ledger.ts` what was sent and what arrived.
 * `byte-proxy.ts` cuts the connection of one of them. This file runs the session with each cut, many at a time.
 * `main.ts` is the command.
 */

import * as assert from "uvu/assert";
import type { Limits } from "../../src/index.ts";
import { type Certificate, ChatServer } from "../../src/server/index.ts";
import { TEST_ITERATIONS } from "../sim/scram-proof.ts";
import { type ByteCut, ByteProxy, type End } from "./byte-proxy.ts";
import { RecordedSession } from "./recorded-session.ts";

/** Both ends notice within two seconds that a connection is half-open. Hello has the same time limit as a ping. */
const IMPATIENT_SERVER: Partial<Limits> = { idleTimeoutMs: 1_500 };
const IMPATIENT_CLIENT: Partial<Limits> = { requestTimeoutMs: 1_500 };
/** A receiver whose session is resumed answers late, and more so on a busy machine. */
const ANSWER_MS = 40_000;
/** So little is kept that a session with a part of the recorded one cannot be resumed. */
const KEEPING_LITTLE: Partial<Limits> = { resumeBytesMax: 1_500 };
/** Nobody answers for a session that is gone. */
const LOST_ANSWER_MS = 1_500;

export interface Stage {
  readonly seed: number;
  readonly certificate: Certificate;
}

/** Where to cut, and how. */
export interface CutsOptions extends Stage {
  readonly from: End;
  readonly isHalfOpen: boolean;
  /** Bytes from one cut to the next, and the first one. */
  readonly everyBytes: number;
  readonly firstByte: number;
  /** Sessions at once. */
  readonly parallel: number;
}

/** What came of a number of cuts. */
export interface CutsReport {
  readonly cuts: number;
  /** Sessions that ended before the byte at which they were to be cut. */
  readonly uncut: number;
  readonly resumed: number;
  /** Sessions that could not be made whole: the user was logged in again, and was told what may be missing. */
  readonly restored: number;
}

/** What the whole session sends if nothing is cut. */
export async function measureWhole(stage: Stage): Promise<{ bytes: Record<End, number>; messages: number }> {
  const { bytes, session } = await runSession(stage, undefined, {}, async (session) => session.runInSteps());
  session.ledger.checkWhole();
  return { bytes, messages: session.messages };
}

/** Cuts the session at all these places. Each time, it is resumed, and everything arrives once and in order. */
export async function checkTlsCuts(options: CutsOptions, whole: Record<End, number>): Promise<CutsReport> {
  return runAll(options, whole, async (cut) => {
    const limits = cut.isHalfOpen ? { server: IMPATIENT_SERVER, client: IMPATIENT_CLIENT } : {};
    const run = await runSession(options, cut, limits, (session) => session.runInSteps());
    run.session.ledger.checkWhole();
    const statuses = statusesOf(run.session);
    // On a busy machine, the short timeouts may end a connection once more.
    assert.ok(
      statuses.every((status) => status === "resumed") && statuses.length >= Number(run.isCut),
      `came back: ${statuses}`,
    );
    return run;
  });
}

/**
 * Cuts the session at all these places, where both ends keep too little to make it whole: while the connection is lost, both
 * go on. Texts arrive once and in order. Of other things, what is missing is named.
 */
export async function checkIncompleteCuts(options: CutsOptions, whole: Record<End, number>): Promise<CutsReport> {
  const limits = { server: { ...KEEPING_LITTLE, messageAnswerMs: LOST_ANSWER_MS }, client: KEEPING_LITTLE };
  return runAll(options, whole, async (cut) => {
    const run = await runSession(options, cut, limits, async (session, proxy) => {
      let held: { pass(): void } | undefined;
      proxy.onCut = () => {
        held = proxy.hold();
      };
      await session.runWithoutWaiting();
      proxy.onCut = () => {};
      held?.pass();
      await session.finish();
    });
    const { ledger, changes } = run.session;
    const missed = new Set(changes.flatMap((change) => (change.status === "restored" ? change.missed : [])));
    ledger.checkWhole(["texts to ada", "texts to grace"]);
    for (const kind of ledger.kinds) ledger.checkParts(kind, kind === "broadcasts to ada" && missed.has("broadcasts"));
    return run;
  });
}

interface Run {
  readonly bytes: Record<End, number>;
  readonly session: RecordedSession;
  readonly isCut: boolean;
}

/** Runs the session once. */
async function runSession(
  { seed, certificate }: Stage,
  cut: ByteCut | undefined,
  { server: ofServer = {}, client: ofClient = {} }: { server?: Partial<Limits>; client?: Partial<Limits> },
  play: (session: RecordedSession, proxy: ByteProxy) => Promise<void>,
): Promise<Run> {
  const limits = { scramIterations: TEST_ITERATIONS, messageAnswerMs: ANSWER_MS, ...ofServer };
  const server = await ChatServer.listen({
    host: "127.0.0.1",
    port: 0,
    secondProbePort: false,
    grease: false,
    certificate,
    limits,
  });
  try {
    await using proxy = await ByteProxy.listen(server.port, cut);
    await using session = new RecordedSession(seed);
    const urls = { ada: `chat://127.0.0.1:${proxy.port}`, grace: `chat://127.0.0.1:${server.port}` };
    await session.begin(urls, { limits: ofClient }, () => proxy.count());
    await play(session, proxy);
    // What follows belongs to the check: a cut there may go unnoticed.
    const [bytes, isCut] = [{ ...proxy.bytes }, proxy.isCut];
    await session.settle();
    assert.not(session.changes.some(({ status }) => status === "closed"));
    // Typing is lossy. Nobody is shown more often than it was told.
    assert.ok(session.typingShown <= session.typingSent, `${session.typingShown} times typing`);
    return { bytes, session, isCut };
  } finally {
    await server.close();
  }
}

/** Runs the sessions with all cuts, so many at a time. */
async function runAll(
  { from, isHalfOpen, everyBytes, firstByte, parallel }: CutsOptions,
  whole: Record<End, number>,
  run: (cut: ByteCut) => Promise<Run>,
): Promise<CutsReport> {
  const report = { cuts: 0, uncut: 0, resumed: 0, restored: 0 };
  let afterBytes = firstByte;
  const worker = async (): Promise<void> => {
    while (afterBytes <= whole[from]) {
      const cut = { from, afterBytes, isHalfOpen };
      afterBytes += everyBytes;
      const { isCut, session } = await withPlace(run(cut), cut);
      const statuses = statusesOf(session);
      if (isCut) report.cuts += 1;
      else report.uncut += 1;
      if (statuses.includes("restored")) report.restored += 1;
      else if (statuses.includes("resumed")) report.resumed += 1;
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return report;
}

/** How the connection has come back, each time. */
function statusesOf({ changes }: RecordedSession): string[] {
  return changes.map(({ status }) => status).filter((status) => status !== "waiting" && status !== "closed");
}

/** Names the place in whatever goes wrong. */
async function withPlace<T>(run: Promise<T>, cut: ByteCut): Promise<T> {
  try {
    return await run;
  } catch (cause) {
    throw new Error(`${JSON.stringify(cut)}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
