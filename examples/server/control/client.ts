import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { type ControlItem, type ControlLine, type ControlRequest, controlAddress } from "./control.ts";

/** A command takes as long as the disk; a server that says nothing for longer has stopped. */
const ANSWER_TIMEOUT_MS = 3_600_000;

/** The server refused a command, or failed to carry it out. */
export class CommandFailed extends Error {}

/** No server listens. */
export class NoServer extends Error {}

/**
 * Sends a command to the server whose socket is beside a path.
 *
 * @param place   see `controlPlace`
 * @param onItem  gets each item of the answer
 * @throws CommandFailed; NoServer
 */
export async function askServer(
  place: string,
  request: ControlRequest,
  onItem: (item: ControlItem) => void = () => {},
): Promise<void> {
  const socket = await open(controlAddress(place));
  const late = setTimeout(() => socket.destroy(), ANSWER_TIMEOUT_MS);
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    for await (const line of createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })) {
      const answer = parseLine(line);
      if ("error" in answer) throw new CommandFailed(String(answer.error));
      if ("done" in answer) return;
      onItem(answer);
    }
    throw new CommandFailed("The server ended before it had answered.");
  } finally {
    clearTimeout(late);
    socket.destroy();
  }
}

function open(address: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    socket.once("connect", () => {
      // A later error also closes the socket, which ends the lines.
      socket.removeAllListeners("error").on("error", () => {});
      resolve(socket);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED")
        reject(
          new NoServer(
            `No server listens at ${address}. Start it, or name its data folder: --data DIR. For one part of a server, name that too: --role core or --role gateway, and --node-name NAME if it has one.`,
          ),
        );
      else reject(new CommandFailed(`The server at ${address} cannot be asked: ${error.message}`));
    });
  });
}

function parseLine(line: string): ControlLine {
  try {
    const answer: unknown = JSON.parse(line);
    if (typeof answer === "object" && answer !== null) return answer;
  } catch {
    // As below.
  }
  return { error: "The server ended before it had answered." };
}
