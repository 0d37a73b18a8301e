/** How an application message is sent on a link, as its schema declares. */

import { Priority, type Rule, type Sharing } from "../../../../generated/chatwire/v1/options.ts";
import type { MessageSharing } from "../../../peering/application-messages.ts";
import type { RuledCodec } from "../../../wire/codec.ts";

const PRIORITIES = new Map<number, MessageSharing["priority"]>([
  [Priority.URGENT, "urgent"],
  [Priority.BULK, "bulk"],
]);

/** @param sharing  undefined also in code that an older compiler has generated */
export function sharingOf(sharing: Sharing | undefined): MessageSharing {
  if (sharing === undefined) return {};
  return { priority: PRIORITIES.get(sharing.priority) ?? "normal", weight: sharing.weight || 1 };
}

/** What a message is about: equal for two messages if the values of their key fields are. */
export function keyOf<T>({ keys = [], create, encode }: RuledCodec<T, Rule>, value: T): string {
  const fields = Object.entries(value as object).filter(([name]) => keys.includes(name));
  return Buffer.from(encode(create(Object.fromEntries(fields) as Partial<T>))).toString("latin1");
}
