import type { ChatClient, ConnectionChange } from "chatwire";
import { codeOf } from "../error-messages.ts";
import type { Screen } from "../screen/screen.ts";

type Missed = Extract<ConnectionChange, { status: "restored" }>["missed"][number];

const SECOND_MS = 1_000;

/** Names for people. Undefined: this client shows neither typing nor application messages. */
const MISSED: Readonly<Record<Missed, string | undefined>> = {
  typing: undefined,
  broadcasts: "broadcasts",
  receipts: "receipts of your texts",
  invitations: "invitations",
  presence: "who was there",
  contacts: "requests of contacts",
  "application messages": undefined,
};

/**
 * Tells how the connection to the server stands. A person gets a line when it is lost and when it is back, and until then
 * sees before the prompt when the client tries again; a program gets an event for each change.
 */
export class ConnectionLine {
  readonly #screen: Screen;
  readonly #client: ChatClient;
  #isLost = false;
  /** When the client tries again, in milliseconds since 1970. */
  #nextTryMs = 0;
  #ticking: NodeJS.Timeout | undefined;

  constructor(screen: Screen, client: ChatClient) {
    this.#screen = screen;
    this.#client = client;
  }

  /** Follows the connection until it is closed. */
  async follow(signal: AbortSignal): Promise<void> {
    try {
      for await (const change of this.#client.connection.changes({ signal })) this.#handle(change);
    } finally {
      this.#handleBack();
    }
  }

  #handle(change: ConnectionChange): void {
    if (change.status === "waiting") {
      const { reason, nextTryMs } = change;
      const line = { text: `Connection lost, ${whenOf(nextTryMs)}.`, style: "red" } as const;
      const event = { event: "connectionLost", code: codeOf(reason), text: reason.message, nextTryMs } as const;
      if (this.#isLost) this.#screen.tell(event);
      else this.#screen.tell(event, line);
      this.#isLost = true;
      this.#nextTryMs = nextTryMs;
      this.#ticking ??= setInterval(() => this.#showStatus(), SECOND_MS).unref();
      this.#showStatus();
    } else if (change.status === "resumed") {
      this.#handleBack();
      const { lostMs } = change;
      const line = { text: `Back after ${durationOf(lostMs)}, nothing missed.`, style: "green" } as const;
      this.#screen.tell({ event: "connectionResumed", lostMs }, line);
    } else if (change.status === "restored") {
      this.#handleBack();
      const { lostMs, missed } = change;
      const line = { text: `Back after ${durationOf(lostMs)}, ${missedOf(missed)}.`, style: "green" } as const;
      this.#screen.tell({ event: "connectionRestored", lostMs, missed: [...missed] }, line);
    }
  }

  #showStatus(): void {
    this.#screen.status("connection", `connection lost, ${whenOf(this.#nextTryMs)}`);
  }

  #handleBack(): void {
    this.#isLost = false;
    clearInterval(this.#ticking);
    this.#ticking = undefined;
    this.#screen.status("connection", undefined);
  }
}

function whenOf(nextTryMs: number): string {
  const seconds = Math.ceil((nextTryMs - Date.now()) / SECOND_MS);
  return seconds > 0 ? `trying again in ${seconds} s` : "trying again now";
}

function missedOf(missed: readonly Missed[]): string {
  const names = missed.map((what) => MISSED[what]).filter((name) => name !== undefined);
  return names.length === 0 ? "nothing missed" : `may have missed: ${names.join(", ")}`;
}

function durationOf(ms: number): string {
  const seconds = Math.ceil(ms / SECOND_MS);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
