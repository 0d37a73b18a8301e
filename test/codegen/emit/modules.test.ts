/** The imports of code that users of the package generate. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { compileFiles } from "../../../src/codegen/compile-files.ts";
import { protoFiles } from "../../../src/codegen/source/schema-files.ts";
import * as wire from "../../../src/wire/index.ts";
import { suite } from "../../suite.ts";
import { FEATURES_FOLDER, featureNames } from "../features.ts";

const test = suite("modules of generated code");

const IMPORT = /^import (type )?\{([^}]*)\} from "([^"]*)";$/gm;

test("chatwire-wire-exports-all-imports-of-generated-code", () => {
  const features = featureNames();
  const exported = new Set(Object.keys(wire));
  let imports = 0;
  for (const name of features) {
    const protoFolder = join(FEATURES_FOLDER, name);
    const files = protoFiles(protoFolder);
    const { files: generated } = compileFiles({
      roots: [protoFolder],
      files,
      wire: "chatwire/wire",
      importExtension: "js",
    });
    for (const [path, text] of generated) {
      for (const [, onlyTypes, names = "", from = ""] of text.matchAll(IMPORT)) {
        if (from !== "chatwire/wire") assert.match(from, /^(?:\.\.?\/.*\.js|chatwire\/v1\/\w+)$/);
        else {
          // Types do not exist at run time. The test of the package checks them.
          const values = onlyTypes ? [] : names.split(",").map((each) => each.trim().replace(/ as .*/, ""));
          const missing = values.filter((each) => !/^($|type |MessageCodec$)/.test(each) && !exported.has(each));
          assert.equal(missing, [], `${name}/${path} imports them`);
          imports++;
        }
      }
    }
  }
  assert.ok(imports >= features.length);
});

const GAME = `syntax = "proto3";
package game;
import "chatwire/v1/command.proto";
import "chatwire/v1/options.proto";
import "chatwire/v1/peer.proto";
message MoveRequest { chatwire.v1.State state = 1; }
message MoveResponse { repeated chatwire.v1.PeerText texts = 1; }
message Message { oneof body { MoveRequest move_request = 1; MoveResponse move_response = 2; } }
service Game {
  rpc Move(MoveRequest) returns (MoveResponse) {
    option (chatwire.v1.command) = COMMAND_PING;
    option (chatwire.v1.rule) = { states: [STATE_CONNECTED] };
  }
}
`;

test("our-schema-is-imported-from-the-package-and-not-generated-again", () => {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-modules-"));
  try {
    writeFileSync(join(folder, "game.proto"), GAME);
    const request = { roots: [folder], files: ["game.proto"], wire: "chatwire/wire" };
    const { files } = compileFiles({ ...request, importExtension: "js" });
    assert.equal([...files.keys()], ["game.ts", "game.json.ts", "rules.ts"]);
    const imported = [...files.values()].flatMap((text) =>
      [...text.matchAll(IMPORT)].map(([, , names, from]) => `${from}:${names?.replace(/,?\s+/g, " ")}`),
    );
    assert.equal(imported, [
      "chatwire/v1/options: State ",
      "chatwire/v1/peer: PeerText ",
      "chatwire/wire: type MessageCodec type Reader beginList beginMessage decodeMessage emptyList encodeMessage encodeMessageInto endMessage enterMessage isAtEnd itemsOf leaveMessage noCase oneofCase plainConstructor readInt32 readTag skipUnknown takeUnknown unknownCase writeInt32Field writeUnknown ",
      "./game.js: Message MoveRequest MoveResponse ",
      "chatwire/v1/options.json: StateJson ",
      "chatwire/v1/peer.json: PeerTextJson ",
      "chatwire/wire: type JsonCodec type JsonObject type JsonValue messageJson oneofCase plainConstructor ",
      "./game.js: type MessageBody MoveRequest MoveResponse ",
      "chatwire/v1/capability: Feature ",
      "chatwire/v1/command: Command ",
      "chatwire/v1/options: Addressee Conversation Delivery Direction type Rule State Transport ",
      "chatwire/wire: Method ",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
