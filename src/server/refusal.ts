import { ProtocolError } from "../errors.ts";

/** The refusal for an error. An unexpected error becomes INTERNAL, without its message. */
export function toRefusal(error: unknown): ProtocolError {
  if (error instanceof ProtocolError) return error;
  return new ProtocolError("INTERNAL", "The server failed to handle the request.");
}
