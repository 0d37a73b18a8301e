import { runNewcomer } from "./newcomer.ts";
import { changePassword, revokeDevice, type Stop, stopProgram, stopServer } from "./stops.ts";

/** A story of a client that was stopped, or for which something happened meanwhile. */
export interface Story {
  readonly name: string;
  /** What has to come of it, in words. The story itself fails if it does not. */
  readonly target: string;
  /**
   * @param bundles  the folder with the programs
   * @returns what came of it
   */
  run(bundles: string): Promise<string>;
}

/** Those that do not take long. */
export const SHORT_STORIES: readonly Story[] = [
  { name: "server stopped for an hour, password", target: "restored", run: (bundles) => stopServer(bundles, false) },
  { name: "server stopped for an hour, device", target: "restored", run: (bundles) => stopServer(bundles, true) },
  {
    name: "password changed meanwhile",
    target: "closed, no attempt",
    run: (bundles) => changePassword(bundles, false),
  },
  {
    name: "password changed meanwhile, device",
    target: "closed, no attempt",
    run: (bundles) => changePassword(bundles, true),
  },
  { name: "device revoked meanwhile", target: "closed, no attempt", run: revokeDevice },
];

/** The program of a newcomer, through restarts of the server. */
export const NEWCOMER: Story = {
  name: "the ten lines of the guide",
  target: "answers each text once",
  run: runNewcomer,
};

/** A story of a process that is stopped by SIGSTOP. */
export function storyOf(stop: Stop, limits = {}): Story {
  const how = stop.isCut ? "connection lost" : "connection left open";
  return {
    name: `process stopped for ${stop.stopMs / 1_000} s, ${how}`,
    target: stop.comeback,
    run: (bundles) => stopProgram(bundles, stop, limits),
  };
}
