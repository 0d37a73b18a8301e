import { Aedes } from "aedes";
import { bareServer, listen, OPEN_EVENT } from "./server-program.ts";

const broker = await Aedes.createBroker();
const server = bareServer();
server.on(OPEN_EVENT, broker.handle);
listen(server);
