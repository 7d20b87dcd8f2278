import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";

/** No test reaches the network: a request that no test has answered for fails. */
export const network = setupServer();

beforeAll(() => network.listen({ onUnhandledRequest: "error" }));
afterEach(() => network.resetHandlers());
afterAll(() => network.close());
