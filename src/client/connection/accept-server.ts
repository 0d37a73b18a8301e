import { UsageError } from "../../errors.ts";
import { systemNetwork } from "../../net/system-network.ts";
import { defaultPins, type Pins, serverSubject } from "./pins.ts";
import { parseEndpoint } from "./server-address.ts";

/**
 * Accepts that a server has another certificate than before; needs no
 * connection. The one before is not accepted any more.
 *
 * @param url          as for `ChatClient.connect`
 * @param fingerprint  of the new certificate, 64 hexadecimal digits; the error PIN_MISMATCH has it in
 *   `fingerprints.shown`, and the server prints it
 * @param pins         those that are handed to `ChatClient.connect`
 * @throws UsageError the URL or the fingerprint is none
 */
export async function acceptServer(
  url: string,
  fingerprint: string,
  pins: Pins = defaultPins(systemNetwork),
): Promise<void> {
  if (!/^[0-9a-fA-F]{64}$/.test(fingerprint)) {
    throw new UsageError(`The fingerprint of a server has 64 hexadecimal digits, not "${fingerprint}".`);
  }
  await pins.set(serverSubject(parseEndpoint(url)), fingerprint.toLowerCase());
}
