/**
 * Registries: what generated code tells of a schema at run time. After an intended change:
 *
 *     npm run generate -- --descriptors --proto test/wire/registry --out test/wire/registry/generated
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import * as assert from "uvu/assert";
import { compileFiles } from "../../../src/codegen/compile-files.ts";
import {
  DescriptorProto,
  FileDescriptorSet,
  MessageOptions,
} from "../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { link } from "../../../src/codegen/link/link.ts";
import { protoFiles } from "../../../src/codegen/source/schema-files.ts";
import { packAny } from "../../../src/wire/helpers/any.ts";
import { fileRegistry, joinRegistries, type Registry } from "../../../src/wire/registry/registry.ts";
import { suite } from "../../suite.ts";
import { registry as times } from "./generated/google/protobuf/timestamp.registry.ts";
import { registry as whole } from "./generated/registry.ts";
import { listed, note } from "./generated/shop/v1/flags.ts";
import { ItemJson } from "./generated/shop/v1/item.json.ts";
import { file, registry } from "./generated/shop/v1/item.registry.ts";
import { Color, Item, Item_Part, Shop, spare } from "./generated/shop/v1/item.ts";
import { registry as options } from "./generated/shop/v1/options.registry.ts";
import {
  author,
  cost,
  group,
  hint,
  label,
  owner,
  retention,
  sensitive,
  tags,
  team,
  tenant,
} from "./generated/shop/v1/options.ts";

const test = suite("registry");

const FOLDER = import.meta.dirname;

test("generated-registries-are-up-to-date", () => {
  const request = { roots: [FOLDER], files: protoFiles(FOLDER), wire: "./../../../../src/wire" };
  const { files } = compileFiles({ ...request, importExtension: "ts", descriptors: true, isWhole: true });
  for (const [path, text] of files) assert.fixture(text, readFileSync(join(FOLDER, "generated", path), "utf8"));
});

test("declarations-are-found-by-full-name-with-their-code", () => {
  const item = registry.messages.get("shop.v1.Item");
  assert.is(item?.codec, Item);
  assert.is(item?.json, ItemJson);
  assert.equal([...registry.messages.keys()], ["shop.v1.Item", "shop.v1.Item.Part"]);
  assert.is(registry.enums.get("shop.v1.Color")?.values, Color);
  assert.is(registry.extensions.get("shop.v1.spare")?.extension, spare);
  assert.is(registry.extensionFor("shop.v1.Item", 100)?.typeName, "shop.v1.spare");
  assert.is(registry.extensionFor("shop.v1.Item", 101), undefined);
  assert.is(registry.services.get("shop.v1.Shop")?.service, Shop);
  assert.equal([...registry.files.values()], [file]);
  for (const name of ["shop.v1.Retention", "Item", "", "__proto__", "shop.v1.Item.PartsEntry"])
    assert.is(registry.messages.get(name), undefined, name);
});

test("fields-are-described-with-the-names-of-their-properties", () => {
  const { fields = new Map(), oneofs = new Map() } = registry.messages.get("shop.v1.Item")?.descriptor ?? {};
  const shown = [...fields.values()].map(({ name, number, property, jsonName, type, isRepeated, oneof }) =>
    [name, number, property, jsonName, type, isRepeated, oneof].join(" "),
  );
  assert.equal(shown, [
    "name 1 name name string false ",
    "parts 2 parts parts message true ",
    "price_cents 3 priceCents priceCents int32 false kind",
    "free 4 free gratis bool false kind",
    "to_string 5 toString$ toString sint64 true ",
    "detail 6 detail detail message false ",
    "sold_at 7 soldAt soldAt message false ",
    "color 8 color color enum false ",
  ]);
  assert.equal(
    [...oneofs.values()].map(({ property }) => property),
    ["kind"],
  );
  const { key, value } = fields.get("parts")?.map ?? {};
  assert.equal([key?.type, value?.type, value?.typeName], ["string", "message", "shop.v1.Item.Part"]);
  assert.is(registry.messages.get("shop.v1.Item")?.field("color")?.typeName, "shop.v1.Color");
  const extension = registry.extensions.get("shop.v1.spare")?.descriptor;
  assert.equal([extension?.extendee, extension?.number, extension?.property], ["shop.v1.Item", 100, undefined]);
});

test("enums-and-services-are-described", () => {
  const values = [...(registry.enums.get("shop.v1.Color")?.descriptor.values.values() ?? [])];
  assert.equal(
    values.map(({ fullName, number }) => `${fullName} ${number}`),
    ["shop.v1.Color.COLOR_NONE 0", "shop.v1.Color.COLOR_RED 1", "shop.v1.Color.COLOR_BELOW -3"].map((each) =>
      each.replace("Color.", ""),
    ),
  );
  const buy = registry.services.get("shop.v1.Shop")?.descriptor.methods.get("Buy");
  assert.equal(
    [buy?.fullName, buy?.request, buy?.response, buy?.isClientStreaming, buy?.isServerStreaming],
    ["shop.v1.Shop.Buy", "shop.v1.Item", "shop.v1.Item", false, true],
  );
});

test("custom-options-are-read-by-their-accessors", () => {
  const item = registry.messages.get("shop.v1.Item");
  const color = registry.enums.get("shop.v1.Color");
  const shop = registry.services.get("shop.v1.Shop");
  assert.is(retention.get(item?.options)?.days, 30);
  assert.is(sensitive.get(item?.field("name")?.options), true);
  assert.is(sensitive.get(item?.field("color")?.options), undefined);
  assert.equal(tags.get(item?.field("name")?.options), ["a", "b"]);
  assert.is(hint.get(item?.descriptor.oneofs.get("kind")?.options), "one of them");
  assert.is(group.get(color?.options), "paint");
  assert.is(label.get(color?.descriptor.values.get("COLOR_RED")?.options), "Rot");
  assert.is(owner.get(shop?.options), "us");
  assert.is(cost.get(shop?.descriptor.methods.get("Buy")?.options), 7n);
  assert.is(team.get(file.options), "stock");
  assert.is(sensitive.get(registry.extensions.get("shop.v1.spare")?.options), true);
});

test("ranges-of-extensions-have-their-bounds-and-options", () => {
  const ranges = registry.messages.get("shop.v1.Item")?.descriptor.extensionRanges ?? [];
  assert.equal(
    ranges.map(({ start, end, options }) => [start, end, tenant.get(options)]),
    [
      [100, 201, undefined],
      [300, 301, "partners"],
      [400, 2 ** 29, "partners"],
    ],
  );
});

test("options-that-are-not-set-are-absent", () => {
  const item = registry.messages.get("shop.v1.Item");
  assert.equal([listed.get(item?.options), listed.has(item?.options)], [false, true]);
  assert.equal([note.get(item?.options), note.has(item?.options)], [undefined, false]);
  assert.equal([retention.get(undefined), retention.has(undefined)], [undefined, false]);
  assert.equal([tags.get(undefined), tags.get({})], [[], []]);
  assert.is(retention.has(registry.messages.get("shop.v1.Item.Part")?.options), false);
});

test("options-for-compilers-only-are-left-out", () => {
  const item = registry.messages.get("shop.v1.Item");
  assert.not.ok(author.has(item?.options));
  assert.is(retention.get(item?.options)?.why, undefined);
  assert.not.ok(Buffer.from(file.bytes).includes("for compilers only"));
});

test("accessors-read-options-of-decoded-descriptors-too", () => {
  const bytes = registry.messages.get("shop.v1.Item")?.descriptor.bytes ?? new Uint8Array(0);
  const { options: decoded } = DescriptorProto.decode(bytes);
  assert.is(retention.get(decoded)?.days, 30);
  const created = MessageOptions.create();
  retention.set(created, { days: 2, why: "" });
  assert.is(retention.get(MessageOptions.decode(MessageOptions.encode(created)))?.days, 2);
});

test("registry-serves-json-for-any-and-extensions", () => {
  const part = Item_Part.create({ id: "p" });
  const item = Item.create({ name: "n", detail: packAny(Item_Part, part) });
  spare.set(item, part);
  const json = ItemJson.toJson(item, { registry });
  assert.equal(json, {
    name: "n",
    detail: { "@type": "type.googleapis.com/shop.v1.Item.Part", id: "p" },
    "[shop.v1.spare]": { id: "p" },
  });
  assert.equal(ItemJson.fromJson(json, { registry }), item);
  assert.throws(() => ItemJson.toJson(item, { registry: times }), /has the type .*Item\.Part/);
});

test("joined-registries-hold-what-each-holds-and-the-last-counts", () => {
  const all = joinRegistries(registry, options, times);
  assert.is(all.messages.get("google.protobuf.Timestamp"), times.messages.get("google.protobuf.Timestamp"));
  assert.is(all.messages.get("shop.v1.Item"), registry.messages.get("shop.v1.Item"));
  assert.is(all.extensions.get("shop.v1.retention")?.extendee, "google.protobuf.MessageOptions");
  assert.equal([...all.files.keys()].length, 3);
  const code = { messages: [{ ...ItemJson, codec: { ...Item } }] };
  const other = fileRegistry(file, code);
  const joined = joinRegistries(registry, other);
  assert.is(joined.messages.get("shop.v1.Item"), other.messages.get("shop.v1.Item"));
  assert.is(joined.message("shop.v1.Item"), code.messages[0]);
  assert.is(joinRegistries().messages.size, 0);
});

test("registry-of-the-whole-schema-joins-those-of-its-files-and-their-imports", () => {
  assert.is(whole.messages.get("shop.v1.Item"), registry.messages.get("shop.v1.Item"));
  assert.ok(whole.extensions.has("shop.v1.listed") && whole.messages.has("google.protobuf.Any"));
  const request = { roots: [FOLDER], wire: "chatwire/wire", importExtension: "js", descriptors: true } as const;
  assert.not.ok(compileFiles({ ...request, files: ["shop/v1/item.proto"] }).files.has("registry.ts"));
});

test("descriptor-set-holds-the-imports-in-order-and-links-again", () => {
  const { file: files } = FileDescriptorSet.decode(registry.descriptorSet());
  assert.equal(
    files.map(({ name }) => name),
    [
      "google/protobuf/any.proto",
      "google/protobuf/timestamp.proto",
      "google/protobuf/descriptor.proto",
      "shop/v1/flags.proto",
      "shop/v1/options.proto",
      "shop/v1/item.proto",
    ],
  );
  assert.ok(files.every(({ sourceCodeInfo }) => sourceCodeInfo === undefined));
  assert.equal(link({ files }).mistakes, []);
});

const OTHERS = `syntax = "proto3";
package p;
import "buf/validate/validate.proto";
import "google/api/annotations.proto";
message M { string name = 1 [(buf.validate.field).string = { max_len: 20 }]; }
service S { rpc Get(M) returns (M) { option (google.api.http) = { get: "/v1/{name}" additional_bindings: { post: "/p" body: "*" } }; } }
`;

test("options-of-protovalidate-and-of-google-apis-are-read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-registry-"));
  try {
    writeFileSync(join(folder, "p.proto"), OTHERS);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const wire = relative(folder, join(FOLDER, "../../../src/wire"));
    const request = { roots: [folder], files: ["p.proto"], wire: `./${wire}`, descriptors: true };
    const { files, warnings } = compileFiles({ ...request, importExtension: "ts" });
    assert.equal(warnings, []);
    for (const [path, text] of files) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const load = (path: string) => import(pathToFileURL(join(folder, path)).href);
    const { registry: own }: { readonly registry: Registry } = await load("p.registry.ts");
    const { http } = await load("google/api/annotations.ts");
    const { field$ } = await load("buf/validate/validate.ts");
    const { pattern, additionalBindings } = http.get(own.services.get("p.S")?.descriptor.methods.get("Get")?.options);
    assert.equal(pattern, { case: "get", value: "/v1/{name}" });
    assert.is(additionalBindings[0].body, "*");
    const { type } = field$.get(own.messages.get("p.M")?.field("name")?.options);
    assert.equal([type.case, type.value.maxLen], ["string", 20n]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("bundle-of-a-registry-has-no-code-of-imports-and-none-of-node", () => {
  const contents =
    'import { registry } from "./generated/shop/v1/item.registry.ts"; console.log(registry.messages.size);';
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: FOLDER, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    minify: true,
  });
  const text = outputFiles[0]?.text ?? "";
  assert.not.match(text, /node:|UninterpretedOption/);
  assert.not.match(text, /"shop\.v1\.Retention"/);
});
