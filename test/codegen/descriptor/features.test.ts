import * as assert from "uvu/assert";
import {
  childFeatures,
  editionOf,
  type Features,
  fieldFeatures,
  fileFeatures,
} from "../../../src/codegen/descriptor/features.ts";
import {
  FeatureSet_VisibilityFeature_DefaultSymbolVisibility as DefaultVisibility,
  Edition,
  FeatureSet,
  FeatureSet_FieldPresence as FieldPresence,
  FeatureSet_MessageEncoding as MessageEncoding,
  FeatureSet_RepeatedFieldEncoding as RepeatedFieldEncoding,
} from "../../../src/codegen/generated/google/protobuf/descriptor.ts";
import { descriptorFile } from "../../../src/codegen/link/descriptor-file.ts";
import { suite } from "../../suite.ts";
import { resolved } from "../link/linked.ts";

const test = suite("features");

/** The features of the first field of the first message. */
function featuresOfField(schema: string): Features {
  const file = resolved(schema);
  const [message] = file.messageType;
  const [field] = message?.field ?? [];
  if (field === undefined) throw new Error("The schema has no field.");
  return fieldFeatures(childFeatures(fileFeatures(file), message?.options), field, editionOf(file));
}

/** What descriptor.proto says about the default of each feature. */
function declaredDefaults(edition: Edition): Record<string, number> {
  const featureSet = descriptorFile().messageType.find(({ name }) => name === "FeatureSet");
  const enums = new Map(
    [...(featureSet?.enumType ?? []), ...(featureSet?.nestedType.flatMap(({ enumType }) => enumType) ?? [])].map(
      (each) => [each.name, each],
    ),
  );
  const defaults: Record<string, number> = {};
  for (const { jsonName = "", typeName = "", options } of featureSet?.field ?? []) {
    const before = (options?.editionDefaults ?? [])
      .filter((each) => (each.edition ?? 0) <= edition)
      .sort((one, other) => (one.edition ?? 0) - (other.edition ?? 0));
    const values = enums.get(typeName.slice(typeName.lastIndexOf(".") + 1))?.value;
    defaults[jsonName] = values?.find(({ name }) => name === before.at(-1)?.value)?.number ?? -1;
  }
  return defaults;
}

for (const [name, edition] of Object.entries({ proto2: 998, proto3: 999, 2023: 1000, 2024: 1001 } as const)) {
  test(`defaults-of-${name}-are-those-that-descriptor-proto-declares`, () => {
    const line = name.startsWith("proto") ? `syntax = "${name}";` : `edition = "${name}";`;
    assert.equal({ ...fileFeatures(resolved(line)) }, declaredDefaults(edition));
    assert.is(editionOf(resolved(line)), edition);
  });
}

test("file-without-a-syntax-is-proto2", () => {
  assert.is(editionOf(resolved("message M {}")), Edition.EDITION_PROTO2);
});

test("features-are-inherited-until-something-sets-them", () => {
  const head = 'edition = "2023"; option features.field_presence = IMPLICIT; message M {';
  assert.is(featuresOfField(`${head} int32 n = 1; }`).fieldPresence, FieldPresence.IMPLICIT);
  const set = `${head} int32 n = 1 [features.field_presence = LEGACY_REQUIRED]; }`;
  assert.is(featuresOfField(set).fieldPresence, FieldPresence.LEGACY_REQUIRED);
  assert.is(featuresOfField(set).jsonFormat, featuresOfField(`${head} int32 n = 1; }`).jsonFormat);
  const local = FeatureSet.create({ defaultSymbolVisibility: DefaultVisibility.LOCAL_ALL });
  const features = childFeatures(fileFeatures(resolved("")), { features: local });
  assert.is(features.defaultSymbolVisibility, DefaultVisibility.LOCAL_ALL);
});

test("labels-groups-and-packed-stand-for-features-in-proto2-and-proto3", () => {
  const proto2 = (field: string) => featuresOfField(`syntax = "proto2"; message M { ${field} }`);
  const proto3 = (field: string) => featuresOfField(`syntax = "proto3"; message M { ${field} }`);
  assert.is(proto2("required int32 n = 1;").fieldPresence, FieldPresence.LEGACY_REQUIRED);
  assert.is(proto2("optional int32 n = 1;").fieldPresence, FieldPresence.EXPLICIT);
  assert.is(proto2("optional group G = 1 {}").messageEncoding, MessageEncoding.DELIMITED);
  assert.is(proto2("repeated int32 n = 1;").repeatedFieldEncoding, RepeatedFieldEncoding.EXPANDED);
  assert.is(proto2("repeated int32 n = 1 [packed = true];").repeatedFieldEncoding, RepeatedFieldEncoding.PACKED);
  assert.is(proto3("repeated int32 n = 1 [packed = false];").repeatedFieldEncoding, RepeatedFieldEncoding.EXPANDED);
  assert.is(proto3("optional int32 n = 1;").fieldPresence, FieldPresence.EXPLICIT);
  assert.is(proto3("int32 n = 1;").fieldPresence, FieldPresence.IMPLICIT);
});
