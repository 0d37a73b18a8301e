import * as assert from "uvu/assert";
import { type Options, readOptions } from "../../../examples/client/options.ts";
import { WrongUsage } from "../../../examples/shared/flags.ts";
import { suite } from "../../suite.ts";

const test = suite("command line of the client");

function portMappingOf(...args: readonly string[]): Options["portMapping"] | undefined {
  const options = readOptions(args, {});
  return typeof options === "object" ? options.portMapping : undefined;
}

test("router-is-asked-by-pcp-and-by-upnp-too-or-not-at-all", () => {
  assert.is(portMappingOf(), true);
  assert.is(portMappingOf("--upnp"), "upnp");
  assert.is(portMappingOf("--no-port-mapping"), false);
  assert.throws(
    () => portMappingOf("--upnp", "--no-port-mapping"),
    (error: unknown) => error instanceof WrongUsage && /Choose one/.test(error.message),
  );
});
