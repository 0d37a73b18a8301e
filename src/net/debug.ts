import { debuglog } from "node:util";
import type { Message } from "../../generated/chatwire/v1/message.ts";
import type { Tap } from "../session/session-event.ts";
import type { JsonValue } from "../wire/json/value-writer.ts";

const log = debuglog("chatwire");

/** Fields that only the two ends may read: keys, proofs, and what users write. */
const REDACTED = new Set(
  "verifier keys psk publicKey clientFirst clientFinal serverFirst serverFinal text payload padding loginCookie sessionId proof".split(
    " ",
  ),
);

/**
 * If NODE_DEBUG contains "chatwire", extends a tap so that it also writes every
 * message to stderr, one line each: protobuf's JSON format without the secrets.
 *
 * @param label  the name of this end, at the start of the line
 */
export function withDebug(label: string, tap: Tap | undefined): Tap | undefined {
  if (!log.enabled) return tap;
  // Loaded only when it is used. All lines wait for it, so they stay in order.
  const loaded = import("../../generated/chatwire/v1/message.json.ts");
  return (way, message) => {
    loaded.then(({ MessageJson }) => log("%s %s %s", label, way, describe(message, MessageJson.toJson(message))));
    tap?.(way, message);
  };
}

function describe({ body }: Message, json: JsonValue): string {
  // The server wrote the text of an error, not a user.
  const isError = body.case === "error";
  return JSON.stringify(json, (name, value) => (REDACTED.has(name) && !isError ? "(redacted)" : value));
}
