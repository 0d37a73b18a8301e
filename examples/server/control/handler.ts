import type { ProgramLog } from "../log-output.ts";
import { type CommandContext, findCommand } from "./commands.ts";
import type { ControlHandler } from "./control.ts";

/** Commands that the library does not see. */
const OF_PROGRAM = ["log-level", "backup", "load-certificates"];

/** Carries out commands, and logs those that the library does not log, and every refusal. */
export function commandHandler(context: CommandContext, log: ProgramLog): ControlHandler {
  return async function* (request) {
    const [name = "", ...words] = request.words;
    try {
      const command = findCommand(request);
      yield* command.run(context, words, request.flags);
      if (OF_PROGRAM.includes(name))
        log({ level: "info", event: "operator-command", command: name, subject: words.join(" ") });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      log({ level: "warn", event: "operator-command-refused", command: name, text });
      throw error;
    }
  };
}
