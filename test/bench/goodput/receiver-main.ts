/** The receiving end, in a process of its own: it tells its address, and is told that of the sender. */

import type { SocketAddress } from "../../../src/socket-address.ts";
import { bindEnd, startEnd } from "./link-end.ts";

const socket = await bindEnd();
process.on("message", (sender: SocketAddress) => startEnd(socket, "receiver", sender, () => {}));
process.on("disconnect", () => process.exit());
process.send?.(socket.address);
