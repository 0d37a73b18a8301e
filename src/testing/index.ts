export type { UpnpClient, UpnpGateway, UpnpMapRequest } from "../net/mapping/upnp.ts";
export { UpnpRefusal } from "../net/mapping/upnp.ts";
export type { Gateway, Network } from "../net/network.ts";
export type { StreamConditions } from "./backbone.ts";
export {
  type DatagramConditions,
  DatagramNetwork,
  type DatagramRecord,
  type SimulatedDatagram,
} from "./datagram-network.ts";
export type { SleepingClock } from "./host-clock.ts";
export type { HostInterface } from "./network-interface.ts";
export type { LinkConditions } from "./routing/line.ts";
export type { Link, LinkDirection } from "./routing/link.ts";
export { type Dependence, NATS, type NatBehaviour } from "./routing/nat-behaviour.ts";
export type { RouterOptions, SimulatedRouter } from "./routing/simulated-router.ts";
export type { AttachOptions, SimulatedHost } from "./simulated-host.ts";
export { SimulatedWorld, type SimulatedWorldOptions } from "./simulated-world.ts";
