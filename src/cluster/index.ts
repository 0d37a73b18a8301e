/**
 * The public API `chatwire/cluster`: a server as several processes.
 *
 * A `GatewayServer` has the connections of clients. A `CoreNode` has the rules of the chat and the store, or stands by until
 * the one that has them is gone. Both need a `Bus` between them, as of `connectNatsBus`, and the nodes a lease by which they
 * agree, as of `PostgresLeases`.
 */

export { type Bus, type BusHandler, type BusSubscription, isPartName } from "./bus/bus.ts";
export { InProcessBus } from "./bus/in-process-bus.ts";
export { type BusLimits, DEFAULT_BUS_LIMITS } from "./bus/limits.ts";
export { connectNatsBus, type NatsBusOptions } from "./bus/nats-bus.ts";
export { CoreNode, type CoreNodeOptions } from "./core/core-node.ts";
export { CoreServer, type CoreServerOptions } from "./core/core-server.ts";
export type { GatewayOperator } from "./gateway/gateway-operator.ts";
export { GatewayServer, type GatewayServerOptions } from "./gateway/gateway-server.ts";
export { DEFAULT_LEASE_TIMES, type LeaseTimes } from "./lease/lease-keeper.ts";
export type { Lease, Leases } from "./lease/leases.ts";
export { PostgresLeases } from "./lease/postgres-leases.ts";
