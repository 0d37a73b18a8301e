/** A chat server for the terminal: `npm run server -- --help`. */

import { ChatError, TransportError } from "chatwire";
import { ChatServer } from "chatwire/server";
import { WrongUsage } from "../shared/flags.ts";
import { readVersion } from "../shared/version.ts";
import { HELP, type Options, readOptions } from "./options.ts";

/** 0: ended as asked; 1: something failed; 2: the command line is wrong. */
process.exitCode = await main().catch((error: unknown) => {
  console.error(explain(error));
  return error instanceof WrongUsage ? 2 : 1;
});

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === "help") process.stdout.write(HELP);
  else if (options === "version") console.log(readVersion());
  else await serve(options);
  return 0;
}

/** Serves until a signal comes. */
async function serve({ host, port, dataDir }: Options): Promise<void> {
  const stopped = signalled();
  const server = await ChatServer.listen({ host, port, dataDir });
  const address = server.host.includes(":") ? `[${server.host}]` : server.host;
  console.log(`Listening on chat://${address}:${server.port} certificate sha256=${server.fingerprint}`);
  await Promise.race([stopped, server.closed]);
  await server.close();
  console.log("The server has ended.");
}

/** Resolves at the first SIGINT or SIGTERM. Those that follow change nothing: the end is on its way. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
  });
}

function explain(error: unknown): string {
  if (error instanceof WrongUsage) return error.message;
  if (error instanceof TransportError && error.code === "ADDRESS_IN_USE") {
    return `${error.message}\nAnother program has the port. End it, or choose another one: --port PORT (0: any that is free).`;
  }
  if (error instanceof TransportError && error.code === "PERMISSION_DENIED") {
    return `${error.message}\nPorts below 1024 are for the administrator. Choose another one: --port PORT`;
  }
  if (error instanceof ChatError) return error.message;
  // The data folder: what the operating system says names the path.
  if (error instanceof Error && "path" in error) return `${error.message}\nChoose another folder: --data DIR`;
  return error instanceof Error ? `The server failed: ${error.stack}` : String(error);
}
