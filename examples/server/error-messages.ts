import { ChatError, TransportError } from "chatwire";
import { WrongUsage } from "../shared/flags.ts";
import { CommandFailed, NoServer } from "./control/client.ts";
import { UnusableFile } from "./data/unusable-file.ts";

/** Describes why the server failed, and what to do. */
export function describeError(error: unknown): string {
  if (error instanceof WrongUsage || error instanceof UnusableFile) return error.message;
  if (error instanceof CommandFailed || error instanceof NoServer) return error.message;
  if (error instanceof TransportError && error.code === "ADDRESS_IN_USE") {
    return `${error.message}\nAnother program uses the port. Stop it, or choose another port: --port PORT (0 for any free port).`;
  }
  if (error instanceof TransportError && error.code === "PERMISSION_DENIED") {
    return `${error.message}\nPorts below 1024 require administrator rights. Choose another port: --port PORT`;
  }
  if (error instanceof ChatError) return error.message;
  // An error of the operating system with a port concerns the monitor, and names the port.
  if (error instanceof Error && "port" in error) {
    return `${error.message}\nChoose another port for the monitor: --monitor-port PORT (0 for any free port).`;
  }
  // An error of the operating system with a path concerns the data folder, and names the path.
  if (error instanceof Error && "path" in error) return `${error.message}\nChoose another folder: --data DIR`;
  return error instanceof Error ? `The server failed: ${error.stack}` : String(error);
}
