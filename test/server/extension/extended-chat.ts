import { createCertificate } from "../../../src/net/certificate.ts";
import type { ChatServerOptions, LogEntry } from "../../../src/server/index.ts";
import { SEED } from "../../seed.ts";
import { SimulatedChat } from "../../testing/simulated-chat.ts";

const certificate = createCertificate();

/** A server with callbacks in a simulated world, what it has logged of callbacks, and warnings of the process. */
export interface ExtendedChat {
  readonly chat: SimulatedChat;
  /** Callback and failure of each entry. */
  readonly failures: string[];
}

export async function startExtended(options: ChatServerOptions): Promise<ExtendedChat> {
  const failures: string[] = [];
  const logger = (entry: LogEntry): void => {
    if (entry.event === "callback-failed") failures.push(`${entry.callback} ${entry.failure}`);
  };
  const chat = await SimulatedChat.start(await certificate, { seed: SEED }, { logger, ...options });
  return { chat, failures };
}

/** Runs without the warnings of the process that callbacks which throw lead to. Returns their texts. */
export async function withoutWarnings(run: () => Promise<void>): Promise<string[]> {
  const warnings: string[] = [];
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error) =>
    void warnings.push(warning instanceof Error ? warning.message : warning);
  try {
    await run();
  } finally {
    process.emitWarning = emitWarning;
  }
  return warnings;
}

/** A callback that never ends. */
export function never(): Promise<never> {
  return new Promise(() => {});
}

/** What a promise rejects with: its code, and its text. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error && "code" in error) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "none";
}
