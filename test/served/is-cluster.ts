/** Whether the tests that can do either run over two gateways and a core in place of one process. */
export const IS_CLUSTER = process.env["CHATWIRE_TEST_CLUSTER"] === "1";
