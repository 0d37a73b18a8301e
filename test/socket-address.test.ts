import * as assert from "uvu/assert";
import { isSameAddress } from "../src/socket-address.ts";
import { suite } from "./suite.ts";

const test = suite("socket address");

test("socket-addresses-with-equal-address-and-port-are-the-same", () => {
  const a = { address: "10.0.0.1", port: 1 };
  assert.ok(isSameAddress(a, { ...a }));
  assert.not.ok(isSameAddress(a, { ...a, port: 2 }));
  assert.not.ok(isSameAddress(a, { ...a, address: "10.0.0.2" }));
});
