import { ChatError, TransportError } from "chatwire";
import { WrongUsage } from "../shared/flags.ts";
import { UnusableFile } from "./data/unusable-file.ts";

/** Why the server did not start or go on, and what to do. */
export function describeError(error: unknown): string {
  if (error instanceof WrongUsage || error instanceof UnusableFile) return error.message;
  if (error instanceof TransportError && error.code === "ADDRESS_IN_USE") {
    return `${error.message}\nAnother program has the port. End it, or choose another one: --port PORT (0: any that is free).`;
  }
  if (error instanceof TransportError && error.code === "PERMISSION_DENIED") {
    return `${error.message}\nPorts below 1024 are for the administrator. Choose another one: --port PORT`;
  }
  if (error instanceof ChatError) return error.message;
  // The monitor's port: what the operating system says names it.
  if (error instanceof Error && "port" in error) {
    return `${error.message}\nThe monitor needs a port of its own: --monitor-port PORT (0: any that is free).`;
  }
  // The data folder: what the operating system says names the path.
  if (error instanceof Error && "path" in error) return `${error.message}\nChoose another folder: --data DIR`;
  return error instanceof Error ? `The server failed: ${error.stack}` : String(error);
}
