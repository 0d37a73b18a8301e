import { connect } from "node:net";
import { type ControlRequest, controlAddress, LINE_BYTES_MAX } from "./control.ts";

/** A command takes as long as the disk; a server that says nothing for longer has stopped. */
const ANSWER_TIMEOUT_MS = 3_600_000;

/** The server refused a command, or failed to carry it out. */
export class CommandFailed extends Error {}

/**
 * Sends a command to the server that has a database open.
 *
 * @returns false if no server listens
 * @throws CommandFailed
 */
export async function askServer(database: string, request: ControlRequest): Promise<boolean> {
  const line = await exchange(controlAddress(database), `${JSON.stringify(request)}\n`);
  if (line === undefined) return false;
  const error = errorOf(line);
  if (error !== undefined) throw new CommandFailed(error);
  return true;
}

/** Sends a line and reads one. Returns undefined if nobody listens. */
function exchange(address: string, line: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(address);
    socket.setEncoding("utf8").setTimeout(ANSWER_TIMEOUT_MS, () => socket.destroy());
    socket.once("connect", () => socket.write(line));
    socket.on("data", (text: string) => {
      received += text;
      if (received.length > LINE_BYTES_MAX) socket.destroy();
    });
    socket.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED") resolve(undefined);
      else reject(new CommandFailed(`The server at ${address} cannot be asked: ${error.message}`));
    });
    socket.once("close", () => resolve(received));
  });
}

function errorOf(line: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(line);
    const isAnswer = typeof answer === "object" && answer !== null;
    return isAnswer && "error" in answer ? String(answer.error) : undefined;
  } catch {
    return "The server ended before it had answered.";
  }
}
