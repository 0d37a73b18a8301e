/** The limits that a server announces in hello. */

import { ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { LIMITS } from "../limits.ts";

/** The limits in hello. */
export type AnnouncedLimits = Readonly<Omit<ServerLimits, "$unknown">>;

/** Returns all limits of a server: those that it sent, and the defaults of the others. A limit of 0 was not sent. */
export function resolveServerLimits(sent: ServerLimits | undefined): AnnouncedLimits {
  const limits = ServerLimits.create(sent);
  delete limits.$unknown;
  for (const name of LIMIT_NAMES) if (limits[name] === 0) limits[name] = LIMITS[name].value;
  return limits;
}

const LIMIT_NAMES = Object.keys(ServerLimits.create()).filter(isLimitName);

function isLimitName(name: string): name is keyof AnnouncedLimits & keyof typeof LIMITS {
  return Object.hasOwn(LIMITS, name);
}
