import type { ProgramLog } from "../log-output.ts";
import type { CommandContext } from "./commands.ts";
import { Control, controlAddress } from "./control.ts";
import { commandHandler } from "./handler.ts";

/**
 * Listens for commands. Without its socket the server runs, and takes no commands.
 *
 * @param place  beside which the socket is; see `controlPlace`
 */
export async function startControl(
  context: CommandContext,
  place: string,
  log: ProgramLog,
): Promise<AsyncDisposable | undefined> {
  try {
    const control = await Control.listen(place, commandHandler(context, log));
    return { [Symbol.asyncDispose]: () => control.close() };
  } catch (error) {
    const text = `Commands cannot be given while the server runs: ${error instanceof Error ? error.message : error}`;
    log({ level: "warn", event: "control-failed", path: controlAddress(place), text });
    return undefined;
  }
}
