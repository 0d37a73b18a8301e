import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import type { Method } from "../../wire/method.ts";
import type { CallOptions } from "./call.ts";
import type { CallRecipient } from "./recipient.ts";

/** Calls a method of the schema, as `ChatClient.call` does. */
export type Caller = <Q, R>(
  method: Method<Q, R, MessageBody, Rule>,
  value: Q,
  options?: CallOptions & { to?: CallRecipient },
) => Promise<R>;
