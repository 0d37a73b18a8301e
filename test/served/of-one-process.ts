import type { Suite } from "../suite.ts";
import { IS_CLUSTER } from "./tested-server.ts";

/**
 * Registers tests of what is otherwise in a server of several processes. With CHATWIRE_TEST_CLUSTER=1, each says that it was
 * skipped, and why.
 */
export function ofOneProcess(test: Suite, why: string): (title: string, body: () => unknown) => void {
  return (title, body) => test(title, IS_CLUSTER ? () => console.log(`skipped: ${title}: ${why}`) : body);
}
