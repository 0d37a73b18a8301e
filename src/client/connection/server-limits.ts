import type { ServerLimits as Told } from "../../../generated/chatwire/v1/connection.ts";

/**
 * What the server allows, as it said when the client connected. A limit that
 * a server of an older version does not tell is 0.
 */
export type ServerLimits = Readonly<Omit<Told, "$unknown">>;
