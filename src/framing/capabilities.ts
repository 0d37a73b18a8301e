/**
 * What two ends have in common: protocol versions, and features. The ends of a connection agree in hello, those of a
 * link by what both sign in the introduction.
 *
 * @see proto/PROTOCOL.md, "Hello" and "What the two clients agree on"
 */

import { Capabilities, Feature } from "../../generated/chatwire/v1/capability.ts";
import { Direction, type Rule } from "../../generated/chatwire/v1/options.ts";
import { events, methods } from "../../generated/chatwire/v1/rules.ts";
import { UsageError } from "../errors.ts";
import { unknownWord } from "../known-words.ts";
import { PROTOCOL_VERSIONS } from "../version.ts";
import { isGrease } from "./grease.ts";

/** A part of the protocol that an implementation may leave out. */
export type FeatureName = Exclude<keyof typeof Feature, "UNSPECIFIED">;

/** What two ends have agreed on. */
export interface AgreedProtocol {
  /** The protocol version that both speak. */
  readonly version: number;
  /** The features that both have. */
  readonly features: ReadonlySet<FeatureName>;
}

/** The longest encoded `Capabilities` that passes a server. */
export const CAPABILITIES_BYTES_MAX = 512;

/** Features that have no messages of their own there, and that every implementation of this library has. */
const WITHOUT_MESSAGES = {
  connection: [Feature.REQUEST_IDS, Feature.ORDERED_REQUESTS],
  link: [
    Feature.CARRIED_ACKS,
    Feature.ANNOUNCED_CONVERSATIONS,
    Feature.ACK_RANGES,
    Feature.ARRIVAL_TIMES,
    Feature.MEDIA_COPIES,
    Feature.LARGE_MESSAGES,
  ],
} as const;

const RULES: readonly Rule[] = [...Object.values(methods), ...Object.values(events)].map(({ rule }) => rule);

/**
 * Lists the features of this implementation that the schema has between a client and its server, or on a link.
 *
 * @param without  features to leave out
 * @throws UsageError a name is not that of a feature
 */
export function ownFeatures(place: "connection" | "link", without: readonly FeatureName[] = []): ReadonlySet<Feature> {
  for (const name of without) {
    if (!NAMES.includes(name)) throw new UsageError(unknownWord(name, NAMES, "feature"));
  }
  const left = new Set<Feature>(without.map((name) => Feature[name]));
  const declared = RULES.filter(({ direction }) => (direction === Direction.PEER_TO_PEER) === (place === "link"));
  const features: readonly Feature[] = [...declared.map(({ feature }) => feature), ...WITHOUT_MESSAGES[place]];
  return new Set(
    features.filter((feature) => feature !== Feature.UNSPECIFIED && !left.has(feature)).sort((a, b) => a - b),
  );
}

/** The versions and features that a client offers to its peers. */
export function capabilitiesOf(features: ReadonlySet<Feature>): Capabilities {
  return Capabilities.create({ versions: [...PROTOCOL_VERSIONS], features: [...features] });
}

/** The same without some features. */
export function withoutFeatures(capabilities: Capabilities, names: readonly FeatureName[]): Capabilities {
  const left = new Set<Feature>(names.map((name) => Feature[name]));
  return Capabilities.create({
    ...capabilities,
    features: capabilities.features.filter((feature) => !left.has(feature)),
  });
}

/** The versions that a peer speaks on a link, without grease. A peer that names none speaks version 1 only. */
export function versionsOf(capabilities: Capabilities | undefined): readonly number[] {
  if (capabilities === undefined || capabilities.versions.length === 0) return [1];
  return capabilities.versions.filter((version) => !isGrease(version));
}

/** The highest version in both lists, or undefined if there is none. Grease is no version. */
export function commonVersion(own: readonly number[], others: readonly number[]): number | undefined {
  const common = own.filter((version) => !isGrease(version) && others.includes(version));
  return common.length === 0 ? undefined : Math.max(...common);
}

/** The features of this end that the other end has named. If they are all, the same set: a server has one for each connection. */
export function commonFeatures(own: ReadonlySet<Feature>, others: readonly Feature[]): ReadonlySet<Feature> {
  const theirs = new Set(others);
  const common = [...own].filter((feature) => theirs.has(feature));
  return common.length === own.size ? own : new Set(common);
}

/** Whether a message of this feature may be sent. A message of no feature always may. */
export function hasFeature(agreed: ReadonlySet<Feature>, feature: Feature): boolean {
  return feature === Feature.UNSPECIFIED || agreed.has(feature);
}

/** The names of features. Numbers without a name are left out. */
export function featureNames(features: ReadonlySet<Feature>): ReadonlySet<FeatureName> {
  return new Set(NAMES.filter((name) => features.has(Feature[name])));
}

/** The name of a feature, or its number. */
export function featureName(feature: Feature): string {
  return NAMES.find((name) => Feature[name] === feature) ?? String(feature);
}

const NAMES = Object.keys(Feature).filter((name): name is FeatureName => name in Feature && name !== "UNSPECIFIED");
