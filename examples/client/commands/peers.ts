import type { PeerInfo } from "chatwire";
import type { Login, Next } from "../login/login.ts";
import { withRetry } from "../retry.ts";
import { peerFields } from "../screen/events.ts";
import { formatTable } from "../screen/format.ts";
import type { Line } from "../screen/screen.ts";
import { CHOICE_HEAD, choiceLine, PEERS_HEAD, peerLine } from "../screen/specified.ts";

const HEAD = ["NAME", "PRIVACY", "STATUS", "ADDRESS", "PORT"];

/** Lists the users whom the user can see. */
export async function getPeers({ client, screen, over, peerList }: Login): Promise<Next> {
  const peers = await withRetry(() => client.getPeers({ signal: over }), over);
  const lines = peerList === "table" ? tableOf(peers) : listOf(peers);
  const none = peers.length === 0 ? ["You can see no other users."] : [];
  screen.tell({ event: "peers", peers: peers.map(peerFields) }, ...lines, ...none);
  return "next";
}

/**
 * Lists the users who can be invited.
 *
 * @returns their names
 */
export async function offerPeers({ client, screen, over, peerList }: Login): Promise<readonly string[]> {
  const peers = await withRetry(() => client.getPeers({ signal: over }), over);
  const available = peers.filter(({ status }) => status === "available");
  const lines = peerList === "table" ? tableOf(available) : available.map(choiceLine);
  const shown = available.length === 0 ? ["Nobody is available."] : lines;
  screen.tell({ event: "peers", peers: available.map(peerFields) }, CHOICE_HEAD, ...shown);
  return available.map(({ name }) => name);
}

/** The list of the fixed screens, which shows no status; those in conversations and those who are away follow it. */
function listOf(peers: readonly PeerInfo[]): Line[] {
  const here = peers.filter(({ status }) => status !== "away");
  const more = (title: string, wanted: PeerInfo["status"]): Line[] => {
    const names = peers.filter(({ status }) => status === wanted).map(({ name }) => name);
    return names.length === 0 ? [] : [{ text: `${title}: ${names.join(", ")}`, style: "dim" }];
  };
  return [PEERS_HEAD, ...here.map(peerLine), ...more("In a conversation", "connected"), ...more("Away", "away")];
}

function tableOf(peers: readonly PeerInfo[]): Line[] {
  const rows = peers.map(({ name, privacy, status, address, port }) => [
    name,
    privacy,
    status,
    address || "-",
    port === 0 ? "-" : String(port),
  ]);
  const [head = "", ...lines] = formatTable([HEAD, ...rows]);
  return [{ text: head, style: "bold" }, ...lines];
}
