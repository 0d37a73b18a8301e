import { performance } from "node:perf_hooks";
import { MessageJson } from "../../generated/chatwire/v1/message.json.ts";
import { Message } from "../../generated/chatwire/v1/message.ts";
import type { LinkTap } from "../client/conversations/link/link-tap.ts";
import { UsageError } from "../errors.ts";
import { checkKeys, checkWord, type KeysOf } from "../known-words.ts";
import type { Tap, TappedConnection } from "../session/session-event.ts";
import { ConnectionTracker } from "./connection-tracker.ts";
import { formatAddress } from "./format-address.ts";
import { type Line, type MessageLine, RECORDING_FORMAT, RECORDING_VERSION, type Start } from "./line.ts";
import { LinkTracker, wayOf } from "./link-tracker.ts";
import type { Recording } from "./read-recording.ts";
import { RecentLines } from "./recent-lines.ts";
import { RecordingFile } from "./recording-file.ts";

/** What `createRecorder` records, where to, and how much. */
export interface RecorderOptions {
  /** The path of a new file, with mode 0600, that gets every line. Default: there is none. */
  file?: string;
  /** Whether texts and the bodies of applications are recorded. Secrets never are. Default: false. */
  contents?: boolean;
  /**
   * How many of the last lines are kept in memory, from 1 to 1,000,000; fewer if their messages had more than 64 MiB.
   * Default: 10,000.
   */
  linesMax?: number;
  /** The most bytes of the file; what comes later is counted only. Default: 268,435,456. */
  fileBytesMax?: number;
  /** How often the paths of a link are read at most, in milliseconds, at least 10. Default: 1,000. */
  linkIntervalMs?: number;
}

/** Records the messages of servers and clients of this process. */
export interface Recorder extends Recording, AsyncDisposable {
  /** Pass it as the option `tap` of `ChatServer.listen` or `ChatClient.connect`, of as many as wanted. */
  readonly tap: Tap;
  /**
   * Pass it as the option `linkTap` of `ChatClient.connect`, of as many as wanted. It records the messages inside links,
   * and the states, paths and round trips of each link whenever they change.
   */
  readonly linkTap: LinkTap;
  /**
   * Stops recording, and waits until the file is written. The lines in memory stay.
   *
   * @throws UsageError the disk refused lines
   */
  close(): Promise<void>;
}

const RECORDER_KEYS: KeysOf<RecorderOptions> = {
  file: true,
  contents: true,
  linesMax: true,
  fileBytesMax: true,
  linkIntervalMs: true,
};
const LINES_MAX = 1_000_000;
const FILE_BYTES_MAX = 268_435_456;
const LINK_INTERVAL_MIN_MS = 10;

/**
 * Starts a recording. Its tap removes secrets, and texts unless `contents` asks for them, before anything is kept.
 *
 * @throws UsageError an option is wrong, or the file exists or cannot be created
 */
export async function createRecorder(options: RecorderOptions = {}): Promise<Recorder> {
  checkKeys(options, RECORDER_KEYS, "option", " of createRecorder");
  const { file, contents = false, linesMax = 10_000, fileBytesMax = FILE_BYTES_MAX, linkIntervalMs = 1_000 } = options;
  checkWord(contents, [true, false], "contents");
  checkInteger("linesMax", linesMax, 1, LINES_MAX);
  checkInteger("fileBytesMax", fileBytesMax, 1_024, Number.MAX_SAFE_INTEGER);
  checkInteger("linkIntervalMs", linkIntervalMs, LINK_INTERVAL_MIN_MS, 86_400_000);
  const start: Start = {
    format: RECORDING_FORMAT,
    version: RECORDING_VERSION,
    startedMs: Date.now(),
    contents,
  };
  const opened = file === undefined ? undefined : await RecordingFile.create(file, fileBytesMax);
  opened?.add(JSON.stringify(start));
  return new TapRecorder(start, new RecentLines(linesMax), opened, linkIntervalMs);
}

class TapRecorder implements Recorder {
  readonly start: Start;
  readonly lines: RecentLines;
  readonly #file: RecordingFile | undefined;
  readonly #linkIntervalMs: number;
  readonly #beganMs = performance.now();
  readonly #connections = new WeakMap<TappedConnection, { number: number; tracker: ConnectionTracker }>();
  #connectionCount = 0;
  #linkCount = 0;
  /** Lines that the file did not take since the last one that it took. */
  #lost = 0;
  #isClosed = false;

  constructor(start: Start, lines: RecentLines, file: RecordingFile | undefined, linkIntervalMs: number) {
    this.start = start;
    this.lines = lines;
    this.#file = file;
    this.#linkIntervalMs = linkIntervalMs;
  }

  readonly tap: Tap = (way, message, connection) => {
    if (this.#isClosed) return;
    const nowMs = performance.now();
    const { number, tracker } = this.#connectionOf(connection);
    const { rate, requests, ...tracked } = tracker.follow(message, nowMs);
    this.#add({
      kind: "message",
      number: this.lines.last + 1,
      ms: this.#sinceStart(nowMs),
      connection: number,
      end: connection.end,
      other: formatAddress(connection.other),
      ...tracked,
      way,
      ...(rate && { rate }),
      ...(requests && { requests }),
      ...this.#written(message),
    });
  };

  readonly linkTap: LinkTap = (link) => {
    this.#linkCount += 1;
    const tracker = new LinkTracker(this.#linkCount, link, this.#linkIntervalMs);
    const readLink = (): void => this.#readLink(tracker);
    readLink();
    link.finished.then(readLink, readLink);
    return (way, message, path) => {
      if (this.#isClosed) return;
      const nowMs = performance.now();
      readLink();
      const add = (passed: Message, parts?: number): void => {
        const rate = tracker.follow(way, passed, nowMs);
        this.#add({
          kind: "link message",
          number: this.lines.last + 1,
          ms: this.#sinceStart(nowMs),
          link: tracker.link,
          user: link.user,
          peer: link.peer,
          way,
          ...(parts !== undefined && { parts }),
          path: wayOf(path),
          destination: formatAddress(path),
          state: link.state,
          ...(rate && { rate }),
          ...this.#written(passed),
        });
      };
      add(message);
      const whole = tracker.joined(way, message);
      if (whole !== undefined) add(whole.message, whole.parts);
    };
  };

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#lost > 0) this.#file?.addLast(this.#gap(this.#sinceStart(performance.now())));
    await this.#file?.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #readLink(tracker: LinkTracker): void {
    if (this.#isClosed) return;
    const nowMs = performance.now();
    const facts = tracker.read(nowMs);
    if (facts !== undefined)
      this.#add({ kind: "link", number: this.lines.last + 1, ms: this.#sinceStart(nowMs), ...facts });
  }

  #connectionOf(connection: TappedConnection): { number: number; tracker: ConnectionTracker } {
    let known = this.#connections.get(connection);
    if (known === undefined) {
      this.#connectionCount += 1;
      known = { number: this.#connectionCount, tracker: new ConnectionTracker() };
      this.#connections.set(connection, known);
    }
    return known;
  }

  /** A message that does not fit the schema must not end the session that it passes. Why it does not may be secret. */
  #written(message: Message): Pick<MessageLine, "bytes" | "message"> {
    const confidential = this.start.contents ? "hide secrets" : "hide";
    try {
      return { bytes: Message.encode(message).length, message: MessageJson.toJson(message, { confidential }) };
    } catch {
      return { bytes: 0, message: { "no JSON": "The message does not fit the schema." } };
    }
  }

  #add(line: Line): void {
    this.lines.add(line);
    if (this.#file === undefined) return;
    if (this.#lost > 0) {
      if (this.#file.add(this.#gap(line.ms))) this.#lost = 0;
    }
    const { number: _, ...written } = line;
    if (this.#lost > 0 || !this.#file.add(JSON.stringify(written))) this.#lost += 1;
  }

  #gap(ms: number): string {
    const reason = this.#file?.fault ?? "the disk was too slow";
    return JSON.stringify({ kind: "gap", ms, lost: this.#lost, reason });
  }

  #sinceStart(nowMs: number): number {
    return Math.round((nowMs - this.#beganMs) * 1_000) / 1_000;
  }
}

function checkInteger(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new UsageError(`${name} must be an integer from ${min} to ${max}, not ${value}.`);
}
