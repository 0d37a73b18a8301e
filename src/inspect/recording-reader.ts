import { UsageError } from "../errors.ts";
import { type Line, RECORDING_FORMAT, RECORDING_VERSION, type Start } from "./line.ts";
import { RecentLines } from "./recent-lines.ts";

/** A message has at most 16 MiB, and its JSON a third more in base64. */
const LINE_CHARACTERS_MAX = 33_554_432;
const STATES: readonly unknown[] = ["NEW", "AWAY", "AVAILABLE", "CONNECTED"];
const LINK_STATES: readonly unknown[] = ["connecting", "connected", "closing", "closed"];

/** Turns the text of a file, as it comes in, into the lines of a recording. */
export class RecordingReader {
  readonly lines: RecentLines;
  readonly #path: string;
  #start: Start | undefined;
  /** The number of the last line of the file that was read. */
  #at = 0;
  /** The beginning of a line whose end has not come. */
  #rest = "";

  constructor(path: string, linesMax: number) {
    this.#path = path;
    this.lines = new RecentLines(linesMax);
  }

  /** Whether the first line was there. */
  get hasStart(): boolean {
    return this.#start !== undefined;
  }

  /** @throws UsageError the file is empty so far */
  get start(): Start {
    if (this.#start === undefined)
      throw new UsageError(`${this.#path} is empty. Name a file that a recorder of chatwire has written.`);
    return this.#start;
  }

  /** @throws UsageError the file is no recording, is of a later version, or is damaged; the text names the line */
  take(text: string): void {
    const [first = "", ...further] = text.split("\n");
    this.#rest += first;
    for (const piece of further) {
      const line = this.#rest;
      this.#rest = piece;
      this.#takeLine(line);
    }
    // Its end may never come.
    if (this.#rest.length > LINE_CHARACTERS_MAX) this.end();
  }

  /** Takes what there is of the last line. @throws UsageError as `take` does */
  end(): void {
    const rest = this.#rest;
    this.#rest = "";
    if (rest !== "") this.#takeLine(rest);
  }

  #takeLine(text: string): void {
    this.#at += 1;
    const damaged = (what: string) =>
      new UsageError(`${this.#path}:${this.#at}: ${what}. ${remedy(this.#path, this.#at)}`);
    const value = parse(text, damaged);
    if (this.#start === undefined) this.#start = readStart(value, this.#path);
    else if (isLine(value)) this.lines.add({ ...value, number: this.lines.last + 1 });
    else throw damaged("The line is no message, link or gap of a recording");
  }
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
    case "link message":
      return (
        isOfLink(line) &&
        isNumber(line["bytes"]) &&
        ["sent", "received"].some((way) => way === line["way"]) &&
        [line["path"], line["destination"]].every((text) => typeof text === "string") &&
        (line["rate"] === undefined || isUsage(line["rate"])) &&
        (line["parts"] === undefined || isNumber(line["parts"])) &&
        isObject(line["message"])
      );
    case "link":
      return (
        isOfLink(line) &&
        (line["rttMs"] === undefined || isNumber(line["rttMs"])) &&
        Array.isArray(line["paths"]) &&
        line["paths"].every(isPath)
      );
    case "gap":
      return isNumber(line["lost"]) && typeof line["reason"] === "string";
    default:
      return false;
  }
}

function isOfLink({ link, user, peer, state }: Partial<Record<string, unknown>>): boolean {
  return isNumber(link) && [user, peer].every((text) => typeof text === "string") && LINK_STATES.includes(state);
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
