/** A script that connects to a bus as if @nats-io/transport-node were not installed, and prints the error. */

import { register } from "node:module";
import { connectNatsBus } from "../../../src/cluster/bus/nats-bus.ts";
import { ChatError } from "../../../src/errors.ts";

const hooks = `
  export function resolve(specifier, context, nextResolve) {
    const isPackage = specifier === "@nats-io/transport-node";
    return nextResolve(isPackage ? "package-that-is-not-there" : specifier, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

try {
  await connectNatsBus({ servers: ["nats://127.0.0.1:1"], name: "test" });
} catch (error) {
  if (!(error instanceof ChatError)) throw error;
  console.log(error.name, error.code, error.message);
}
