import { deadline } from "../../net/deadline.ts";
import type { ServerAddress } from "../../server-address.ts";
import type { CallOptions } from "./call.ts";
import { lastingReason } from "./redialling.ts";
import { ServerStream, type ServerStreamOptions } from "./server-stream.ts";

/**
 * Connects to the first of several servers that answers, in their order.
 *
 * @param servers        at least one
 * @param callerOptions  `timeoutMs` is for each server, and defaults to `connectTimeoutMs`
 * @throws the error of the first server that may be reached later, otherwise that of the first one: see `ServerStream.open`
 */
export async function openFirst(
  options: ServerStreamOptions,
  servers: readonly ServerAddress[],
  { signal, timeoutMs = options.limits.connectTimeoutMs }: CallOptions,
): Promise<ServerStream> {
  const errors: unknown[] = [];
  for (const server of servers) {
    using limit = deadline(options.network, signal, timeoutMs, `Connecting to ${server.host}`);
    try {
      return await ServerStream.open(options, server, limit.signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      errors.push(error);
    }
  }
  throw errors.find((error) => lastingReason(error) === undefined) ?? errors[0];
}
