import { debuglog } from "node:util";
import type { SessionTap } from "../session/session-event.ts";

const log = debuglog("chatwire");

/**
 * If NODE_DEBUG contains "chatwire", extends a tap so that it also writes every
 * message to stderr, one line each: protobuf's JSON format without secrets and texts.
 *
 * @param label  the name of this end, at the start of the line
 */
export function withDebug(label: string, tap: SessionTap | undefined): SessionTap | undefined {
  if (!log.enabled) return tap;
  // Loaded only when it is used. All lines wait for it, so they stay in order.
  const loaded = import("../../generated/chatwire/v1/message.json.ts");
  return (way, message) => {
    loaded.then(({ MessageJson }) =>
      log("%s %s %s", label, way, JSON.stringify(MessageJson.toJson(message, { confidential: "hide" }))),
    );
    tap?.(way, message);
  };
}
