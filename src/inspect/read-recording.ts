import { createReadStream } from "node:fs";
import { UsageError } from "../errors.ts";
import { checkKeys, type KeysOf } from "../known-words.ts";
import { type Line, RECORDING_FORMAT, RECORDING_VERSION, type Start } from "./line.ts";
import { RecentLines } from "./recent-lines.ts";

/** How much `readRecording` keeps. */
export interface ReadOptions {
  /** How many of the last lines are kept in memory, from 1. Default: 10,000. */
  linesMax?: number;
}

/** What an inspector shows: a file, or a `Recorder` of this process. */
export interface Recording {
  readonly start: Start;
  readonly lines: RecentLines;
}

const READ_KEYS: KeysOf<ReadOptions> = { linesMax: true };
/** A message has at most 16 MiB, and its JSON a third more in base64. */
const LINE_CHARACTERS_MAX = 33_554_432;
const STATES: readonly unknown[] = ["NEW", "AWAY", "AVAILABLE", "CONNECTED"];

/**
 * Reads a recording.
 *
 * @throws UsageError the file cannot be read, is no recording, is of a later version, or is damaged; the text names the
 *   line
 */
export async function readRecording(path: string, options: ReadOptions = {}): Promise<Recording> {
  checkKeys(options, READ_KEYS, "option", " of readRecording");
  const { linesMax = 10_000 } = options;
  if (!Number.isInteger(linesMax) || linesMax < 1)
    throw new UsageError(`linesMax must be a positive integer, not ${linesMax}.`);
  const lines = new RecentLines(linesMax);
  let start: Start | undefined;
  let at = 0;
  for await (const text of linesOf(path)) {
    at += 1;
    const damaged = (what: string) => new UsageError(`${path}:${at}: ${what}. ${remedy(path, at)}`);
    const value = parse(text, damaged);
    if (start === undefined) start = readStart(value, path);
    else if (isLine(value)) lines.add(numbered(value, lines.last + 1));
    else throw damaged("The line is no message, link or gap of a recording");
  }
  if (start === undefined)
    throw new UsageError(`${path} is empty. Name a file that a recorder of chatwire has written.`);
  return { start, lines };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  try {
    for await (const chunk of createReadStream(path, { encoding: "utf8" })) {
      const pieces = `${rest}${chunk}`.split("\n");
      rest = pieces.pop() ?? "";
      if (rest.length > LINE_CHARACTERS_MAX) break;
      yield* pieces;
    }
  } catch (error) {
    if (error instanceof Error && "syscall" in error)
      throw new UsageError(`The recording ${path} cannot be read: ${error.message}.`);
    throw error;
  }
  if (rest !== "") yield rest;
}

function parse(text: string, damaged: (what: string) => UsageError): unknown {
  if (text.length > LINE_CHARACTERS_MAX) throw damaged(`The line has more than ${LINE_CHARACTERS_MAX} characters`);
  try {
    return JSON.parse(text);
  } catch {
    throw damaged("The line is not JSON, or not whole");
  }
}

/** The advice for a line that cannot be read. */
function remedy(path: string, at: number): string {
  return at === 1
    ? "Name a file that a recorder of chatwire has written."
    : `The lines before it are whole. To keep them: head -n ${at - 1} ${path} > whole.jsonl`;
}

function readStart(value: unknown, path: string): Start {
  const { format, version, startedMs, contents } = Object(value);
  if (format !== RECORDING_FORMAT || !Number.isInteger(version) || !Number.isFinite(startedMs))
    throw new UsageError(`${path}:1: The file is no recording. ${remedy(path, 1)}`);
  if (version > RECORDING_VERSION) {
    const text = `the recording has version ${version}, and this program reads versions up to ${RECORDING_VERSION}`;
    throw new UsageError(`${path}:1: ${text}. Read it with a later version of chatwire.`);
  }
  return { format: RECORDING_FORMAT, version, startedMs, contents: contents === true };
}

function numbered(line: Line, number: number): Line {
  return { ...line, number };
}

function isLine(value: unknown): value is Line {
  if (typeof value !== "object" || value === null) return false;
  const line: Partial<Record<string, unknown>> = { ...value };
  if (!isNumber(line["ms"])) return false;
  switch (line["kind"]) {
    case "message":
      return (
        isNumber(line["connection"]) &&
        isNumber(line["bytes"]) &&
        ["client", "server"].some((end) => end === line["end"]) &&
        ["sent", "received"].some((way) => way === line["way"]) &&
        [line["other"], line["user"]].every((text) => typeof text === "string") &&
        [line["before"], line["after"]].every((state) => STATES.includes(state)) &&
        [line["rate"], line["requests"]].every((usage) => usage === undefined || isUsage(usage)) &&
        isObject(line["message"])
      );
    case "link":
      return typeof line["name"] === "string" && Array.isArray(line["paths"]) && line["paths"].every(isPath);
    case "gap":
      return isNumber(line["lost"]) && typeof line["reason"] === "string";
    default:
      return false;
  }
}

function isUsage(value: unknown): boolean {
  return isObject(value) && isNumber(Object(value).used) && isNumber(Object(value).max);
}

function isPath(value: unknown): boolean {
  const { destination, kind, state, rttMs } = Object(value);
  return (
    [destination, kind, state].every((text) => typeof text === "string") && (rttMs === undefined || isNumber(rttMs))
  );
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}
