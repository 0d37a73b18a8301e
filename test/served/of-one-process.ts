import { IS_CLUSTER } from "./is-cluster.ts";

type Register = (title: string, body: () => void | Promise<void>) => void;

/**
 * Registers tests of what is otherwise in a server of several processes. With CHATWIRE_TEST_CLUSTER=1, each says that it was
 * skipped, and why.
 */
export function ofOneProcess(test: Register, why: string): Register {
  return (title, body) => test(title, IS_CLUSTER ? async () => console.log(`skipped: ${title}: ${why}`) : body);
}
