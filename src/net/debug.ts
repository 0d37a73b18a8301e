import { debuglog } from "node:util";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { type Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import type { Tap } from "../session/session-event.ts";

const log = debuglog("chatwire");
const commands = new Map<Command, string>(Object.entries(Command).map(([name, value]) => [value, name]));
const types = new Map<MessageType, string>(
  Object.entries(MessageType).map(([name, value]) => [value, name.toLowerCase()]),
);

/**
 * Adds a line on stderr for every message where NODE_DEBUG has "chatwire".
 * Only headers are shown: bodies hold texts, proofs and keys.
 *
 * @param label  whose messages they are
 */
export function withDebug(label: string, tap: Tap | undefined): Tap | undefined {
  if (!log.enabled) return tap;
  return (way, message) => {
    log("%s %s %s", label, way, describe(message));
    tap?.(way, message);
  };
}

function describe({ header, body }: Message): string {
  const { type = 0, command = 0, sequence = 0, answers = 0 } = header ?? {};
  const what = `${types.get(type) ?? type} ${commands.get(command) ?? command} #${sequence}`;
  const answered = answers === 0 ? "" : ` answers #${answers}`;
  return `${what}${answered}${body.case === "error" ? ` refused: ${body.value.text}` : ""}`;
}
