/** `chatwire/wire`: what generated code imports. */

export { decodeMessage, encodeMessage, type MessageCodec, unknownCase } from "./codec.ts";
export type { Event, Method, OneofValue } from "./method.ts";
export { EMPTY_BYTES, Reader } from "./reader.ts";
export { decodeRequired, missingRequired } from "./required.ts";
export { Writer } from "./writer.ts";
