/** The fixed screens of the client: texts that never change, word for word. The client adds lines around these. */

import type { PeerInfo } from "chatwire";

export const CONNECTED = "From Server: successfully logged in";
export const NAME_QUESTION = "Enter your username (no white spaces!): ";
export const PRIVACY_QUESTION = "Do you want to be 'PRIVATE' or 'PUBLIC': ";
export const COMMANDS = [
  "Commands:",
  "'get_peers': returns list of all currently connected clients",
  "'quit': disconnects this client from the server",
  "'connect to client': user selects a client to establish a peer-to-peer connection with",
] as const;
export const COMMAND_QUESTION = "Input Command: ";
export const INVALID_COMMAND = "Invalid command. Please try again.";
export const PEERS_HEAD = "From Server:";
export const CHOICE_HEAD = "Who would you like to connect to?";
export const CHOICE_QUESTION =
  "Enter the name of the client you want to chat with (or 'logoff' to exit, or 'broadcast' to send to all clients): ";

/** Stands for an address or a port that the server does not show. */
const HIDDEN = "-";

/**
 * The answer to a registration or a login.
 *
 * @param text  a sentence of the server, such as "You registered successfully."
 * @param port  the port by which the server knows the client
 */
export function acceptedLine(text: string, port: number): string {
  return `From Server: ${text} ${port}`;
}

/** A user in the answer to get_peers: "PUBLIC:ADA:127.0.0.1:56543". */
export function peerLine({ privacy, name, address, port }: PeerInfo): string {
  const host = address.includes(":") ? `[${address}]` : address || HIDDEN;
  return `${privacy}:${name}:${host}:${port || HIDDEN}`;
}

/** A user to choose from: "name: ADA, port: 56543 ,status: PUBLIC,". */
export function choiceLine({ privacy, name, port }: PeerInfo): string {
  return `name: ${name}, port: ${port || HIDDEN} ,status: ${privacy},`;
}
