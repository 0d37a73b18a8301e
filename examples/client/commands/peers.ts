import type { PeerInfo } from "chatwire";
import { printable } from "../../shared/printable.ts";
import { peerFields } from "../screen/events.ts";
import { formatTable } from "../screen/format.ts";
import type { Screen } from "../screen/screen.ts";

const HEAD = ["NAME", "PRIVACY", "STATUS", "ADDRESS", "PORT"];

/** Tells who is there; a person, in a table. */
export function printPeers(screen: Screen, peers: readonly PeerInfo[]): void {
  const rows = peers.map(({ name, privacy, status, address, port }) =>
    // Made printable before it is measured: the columns are those of what is shown.
    [name, privacy, status, address || "-", port === 0 ? "-" : String(port)].map(printable),
  );
  const [head = "", ...lines] = formatTable([HEAD, ...rows]);
  screen.tell({ event: "peers", peers: peers.map(peerFields) }, { text: head, style: "bold" }, ...lines);
}
