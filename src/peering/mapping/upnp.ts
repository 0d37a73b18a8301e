/** The requests of UPnP to internet gateways that a client makes. Bring your own as `upnp` of a `Network`. */
export interface UpnpClient {
  /**
   * @param location  where the gateway describes itself: a URL of plain HTTP at its IPv4 address
   * @returns the gateway; nothing is sent to it yet
   */
  at(location: string): UpnpGateway;
}

/**
 * A gateway that speaks UPnP. All calls end soon after their signal has fired, and may fail with any error.
 *
 * @see UPnP Forum, WANIPConnection:1 and :2
 */
export interface UpnpGateway {
  /** Asks for the external IPv4 address. Returns any text: the gateway chose it. */
  externalAddress(signal: AbortSignal): Promise<string>;
  /**
   * Has a UDP port mapped, or the mapping renewed.
   *
   * @throws UpnpRefusal
   */
  map(request: UpnpMapRequest, signal: AbortSignal): Promise<void>;
  /** Deletes the mapping of an external UDP port. */
  unmap(externalPort: number, signal: AbortSignal): Promise<void>;
}

/** A mapping of a UDP port that a gateway is asked for. */
export interface UpnpMapRequest {
  readonly externalPort: number;
  /** The IPv4 address to forward to. */
  readonly localAddress: string;
  readonly internalPort: number;
  readonly lifetimeSeconds: number;
}

/** The gateway has refused. */
export class UpnpRefusal extends Error {
  /** The error code of UPnP. */
  readonly code: number;

  constructor(code: number) {
    super(`The gateway refused with UPnP error ${code}.`);
    this.code = code;
  }
}
