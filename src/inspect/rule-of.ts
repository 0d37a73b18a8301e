import { type Header, MessageType } from "../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../generated/chatwire/v1/options.ts";
import { eventOf, methodOf } from "../session/rules.ts";

/** The rule of a message, on a method that of its requests; undefined: the schema has none. */
export function ruleOf({ type, command }: Header): Rule | undefined {
  return type === MessageType.EVENT ? eventOf(command)?.rule : methodOf(command)?.rule;
}
