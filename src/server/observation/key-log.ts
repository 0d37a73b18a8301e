import type { KeyLog } from "../../key-log.ts";

/** A key log whose exceptions go to `onError`, so that none of them ends a connection; undefined if there is none. */
export function guardKeyLog(onKeyLog: KeyLog | undefined, onError: (error: unknown) => void): KeyLog | undefined {
  if (onKeyLog === undefined) return undefined;
  return (line) => {
    try {
      onKeyLog(line);
    } catch (error) {
      onError(error);
    }
  };
}
