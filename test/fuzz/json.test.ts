import * as assert from "uvu/assert";
import { MessageJson } from "../../generated/chatwire/v1/message.json.ts";
import { GetPeersResponseJson } from "../../generated/chatwire/v1/presence.json.ts";
import { UsageError } from "../../src/errors.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { type JsonCodec, JsonRegistry } from "../../src/wire/json/codec.ts";
import type { JsonValue } from "../../src/wire/json/value-writer.ts";
import { EncodingJson, PresenceJson } from "../codegen/editions/generated/editions.json.ts";
import { MapsJson } from "../codegen/map/generated/map.json.ts";
import { ClosedJson, OrderJson } from "../codegen/proto2/generated/proto2.json.ts";
import { NumbersJson, ScalarsJson } from "../codegen/scalars/generated/scalars.json.ts";
import { WellKnownJson } from "../codegen/well-known/generated/well_known.json.ts";
import { SEED } from "../seed.ts";
import { suite } from "../suite.ts";

const test = suite("fuzzed JSON");

const VALUES_EACH = 3_000;

const types: readonly JsonCodec<object>[] = [
  ...[ScalarsJson, NumbersJson, MapsJson, OrderJson, ClosedJson],
  ...[EncodingJson, PresenceJson, GetPeersResponseJson, MessageJson],
  WellKnownJson,
];
const registry = new JsonRegistry(types);

/** Values that are valid for some fields and invalid for most. */
const ODD: readonly JsonValue[] = [
  ...[null, true, false, 0, -0, 1, -1, 1.5, 1e5, 2 ** 31, 2 ** 53, 1e300, "", "a", "1", "-1", "1e5", "1.5", "NaN"],
  ...[
    "Infinity",
    "true",
    "2026-01-31T12:00:00Z",
    "1s",
    "-0.5s",
    "AAE=",
    "AA",
    "\ud800",
    "__proto__",
    "a,b",
    "MOOD_SAD",
  ],
  ...[[], {}, [null], [[]], { a: 1 }, { "1": 1 }, { true: "AA==" }, { "": "" }, { "@type": "x/golden.map.Maps" }],
];

/** The names of a message's fields in JSON. */
function fieldNames(type: JsonCodec<object>): string[] {
  const written = type.toJson(type.codec.create(), { defaults: "write" });
  return typeof written === "object" && written !== null ? Object.keys(written) : [];
}

for (const type of types) {
  test(`${type.typeName}-is-read-or-refused-with-a-usage-error`, () => {
    const random = new SeededRandom(SEED);
    const names =
      type === PresenceJson || type === OrderJson ? ["id", "customer", "required", "item"] : fieldNames(type);
    let read = 0;
    for (let count = 0; count < VALUES_EACH; count++) {
      const chosen = Array.from({ length: random.below(3) + 1 }, () => names[random.below(names.length)] ?? "a");
      const value = Object.fromEntries(chosen.map((name) => [name, ODD[random.below(ODD.length)]]));
      const options = { registry, unknownFields: random.below(2) === 0 ? "ignore" : "refuse" } as const;
      try {
        const message = type.fromJson(value, options);
        // A message that was read converts to JSON and to bytes, and back.
        const json = type.toJson(message, options);
        assert.equal(type.toJson(type.fromJson(json, options), options), json);
        assert.equal(type.toJson(type.codec.decode(type.codec.encode(message)), options), json);
        read++;
      } catch (error) {
        if (!(error instanceof UsageError)) throw new Error(JSON.stringify(value), { cause: error });
      }
    }
    assert.ok(read > 0 || type === PresenceJson || type === OrderJson, "nothing was read");
  });
}
