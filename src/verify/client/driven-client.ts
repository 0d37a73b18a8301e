import { type ChildProcess, spawn } from "node:child_process";
import { cut } from "../shared/cut.ts";
import { Fault, present } from "../shared/fault.ts";
import { Inbox } from "./inbox.ts";
import { LINE_CHARACTERS_MAX, readLines } from "./lines.ts";

/** The version of the lines that drive a client: PROTOCOL.md, "Driving a client". */
export const DRIVE_VERSION = "1";

/** A line that the client printed. */
export interface ClientEvent {
  readonly event: string;
  readonly [field: string]: unknown;
}

/** A command to the client, with its fields. */
export type ClientCommand =
  | {
      readonly command: "register";
      readonly name: string;
      readonly password: string;
      readonly privacy: "PUBLIC" | "PRIVATE";
    }
  | { readonly command: "logIn"; readonly name: string; readonly password: string }
  | { readonly command: "getPeers" }
  | { readonly command: "sendText"; readonly to: string; readonly text: string }
  | { readonly command: "broadcast"; readonly text: string }
  | { readonly command: "connectTo"; readonly peer: string }
  | { readonly command: "accept"; readonly peer: string }
  | { readonly command: "decline"; readonly peer: string }
  | { readonly command: "acceptKey"; readonly peer: string; readonly fingerprint: string }
  | { readonly command: "sendPeerText"; readonly text: string }
  | { readonly command: "sendMedia"; readonly seconds: string }
  | { readonly command: "joinRoom"; readonly room: string }
  | { readonly command: "post"; readonly text: string }
  | { readonly command: "leave" }
  | { readonly command: "changePassword"; readonly password: string; readonly newPassword: string }
  | { readonly command: "logOff" }
  | { readonly command: "quit" };

export interface DrivenClientOptions {
  /** The program and its arguments. `{server}` and `{data}` are replaced in each. */
  readonly command: readonly string[];
  /** The URL of the scripted server. */
  readonly server: string;
  /** A folder that the client may keep its pins and keys in. */
  readonly dataDir: string;
  /** How long to wait for the client. */
  readonly waitMs: number;
}

const STOP_MS = 2_000;
/** The end of what the client wrote to its stderr is part of a report, up to this length. */
const COMPLAINT_CHARACTERS_MAX = 300;

/** The client under test, as a process that is driven by lines of JSON. */
export class DrivenClient implements AsyncDisposable {
  readonly events = new Inbox<ClientEvent>();
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #waitMs: number;
  #complaint = "";
  #exitCode: number | null | undefined;
  /** What the client printed that is no event. */
  #garbage: string | undefined;

  constructor({ command, server, dataDir, waitMs }: DrivenClientOptions) {
    this.#waitMs = waitMs;
    const fill = (text: string): string => text.replaceAll("{server}", server).replaceAll("{data}", dataDir);
    const [program = "", ...args] = command.map(fill);
    // A client may refuse variables of that prefix that it does not know.
    const others = Object.entries(process.env).filter(([name]) => !name.startsWith("CHATWIRE_"));
    const own = { CHATWIRE_SERVER: server, CHATWIRE_DATA: dataDir, CHATWIRE_DRIVE: DRIVE_VERSION };
    const env = { ...Object.fromEntries(others), ...own };
    const child = spawn(program, args, { stdio: "pipe", env });
    this.#child = child;
    child.stdin.on("error", () => {});
    readLines(
      child.stdout,
      (line) => this.#read(line),
      () => this.#flooded(),
    );
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#complaint = (this.#complaint + text.slice(-COMPLAINT_CHARACTERS_MAX)).slice(-COMPLAINT_CHARACTERS_MAX);
    });
    this.exited = new Promise((resolve) => {
      child.on("error", (error) => {
        this.#complaint = cut(String(error));
        this.#end(null, resolve);
      });
      child.on("close", (code) => this.#end(code, resolve));
    });
  }

  /** Undefined while the client runs; null if a signal ended it. */
  get exitCode(): number | null | undefined {
    return this.#exitCode;
  }

  send(command: ClientCommand): void {
    this.#child.stdin?.write(`${JSON.stringify(command)}\n`);
  }

  /**
   * Waits for an event.
   *
   * @throws Fault it did not come in time
   */
  async expect(event: string, matches: (event: ClientEvent) => boolean = () => true): Promise<ClientEvent> {
    const found = await this.events.take((item) => item.event === event && matches(item), this.#waitMs);
    return present(found, `the client's event "${event}"`, () => this.describe());
  }

  /**
   * Waits until the client reports an error, or ends.
   *
   * @throws Fault neither happened in time
   */
  async expectError(): Promise<void> {
    const found = await this.events.take(({ event }) => event === "error" || event === "disconnected", this.#waitMs);
    if (found !== undefined || this.#exitCode !== undefined) return;
    throw new Fault('the client\'s event "error"', this.describe());
  }

  /** The events that the client printed last, for a report. */
  describe(): string {
    const last = this.events.all.slice(-5).map((event) => cut(JSON.stringify(event)));
    const printed = last.length === 0 ? "no event" : last.join(" ");
    const garbage =
      this.#garbage === undefined ? "" : `; the line ${JSON.stringify(cut(this.#garbage))}, which is no event`;
    const end = this.#exitCode === undefined ? "" : `; the client exited with ${this.#exitCode}`;
    const complaint = this.#complaint === "" ? "" : `; its stderr: ${this.#complaint.trim()}`;
    return `${printed}${garbage}${end}${complaint}`;
  }

  /** Ends the client: by the end of its input and SIGTERM, or by force if that does not help. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#exitCode !== undefined) return;
    this.#child.stdin?.end();
    this.#child.kill("SIGTERM");
    const timer = setTimeout(() => {
      this.#child.kill("SIGKILL");
      // A process that the client started may hold them open.
      this.#child.stdout?.destroy();
      this.#child.stderr?.destroy();
    }, STOP_MS);
    await this.exited;
    clearTimeout(timer);
  }

  #read(line: string): void {
    const event = parseEvent(line);
    if (event === undefined) this.#garbage ??= line;
    else if (!this.events.push(event, line.length)) this.#child.kill("SIGKILL");
  }

  #flooded(): void {
    this.events.fail(new Fault(`lines of at most ${LINE_CHARACTERS_MAX} characters`, "a longer one"));
    this.#child.kill("SIGKILL");
  }

  #end(code: number | null, resolve: (code: number | null) => void): void {
    this.#exitCode = code;
    this.events.close();
    resolve(code);
  }
}

function parseEvent(line: string): ClientEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is ClientEvent {
  return typeof value === "object" && value !== null && "event" in value && typeof value.event === "string";
}
