/**
 * Flows: reliable messages of a link that are in order among themselves. A lost message holds up only its own flow.
 *
 * All texts are one flow, and so are the messages of one type of an application, those that control files, and the blocks
 * of one file. Each of the link's own messages belongs to a flow of its kind.
 */

import type { MessageBody } from "../../generated/chatwire/v1/message.ts";

/** Flows of a higher priority leave first. */
export type FlowPriority = "urgent" | "normal" | "bulk";

export interface Flow {
  readonly name: string;
  /** Whether its messages are delivered in the order in which they were sent. */
  readonly isOrdered: boolean;
  readonly priority: FlowPriority;
  /** Its part of what flows of the same priority share; greater than 0. */
  readonly weight: number;
}

export const TEXTS: Flow = { name: "texts", isOrdered: true, priority: "normal", weight: 1 };
/** Offers, answers and requests of all files. */
export const FILE_CONTROL: Flow = { name: "files", isOrdered: true, priority: "urgent", weight: 1 };

/** The flow of the blocks of a file. */
export function blocksOf(transfer: number): Flow {
  return { name: `file ${transfer}`, isOrdered: true, priority: "bulk", weight: 1 };
}

/** The flow of a body whose channel names none: short messages of the link itself. */
export function flowOf(body: MessageBody["case"]): Flow {
  return { name: `${body}`, isOrdered: true, priority: "urgent", weight: 1 };
}
