import { SendText } from "../../generated/chatwire/v1/rules.ts";
import { SendTextRequest, type SendTextResponse } from "../../generated/chatwire/v1/text.ts";
import type { ChatClient } from "../../src/index.ts";

/** Sends a text by one request, past the outbox: it does not wait for others, nor until a refusal passes. */
export function sendOnce(client: ChatClient, to: string, text: string): Promise<SendTextResponse> {
  return client.call(SendText, SendTextRequest.create({ text }), { to: { user: to } });
}
