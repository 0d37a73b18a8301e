/** A script that opens a store as if pg were not installed, and prints the error. Argument: the URL. */

import { register } from "node:module";
import { ChatError } from "../../../src/errors.ts";
import { PostgresStore } from "../../../src/store/postgres/postgres-store.ts";

const hooks = `
  export function resolve(specifier, context, nextResolve) {
    return nextResolve(specifier === "pg" ? "package-that-is-not-there" : specifier, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

try {
  await PostgresStore.open({
    url: process.argv[2] ?? "",
    pepper: new Uint8Array(32),
    random: (length) => new Uint8Array(length),
  });
} catch (error) {
  console.log(error instanceof ChatError ? `${error.name} ${error.code} ${error.message}` : error);
}
