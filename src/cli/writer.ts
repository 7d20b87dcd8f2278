import type { Library } from "../library/types.ts";
import type { ModelClient } from "../models/client.ts";
import { playbookWriter } from "../writers/playbook.ts";
import type { Writer } from "../writers/writer.ts";
import type { Logger } from "./log.ts";

/** Opens the writer of a name: `playbook`, or a chat model, for which alone the model packages are loaded. */
export async function openWriter(name: string, library: Library, log: Logger): Promise<Writer> {
  if (name === "playbook") return playbookWriter;
  const { openModel } = await import("../models/client.ts");
  const { createModelWriter } = await import("../writers/model.ts");
  return createModelWriter(logged(await openModel(name), log), library.prompts);
}

const logged = (client: ModelClient, log: Logger): ModelClient => ({
  name: client.name,
  async call(request, signal) {
    const startedAt = performance.now();
    const answer = await client.call(request, signal);
    const { inputTokens, outputTokens } = answer;
    log.debug(
      { model: client.name, inputTokens, outputTokens, ms: Math.round(performance.now() - startedAt) },
      "model call",
    );
    return answer;
  },
});
