import type { PeerInfo } from "chatwire";
import { printable } from "./printable.ts";
import type { Screen } from "./screen.ts";
import { formatTable } from "./table.ts";

const HEAD = ["NAME", "PRIVACY", "STATUS", "ADDRESS", "PORT"];

/** Prints who is there. */
export function printPeers(screen: Screen, peers: readonly PeerInfo[]): void {
  const rows = peers.map(({ name, privacy, status, address, port }) =>
    // Made printable before it is measured: the columns are those of what is shown.
    [name, privacy, status, address || "-", port === 0 ? "-" : String(port)].map(printable),
  );
  for (const [index, line] of formatTable([HEAD, ...rows]).entries()) {
    if (index === 0) screen.print({ text: line, style: "bold" });
    else screen.print(line);
  }
}
