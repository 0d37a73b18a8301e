import type { NoiseKeys } from "../../../crypto/link/noise.ts";
import type { KeyLog } from "../../../key-log.ts";

/**
 * Writes the keys of a link into a key log, a line for each direction: `CHATWIRE_DATAGRAM_KEY`, the connection id in the
 * datagrams of the direction, and the key of its epoch 0, both in hexadecimal. The dissector reads these lines; Wireshark
 * itself skips them.
 */
export function logLinkKeys(
  onKeyLog: KeyLog,
  { sendKey, receiveKey }: Pick<NoiseKeys, "sendKey" | "receiveKey">,
  localId: bigint,
  remoteId: bigint,
): void {
  onKeyLog(lineOf(remoteId, sendKey));
  onKeyLog(lineOf(localId, receiveKey));
}

function lineOf(connectionId: bigint, key: Uint8Array): string {
  const id = connectionId.toString(16).padStart(16, "0");
  const hex = [...key].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `CHATWIRE_DATAGRAM_KEY ${id} ${hex}\n`;
}
