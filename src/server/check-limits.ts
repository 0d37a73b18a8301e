import { ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { UsageError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import { findMisfit } from "../session/limit-fit.ts";

/** In UTF-8, a name has at most four times as many bytes. The smallest requests with a name have 256 bytes. */
const NAME_CHARACTERS_MOST = 50;

/**
 * Checks that the limits fit each other, so that every message the server must send or accept fits.
 *
 * @throws UsageError a limit is too small for another, or larger than its field in Hello or than requests allow
 */
export function checkLimits(limits: Limits): void {
  const { sendQueueBytesMax, sendQueuesBytesMax, presenceTickMs, presenceTickMaxMs } = limits;
  const misfit = findMisfit(limits);
  if (misfit !== undefined) throw tooSmall(misfit.name, misfit.least, misfit.why, limits);
  if (sendQueuesBytesMax < sendQueueBytesMax) {
    throw tooSmall("sendQueuesBytesMax", sendQueueBytesMax, "for sendQueueBytesMax", limits);
  }
  if (presenceTickMaxMs < presenceTickMs)
    throw tooSmall("presenceTickMaxMs", presenceTickMs, "for presenceTickMs", limits);
  if (limits.nameCharactersMax > NAME_CHARACTERS_MOST) {
    const text = `The limit nameCharactersMax must be at most ${NAME_CHARACTERS_MOST}, so that a name fits into each request, not ${limits.nameCharactersMax}.`;
    throw new UsageError(text);
  }
  // Throws if a limit is larger than its field in Hello.
  ServerLimits.encode(ServerLimits.create({ ...limits }));
}

function tooSmall(name: keyof Limits, least: number, why: string, limits: Limits): UsageError {
  return new UsageError(`The limit ${name} must be at least ${least} ${why}, not ${limits[name]}.`);
}
