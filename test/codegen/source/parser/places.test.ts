/** Declarations have the places and comments that protoc gives them. */

import * as assert from "uvu/assert";

import type { SourceCodeInfo_Location } from "../../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { suite } from "../../../suite.ts";
import { locations, spanned } from "./parsed.ts";

const test = suite("places and comments in a .proto file");

function at(found: readonly SourceCodeInfo_Location[], ...path: number[]): SourceCodeInfo_Location {
  const location = found.find((each) => each.path.join() === path.join());
  assert.ok(location, `no location ${path}`);
  return location;
}

/** What each path spans, in the order of the locations. */
function spans(text: string): Record<string, string> {
  return Object.fromEntries(locations(text).map((location) => [location.path.join("."), spanned(text, location)]));
}

test("each-part-of-a-field-has-a-place", () => {
  const text = 'message M { optional .a.B c = 1 [default = X, json_name = "j", (x).y = -1]; }';
  assert.equal(spans(text), {
    "": text,
    "4.0": text,
    "4.0.1": "M",
    "4.0.2.0": text.slice(12, -2),
    "4.0.2.0.4": "optional",
    "4.0.2.0.6": ".a.B",
    "4.0.2.0.1": "c",
    "4.0.2.0.3": "1",
    "4.0.2.0.8": '[default = X, json_name = "j", (x).y = -1]',
    "4.0.2.0.7": "X",
    "4.0.2.0.10": '"j"',
    "4.0.2.0.8.999.0": "(x).y = -1",
    "4.0.2.0.8.999.0.2": "(x).y",
    "4.0.2.0.8.999.0.2.0": "(x)",
    "4.0.2.0.8.999.0.2.0.1": "x",
    "4.0.2.0.8.999.0.2.1": "y",
    "4.0.2.0.8.999.0.2.1.1": "y",
    "4.0.2.0.8.999.0.5": "-1",
  });
});

test("group-has-the-places-of-a-field-and-of-a-message", () => {
  const text = "message M { repeated group G = 1 { optional int32 a = 2; } }";
  const found = spans(text);
  const group = text.slice(12, -2);
  assert.equal(
    [found["4.0.2.0"], found["4.0.2.0.5"], found["4.0.2.0.1"], found["4.0.2.0.6"]],
    [group, "group", "G", "G"],
  );
  assert.equal([found["4.0.3.0"], found["4.0.3.0.1"], found["4.0.3.0.2.0.1"]], [group, "G", "a"]);
});

test("statements-with-several-parts-have-a-place-for-each", () => {
  assert.equal(spans("message M { extensions 4, 6 to max [(a) = 1]; reserved 1; }"), {
    ...spans("message M { extensions 4, 6 to max [(a) = 1]; reserved 1; }"),
    "4.0.5": "extensions 4, 6 to max [(a) = 1];",
    "4.0.5.0": "4",
    "4.0.5.0.1": "4",
    "4.0.5.0.2": "4",
    "4.0.5.1": "6 to max",
    "4.0.5.1.2": "max",
    "4.0.5.0.3.999.0": "(a) = 1",
    "4.0.5.1.3.999.0": "(a) = 1",
    "4.0.9": "reserved 1;",
    "4.0.9.0": "1",
  });
  const services = spans("service S { rpc A(stream B) returns (.c.D); }");
  assert.equal(
    ["6.0.2.0", "6.0.2.0.1", "6.0.2.0.5", "6.0.2.0.2", "6.0.2.0.3"].map((path) => services[path]),
    ["rpc A(stream B) returns (.c.D);", "A", "stream", "B", ".c.D"],
  );
  const extend = spans("extend .a.B { optional int32 c = 1; }");
  assert.equal([extend["7"], extend["7.0.2"]], ["extend .a.B { optional int32 c = 1; }", ".a.B"]);
  const imports = spans('import public "a"; import "b"; package c.d;');
  assert.equal([imports["3.0"], imports["10.0"], imports["3.1"]], ['import public "a";', "public", 'import "b";']);
});

test("columns-count-utf-16-units", () => {
  const [location] = [at(locations("/* é😀 */\t\tpackage a;"), 2)];
  assert.equal(location.span, [0, 11, 21]);
  assert.equal(at(locations("\ufeffpackage a;"), 2).span, [0, 0, 10]);
  assert.equal(at(locations("\r\n/*\n*/ package\n a;\n"), 2).span, [2, 3, 3, 3]);
});

/** The comments of the message M: trailing, leading, detached. */
function comments(text: string): unknown {
  const found = locations(text);
  const message = found.find(({ path }) => path.join() === "4,0" || path.join() === "4,1");
  const last = found.findLast(({ path }) => path.length === 2 && path[0] === 4) ?? message;
  return [last?.leadingComments ?? "", last?.trailingComments ?? "", last?.leadingDetachedComments ?? []];
}

test("comment-above-belongs-to-the-declaration", () => {
  assert.equal(comments("// a\n// b\nmessage M {}"), [" a\n b\n", "", []]);
  assert.equal(comments("/* a\n * b\n   * c */\nmessage M {}"), [" a\n b\n c ", "", []]);
  assert.equal(comments("/** a */ message M {}"), ["* a ", "", []]);
});

test("comment-apart-from-the-declaration-is-detached", () => {
  assert.equal(comments("// a\n\n/* b */\n// c\n\n// d\nmessage M {}"), [" d\n", "", [" a\n", " b ", " c\n"]]);
  assert.equal(comments("// a\n\nmessage M {}"), ["", "", [" a\n"]]);
});

test("comment-behind-the-brace-belongs-to-the-declaration", () => {
  assert.equal(comments("message M { // a\n // b\n}"), ["", " a\n", []]);
  assert.equal(comments("message M { /* a */ /* b */\n}"), ["", " a ", []]);
  assert.equal(comments("message M {\n// a\n\n}"), ["", " a\n", []]);
});

test("comment-between-two-declarations-goes-where-it-touches", () => {
  const between = (text: string) => {
    const found = locations(`package a;${text}message M {}`);
    const [before, after] = [at(found, 2), at(found, 4, 0)];
    return [before.trailingComments ?? "", after.leadingDetachedComments, after.leadingComments ?? ""];
  };
  assert.equal(between(" // a\n"), [" a\n", [], ""]);
  assert.equal(between(" // a\n// b\n"), [" a\n", [], " b\n"]);
  assert.equal(between("\n// a\n\n"), [" a\n", [], ""]);
  assert.equal(between("\n// a\n"), ["", [], " a\n"]);
  assert.equal(between("\n\n// a\n\n// b\n"), ["", [" a\n"], " b\n"]);
  assert.equal(between(" /* a */ "), ["", [" a "], ""]);
  assert.equal(between(" /* a */\n/* b */ "), [" a ", [], " b "]);
  assert.equal(between(" /* a\n */ "), ["", [" a\n"], ""]);
  assert.equal(between("\n/* a */ /* b */ "), [" a ", [], " b "]);
  assert.equal(between(" // /* a\n"), [" /* a\n", [], ""]);
});

test("comment-in-front-of-a-closing-brace-does-not-belong-to-what-follows", () => {
  const found = locations("message M {\n  optional int32 a = 1;\n\n  // b\n}\n// c\nmessage N {}");
  assert.is(at(found, 4, 0, 2, 0).trailingComments, undefined);
  assert.equal(at(found, 4, 1).leadingDetachedComments, []);
  assert.is(at(found, 4, 1).leadingComments, " c\n");
});

test("comments-in-an-option-stay-out-of-the-next-declaration", () => {
  const found = locations("option a = { // b\n // c\n};\n// d\nmessage M {}");
  assert.equal([at(found, 4, 0).leadingComments, at(found, 4, 0).leadingDetachedComments], [" d\n", []]);
});
