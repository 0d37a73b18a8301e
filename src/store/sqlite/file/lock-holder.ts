/** Who has locked a file, as far as the operating system tells: on Linux, in /proc/locks. */

import { readFileSync, statSync } from "node:fs";

const LOCKS = "/proc/locks";

/** The beginning of a sentence that names who has a file open, and what to do about it. */
export function describeHolder(path: string): string {
  const holder = lockHolder(path);
  if (holder !== undefined) return `Another process has ${path} open, with the process id ${holder}. Stop it`;
  return `${path} is locked: another process, or another thread of this one, has it open. Close it there`;
}

/** Returns the id of another process that has locked the file; undefined if there is none, or that cannot be learned. */
function lockHolder(path: string): number | undefined {
  try {
    const { ino } = statSync(path, { bigint: true });
    // 1: POSIX  ADVISORY  WRITE 1234 08:01:131 0 EOF
    const holders = readFileSync(LOCKS, "utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      // Some file systems tell the device of the disk below them here, so only the number of the file is compared.
      .filter(([, , , , , file = ""]) => file.endsWith(`:${ino}`))
      .map(([, , , , pid]) => Number(pid));
    return holders.find((pid) => Number.isSafeInteger(pid) && pid > 0 && pid !== process.pid);
  } catch {
    return undefined;
  }
}
