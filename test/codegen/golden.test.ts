/**
 * Each folder here with a .proto file shows one feature of the compiler, and its
 * `generated/` is the expected output. After an intended change:
 *
 *     npm run generate -- --proto test/codegen/map --out test/codegen/map/generated
 */

import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import * as assert from "uvu/assert";
import { Addressee, Delivery, Priority, State } from "../../generated/chatwire/v1/options.ts";
import { compileFolder } from "../../src/codegen/compile-files.ts";
import { suite } from "../suite.ts";
import { FEATURES_FOLDER, featureNames } from "./features.ts";

const test = suite("golden output");

const WIRE = "./../../../../src/wire";

for (const feature of featureNames()) {
  test(`${feature}-compiles-to-the-committed-output`, async () => {
    const folder = join(import.meta.dirname, feature);
    const files = await compileFolder(folder, WIRE);
    const committed = readdirSync(join(folder, "generated"), { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".ts"),
    );
    assert.equal([...files.keys()].sort(), committed.sort());
    for (const [path, text] of files) assert.fixture(text, readFileSync(join(folder, "generated", path), "utf8"));
  });
}

test("every-folder-with-a-schema-has-committed-output", () => {
  const entries = readdirSync(FEATURES_FOLDER, { recursive: true, encoding: "utf8" });
  // The tests of the linker have schemas for other purposes.
  const withSchema = entries
    .filter((path) => path.endsWith(".proto") && !path.startsWith("link"))
    .map((path) => path.split(sep)[0]);
  assert.equal([...new Set(withSchema)].sort(), featureNames());
});

test("committed-codecs-are-up-to-date-with-the-schema", async () => {
  const root = join(import.meta.dirname, "../..");
  const files = await compileFolder(join(root, "proto"), "./../src/wire");
  for (const [path, text] of files) assert.fixture(text, readFileSync(join(root, "generated", path), "utf8"));
});

test("same-schema-compiles-to-the-same-bytes", async () => {
  const folder = join(import.meta.dirname, "../../proto");
  assert.equal([...(await compileFolder(folder, "./wire"))], [...(await compileFolder(folder, "./wire"))]);
});

test("wire-can-be-a-package", async () => {
  const files = await compileFolder(join(import.meta.dirname, "scalars"), "chatwire/wire");
  assert.match(files.get("scalars.ts") ?? "", /^\} from "chatwire\/wire";$/m);
});

test("application-rule-is-part-of-the-codec", async () => {
  const { CursorMoved } = await import("./application-rule/generated/cursor.ts");
  const { bytesMax, rate, delivery } = CursorMoved.rule;
  assert.equal([bytesMax, rate, delivery], [32, { perSecond: 30, burst: 60 }, Delivery.LOSSY]);
});

test("keys-and-sharing-of-an-application-message-are-part-of-the-codec", async () => {
  const { PieceMoved } = await import("./application-rule/generated/cursor.ts");
  const { delivery, sharing } = PieceMoved.rule;
  assert.equal([delivery, sharing], [Delivery.LATEST, { priority: Priority.BULK, weight: 3, ageMs: 0 }]);
  assert.equal(PieceMoved.keys, ["boardId", "piece"]);
});

test("rule-of-a-method-of-an-application-is-part-of-the-service", async () => {
  const { Add, Praise } = (await import("./application-method/generated/scores.ts")).Scores.methods;
  assert.equal([Add.rule.bytesMax, Add.rule.rate, Add.rule.states], [16, { perSecond: 1, burst: 3 }, []]);
  assert.equal([Praise.rule.states, Praise.rule.addressee], [[State.AVAILABLE], Addressee.USER]);
  assert.ok(Add.validateRequest !== undefined && Praise.validateRequest === undefined);
});
