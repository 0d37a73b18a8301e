/** Changes of files, packages and what else is found beside messages, enums and services. */

import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { compareFiles, type Files } from "./compared.ts";

const test = suite("check command on files");

/** The first line of each finding. */
function compare(old: Files, now: Files): string[] {
  return compareFiles(withSyntax(old), withSyntax(now)).map(([text]) => text);
}

function withSyntax(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `syntax = "proto3";\n${text}\n`]));
}

const SHOP = "package shop; message Item { int32 a = 1; message Part { int32 p = 1; } } enum Kind { KIND_A = 0; }";
const CART = 'package shop; import "shop.proto"; message Cart { repeated Item items = 1; Item.Part part = 2; }';
const OTHER = "package other; message Other { int32 o = 1; }";

const CHANGES: readonly [name: string, old: Files, now: Files, ...wanted: readonly string[]][] = [
  [
    "renamed-package-of-two-files-is-reported-once",
    { "shop.proto": SHOP, "cart.proto": CART },
    { "shop.proto": SHOP.replace("shop;", "store;"), "cart.proto": CART.replace("shop;", "store;") },
    "now/shop.proto:2:1: The package shop was renamed to store. Full names are sent in google.protobuf.Any, and by gRPC and Connect. (PACKAGE_RENAMED, WIRE)",
  ],
  [
    "package-and-folder-of-a-file-that-change-together-are-reported-once-each",
    { "v1/shop.proto": "package v1; message Item { int32 a = 1; }" },
    { "v2/shop.proto": "package v2; message Item { int32 a = 1; }" },
    "now/v2/shop.proto:1:1: The file v1/shop.proto was moved to v2/shop.proto. Generated code is imported from another file. (FILE_MOVED, SOURCE)",
    "now/v2/shop.proto:2:1: The package v1 was renamed to v2. Full names are sent in google.protobuf.Any, and by gRPC and Connect. (PACKAGE_RENAMED, WIRE)",
  ],
  [
    "what-changes-in-a-renamed-package-is-reported-too",
    { "shop.proto": SHOP },
    { "shop.proto": SHOP.replace("shop;", "store;").replace("p = 1", "p = 2") },
    "now/shop.proto:2:1: The package shop was renamed to store. Full names are sent in google.protobuf.Any, and by gRPC and Connect. (PACKAGE_RENAMED, WIRE)",
    "now/shop.proto:2:65: The field p was renumbered from 1 to 2. (FIELD_RENUMBERED, WIRE)",
  ],
  [
    "file-that-leaves-its-package-is-reported-with-its-path",
    { "shop.proto": SHOP, "cart.proto": "package shop; message Cart { int32 a = 1; }" },
    { "shop.proto": SHOP, "cart.proto": "package store; message Cart { int32 a = 1; }" },
    "now/cart.proto:2:1: The package of cart.proto changed from shop to store. Full names are sent in google.protobuf.Any, and by gRPC and Connect. (PACKAGE_RENAMED, WIRE)",
  ],
  [
    "removed-file-is-reported-once",
    { "shop.proto": SHOP, "gone.proto": "package shop; message Gone { int32 g = 1; } enum Past { PAST_A = 0; }" },
    { "shop.proto": SHOP },
    "old/gone.proto:1:1: The file gone.proto is gone, with all that it declared. (FILE_REMOVED, WIRE)",
  ],
  [
    "removed-package-is-reported-once",
    { "shop.proto": SHOP, "cart.proto": CART, "other.proto": OTHER },
    { "other.proto": OTHER },
    "old/shop.proto:2:1: The package shop is gone, with shop.proto, cart.proto. (PACKAGE_REMOVED, WIRE)",
  ],
  [
    "file-that-was-split-is-reported-with-what-moved",
    { "shop.proto": "package shop; message A { int32 a = 1; } message B { int32 b = 1; } message C { int32 c = 1; }" },
    {
      "a.proto": "package shop; message A { int32 a = 1; }",
      "b.proto": "package shop; message B { int32 b = 1; }",
      "c.proto": "package shop; message C { int32 c = 1; }",
    },
    "now/a.proto:2:23: The message shop.A moved from shop.proto to a.proto. Generated code is imported from another file. (MESSAGE_MOVED, SOURCE)",
    "now/b.proto:2:23: The message shop.B moved from shop.proto to b.proto. Generated code is imported from another file. (MESSAGE_MOVED, SOURCE)",
    "now/c.proto:2:23: The message shop.C moved from shop.proto to c.proto. Generated code is imported from another file. (MESSAGE_MOVED, SOURCE)",
    "old/shop.proto:1:1: The file shop.proto is gone. Schemas that import it do not compile. (FILE_REMOVED, SOURCE)",
  ],
  [
    "message-that-moved-is-reported-without-those-in-it",
    { "shop.proto": SHOP, "other.proto": OTHER },
    {
      "shop.proto": "package shop; enum Kind { KIND_A = 0; }",
      "other.proto": OTHER,
      "item.proto": "package shop; message Item { int32 a = 1; message Part { int32 p = 1; } }",
    },
    "now/item.proto:2:23: The message shop.Item moved from shop.proto to item.proto. Generated code is imported from another file. (MESSAGE_MOVED, SOURCE)",
  ],
  [
    "import-that-is-no-longer-public-is-reported",
    { "shop.proto": SHOP, "all.proto": 'import public "shop.proto";' },
    { "shop.proto": SHOP, "all.proto": 'import "shop.proto";' },
    "now/all.proto:2:1: all.proto no longer imports shop.proto publicly. Schemas and code that import only all.proto lose what shop.proto declares. (IMPORT_NOT_PUBLIC, SOURCE)",
  ],
  [
    "import-that-is-public-by-way-of-another-is-not-reported",
    { "shop.proto": SHOP, "all.proto": 'import public "shop.proto";', "more.proto": "" },
    { "shop.proto": SHOP, "all.proto": 'import public "more.proto";', "more.proto": 'import public "shop.proto";' },
  ],
  [
    "renamed-message-breaks-the-wire-if-there-is-an-any",
    { "a.proto": 'import "google/protobuf/any.proto"; message A { google.protobuf.Any any = 1; }' },
    { "a.proto": 'import "google/protobuf/any.proto"; message B { google.protobuf.Any any = 1; }' },
    "now/a.proto:2:45: The message A was renamed to B, and its name is sent in google.protobuf.Any. (MESSAGE_RENAMED, WIRE)",
  ],
  [
    "another-idempotency-is-reported",
    { "a.proto": "message Q {} service S { rpc Do(Q) returns (Q) { option idempotency_level = NO_SIDE_EFFECTS; } }" },
    { "a.proto": "message Q {} service S { rpc Do(Q) returns (Q); }" },
    "now/a.proto:2:30: The idempotency_level of the method Do changed from NO_SIDE_EFFECTS to IDEMPOTENCY_UNKNOWN. (METHOD_IDEMPOTENCY_CHANGED, WIRE)",
  ],
  [
    "renamed-service-and-method-break-the-wire-without-commands",
    { "a.proto": "message Q {} service S { rpc Do(Q) returns (Q); }" },
    { "a.proto": "message Q {} service S { rpc Go(Q) returns (Q); }" },
    "now/a.proto:2:30: The method Do was renamed to Go and gRPC and Connect call it by its name. (METHOD_RENAMED, WIRE)",
  ],
  [
    "name-that-is-chosen-for-typescript-is-reported",
    { "a.proto": 'import "chatwire/v1/options.proto"; message A { int32 a = 1; }' },
    {
      "a.proto":
        'import "chatwire/v1/options.proto"; message A { option (chatwire.v1.ts_message_name) = "Alpha"; int32 a = 1 [(chatwire.v1.ts_field_name) = "first"]; }',
    },
    "now/a.proto:2:45: The message A was A in TypeScript and is Alpha. (TYPESCRIPT_NAME_CHANGED, SOURCE)",
    "now/a.proto:2:103: The field a was a in TypeScript and is first. (TYPESCRIPT_NAME_CHANGED, SOURCE)",
  ],
  [
    "name-that-another-declaration-takes-is-reported",
    { "a.proto": "message Outer { message In { int32 a = 1; } }" },
    { "a.proto": "message Outer { message In { int32 a = 1; } } message Outer_In { int32 b = 1; }" },
    "now/a.proto:2:25: The message In was Outer_In in TypeScript and is Outer$In. (TYPESCRIPT_NAME_CHANGED, SOURCE)",
  ],
  [
    "message-that-becomes-recursive-under-another-name-is-a-rename",
    { "a.proto": "message Node { Node next = 1; }" },
    { "a.proto": "message Knot { Knot next = 1; }" },
    "now/a.proto:2:9: The message Node was renamed to Knot. (MESSAGE_RENAMED, SOURCE)",
  ],
];

for (const [name, old, now, ...wanted] of CHANGES) test(name, () => assert.equal(compare(old, now), wanted));

test("message-set-that-becomes-one-is-reported", () => {
  const message = (option: string): Files => ({
    "a.proto": `syntax = "proto2"; message M { ${option} extensions 4 to max; }`,
  });
  const found = compareFiles(message(""), message("option message_set_wire_format = true;"));
  assert.match(found.join("\n"), / \(MESSAGE_SET_CHANGED, WIRE\)/);
  assert.is(found.length, 1);
});
