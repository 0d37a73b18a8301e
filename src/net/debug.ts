import { debuglog } from "node:util";
import type { Message } from "../../generated/chatwire/v1/message.ts";
import type { Tap } from "../session/session-event.ts";
import type { JsonValue } from "../wire/json/codec.ts";

const log = debuglog("chatwire");

/** Fields that hold what nobody but the two ends should read: keys, proofs, and what people say. */
const REDACTED = new Set(
  "verifier keys psk publicKey clientFirst clientFinal serverFirst serverFinal text payload padding".split(" "),
);

/**
 * Adds a line on stderr for every message where NODE_DEBUG has "chatwire": the
 * message in protobuf's JSON format, without its secrets.
 *
 * @param label  whose messages they are
 */
export function withDebug(label: string, tap: Tap | undefined): Tap | undefined {
  if (!log.enabled) return tap;
  // Loaded only where it is used. Lines wait for it, so they stay in order.
  const loaded = import("../../generated/chatwire/v1/message.json.ts");
  return (way, message) => {
    loaded.then(({ MessageJson }) => log("%s %s %s", label, way, describe(message, MessageJson.toJson(message))));
    tap?.(way, message);
  };
}

function describe({ body }: Message, json: JsonValue): string {
  // The text of a refusal is the server's own.
  const isRefusal = body.case === "error";
  return JSON.stringify(json, (name, value) => (REDACTED.has(name) && !isRefusal ? "(redacted)" : value));
}
