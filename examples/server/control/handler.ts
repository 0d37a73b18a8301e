import type { ProgramLog } from "../log-output.ts";
import { type CommandContext, findCommand } from "./commands.ts";
import type { ControlHandler, ControlItem } from "./control.ts";

/** Commands that the library does not see. */
const OF_PROGRAM = ["log-level", "backup", "load-certificates"];

/** Carries out commands, and logs those that the library does not log, and every refusal. */
export function commandHandler(context: CommandContext, log: ProgramLog): ControlHandler {
  return async function* (request) {
    const [name = "", ...words] = request.words;
    try {
      const command = findCommand(request);
      // Read before the command runs: another one may answer the next command.
      const { ended } = context;
      yield* untilEnded(command.run(context, words, request.flags), ended);
      if (OF_PROGRAM.includes(name))
        log({ level: "info", event: "operator-command", command: name, subject: words.join(" ") });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      log({ level: "warn", event: "operator-command-refused", command: name, text });
      throw error;
    }
  };
}

/** The items, until the signal fires. What a store that was given up should have answered is not waited for. */
async function* untilEnded(items: AsyncIterable<ControlItem>, ended: AbortSignal): AsyncIterable<ControlItem> {
  let end = (): void => {};
  const over = new Promise<never>((_, reject) => {
    end = () => reject(new Error("The server ended before it had answered. Look whether the command was carried out."));
  });
  over.catch(() => {});
  ended.addEventListener("abort", end);
  if (ended.aborted) end();
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = iterator.next();
      next.catch(() => {});
      const { done, value } = await Promise.race([next, over]);
      if (done === true) return;
      yield value;
    }
  } finally {
    ended.removeEventListener("abort", end);
    // Not waited for: it may never settle.
    iterator.return?.().catch(() => {});
  }
}
