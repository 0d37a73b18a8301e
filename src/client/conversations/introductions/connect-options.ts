import { checkKeys, checkWord, type KeysOf } from "../../../known-words.ts";
import type { CallOptions } from "../../connection/call.ts";

/** Options of `ChatClient.connectTo` and `Invitation.accept`. */
export interface ConnectOptions extends CallOptions {
  /**
   * Whether the two clients talk only over the relay of the server, so that neither learns an address of the other from
   * this conversation. Default: whether `ChatClient.connect` was told so; then `false` changes nothing. The other side can
   * ask for it, too.
   */
  relayOnly?: boolean;
}

const CONNECT_KEYS: KeysOf<ConnectOptions> = { signal: true, timeoutMs: true, relayOnly: true };

/** @throws UsageError an option is unknown, or has no value that it may have */
export function checkConnectOptions(options: ConnectOptions): void {
  checkKeys(options, CONNECT_KEYS, "option", " of a call");
  checkWord(options.relayOnly ?? false, [true, false], "relayOnly");
}
