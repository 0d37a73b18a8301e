import { homedir } from "node:os";
import { posix, win32 } from "node:path";

/** The parts of the environment that decide. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The home folder of the user. */
  readonly home: string;
}

/**
 * Returns the folder of a program's data: in `$XDG_DATA_HOME`, by default `~/.local/share`; on macOS in
 * `~/Library/Application Support`; on Windows in `%LOCALAPPDATA%`.
 *
 * @see the XDG Base Directory Specification: a relative path in a variable is ignored
 */
export function dataFolder(
  program: "server" | "client",
  { platform, env, home }: Machine = { platform: process.platform, env: process.env, home: homedir() },
): string {
  if (platform === "win32") {
    const local = env["LOCALAPPDATA"];
    return win32.join(local || win32.join(home, "AppData", "Local"), "chatwire", program);
  }
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", "chatwire", program);
  const given = env["XDG_DATA_HOME"] ?? "";
  return posix.join(posix.isAbsolute(given) ? given : posix.join(home, ".local", "share"), "chatwire", program);
}
