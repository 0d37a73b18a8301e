import type { PeerInfo } from "chatwire";
import type { Login, Next } from "../login/login.ts";
import { withRetry } from "../retry.ts";
import { peerFields } from "../screen/events.ts";
import { formatTable } from "../screen/format.ts";
import type { Screen } from "../screen/screen.ts";

const HEAD = ["NAME", "PRIVACY", "STATUS", "ADDRESS", "PORT"];

/** Lists the users whom the user can see. */
export async function getPeers(login: Login): Promise<Next> {
  const { client, screen, over } = login;
  const peers = await withRetry(() => client.getPeers({ signal: over }), over);
  printPeers(screen, peers);
  if (peers.length === 0) screen.print("You can see no other users.");
  return "next";
}

/** Reports a list of users: a person gets a table. */
export function printPeers(screen: Screen, peers: readonly PeerInfo[]): void {
  const rows = peers.map(({ name, privacy, status, address, port }) => [
    name,
    privacy,
    status,
    address || "-",
    port === 0 ? "-" : String(port),
  ]);
  const [head = "", ...lines] = formatTable([HEAD, ...rows]);
  screen.tell({ event: "peers", peers: peers.map(peerFields) }, { text: head, style: "bold" }, ...lines);
}
