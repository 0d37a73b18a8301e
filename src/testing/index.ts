export type { Network } from "../net/network.ts";
export {
  type DatagramConditions,
  DatagramNetwork,
  type DatagramRecord,
  type SimulatedDatagram,
} from "./datagram-network.ts";
export type { SimulatedHost } from "./simulated-host.ts";
export type { StreamConditions } from "./simulated-stream.ts";
export { SimulatedWorld, type SimulatedWorldOptions } from "./simulated-world.ts";
