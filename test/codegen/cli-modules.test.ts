/** What generated code imports, where it is generated for users of the package. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { compileFiles, protoFiles } from "../../src/codegen/run-pbjs.ts";
import * as wire from "../../src/wire/index.ts";
import { suite } from "../suite.ts";

const test = suite("modules of generated code");

const IMPORT = /^import (?:type )?\{([^}]*)\} from "([^"]*)";$/gm;

test("everything-that-generated-code-imports-from-chatwire-wire-is-exported-there", async () => {
  const features = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const exported = new Set(Object.keys(wire));
  let imports = 0;
  for (const { name } of features) {
    const protoFolder = join(import.meta.dirname, name);
    const files = protoFiles(protoFolder);
    const generated = await compileFiles({ protoFolder, files, wire: "chatwire/wire", importExtension: "js" });
    for (const [path, text] of generated) {
      for (const [, names = "", from = ""] of text.matchAll(IMPORT)) {
        if (from !== "chatwire/wire") assert.match(from, /^\.\.?\/.*\.js$/);
        else {
          // Types are gone at run time; the test of the package checks them.
          const values = names.split(",").map((each) => each.trim().replace(/ as .*/, ""));
          const missing = values.filter((each) => !/^($|type |MessageCodec$)/.test(each) && !exported.has(each));
          assert.equal(missing, [], `${name}/${path} imports them`);
          imports++;
        }
      }
    }
  }
  assert.ok(imports >= features.length);
});
