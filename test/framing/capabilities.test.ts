import * as assert from "uvu/assert";
import { Capabilities, Feature } from "../../generated/chatwire/v1/capability.ts";
import { UsageError } from "../../src/errors.ts";
import {
  commonFeatures,
  commonVersion,
  type FeatureName,
  featureName,
  featureNames,
  hasFeature,
  ownFeatures,
  versionsOf,
} from "../../src/framing/capabilities.ts";
import { suite } from "../suite.ts";

const test = suite("capabilities");

const {
  PROBES,
  MEDIA,
  APPLICATION_MESSAGES,
  PEER_ADDRESSES,
  RELAY_MESSAGES,
  PORT_SEARCH,
  LARGE_DATAGRAMS,
  CARRIED_ACKS,
  RESUMPTION,
  REQUEST_IDS,
  MESSAGE_ANSWERS,
  ANNOUNCED_CONVERSATIONS,
  ORDERED_REQUESTS,
  WATCH_SCOPES,
  SERVER_APPLICATION,
  ACK_RANGES,
  ARRIVAL_TIMES,
  FLOWS,
  LARGE_MESSAGES,
  FILES,
  TEXT_MARKS,
  MEDIA_COPIES,
  LARGE_MEDIA,
  ROOMS,
  UNSPECIFIED,
} = Feature;

test("features-of-a-place-are-those-of-the-rules-of-its-messages-and-those-without-messages", () => {
  assert.equal(
    [...ownFeatures("connection")],
    [
      PROBES,
      APPLICATION_MESSAGES,
      RELAY_MESSAGES,
      RESUMPTION,
      REQUEST_IDS,
      MESSAGE_ANSWERS,
      ANNOUNCED_CONVERSATIONS,
      ORDERED_REQUESTS,
      WATCH_SCOPES,
      SERVER_APPLICATION,
      ROOMS,
    ],
  );
  assert.equal(
    [...ownFeatures("link")],
    [
      MEDIA,
      APPLICATION_MESSAGES,
      PEER_ADDRESSES,
      PORT_SEARCH,
      LARGE_DATAGRAMS,
      CARRIED_ACKS,
      MESSAGE_ANSWERS,
      ANNOUNCED_CONVERSATIONS,
      ACK_RANGES,
      ARRIVAL_TIMES,
      FLOWS,
      LARGE_MESSAGES,
      FILES,
      TEXT_MARKS,
      MEDIA_COPIES,
      LARGE_MEDIA,
    ],
  );
});

test("feature-can-be-left-out", () => {
  assert.equal(
    [...ownFeatures("connection", ["APPLICATION_MESSAGES", "SERVER_APPLICATION"])],
    [
      PROBES,
      RELAY_MESSAGES,
      RESUMPTION,
      REQUEST_IDS,
      MESSAGE_ANSWERS,
      ANNOUNCED_CONVERSATIONS,
      ORDERED_REQUESTS,
      WATCH_SCOPES,
      ROOMS,
    ],
  );
  assert.equal(
    [...ownFeatures("link", ["APPLICATION_MESSAGES", "MEDIA"])],
    [
      PEER_ADDRESSES,
      PORT_SEARCH,
      LARGE_DATAGRAMS,
      CARRIED_ACKS,
      MESSAGE_ANSWERS,
      ANNOUNCED_CONVERSATIONS,
      ACK_RANGES,
      ARRIVAL_TIMES,
      FLOWS,
      LARGE_MESSAGES,
      FILES,
      TEXT_MARKS,
      MEDIA_COPIES,
      LARGE_MEDIA,
    ],
  );
});

test("unknown-name-of-a-feature-is-a-mistake-of-the-caller", () => {
  for (const name of ["TELEPATHY", "UNSPECIFIED", "toString"]) {
    const without: readonly FeatureName[] = JSON.parse(JSON.stringify([name]));
    assert.throws(
      () => ownFeatures("link", without),
      (error: unknown) => error instanceof UsageError,
    );
  }
});

test("highest-version-of-both-lists-is-the-common-one", () => {
  assert.is(commonVersion([1, 3, 2], [4, 2, 1]), 2);
  assert.is(commonVersion([1], [2]), undefined);
  assert.is(commonVersion([1], []), undefined);
});

test("peer-that-names-no-version-speaks-version-1", () => {
  assert.equal(versionsOf(undefined), [1]);
  assert.equal(versionsOf(Capabilities.create({ features: [MEDIA] })), [1]);
  assert.equal(versionsOf(Capabilities.create({ versions: [2, 9_001] })), [2]);
});

test("feature-that-only-one-end-names-is-not-common", () => {
  assert.equal([...commonFeatures(new Set([PROBES, MEDIA]), [MEDIA, APPLICATION_MESSAGES, 9_001, MEDIA])], [MEDIA]);
  assert.equal([...commonFeatures(new Set([MEDIA]), [])], []);
});

test("message-without-a-feature-needs-none", () => {
  assert.ok(hasFeature(new Set(), UNSPECIFIED));
  assert.not.ok(hasFeature(new Set(), MEDIA));
  assert.ok(hasFeature(new Set([MEDIA]), MEDIA));
});

test("names-are-those-of-the-schema", () => {
  assert.equal([...featureNames(new Set([MEDIA, 9_001, PROBES]))], ["PROBES", "MEDIA"]);
  assert.is(featureName(MEDIA), "MEDIA");
  assert.is(featureName(9_001), "9001");
});
