import type { Library } from "../library/types.ts";
import { playbookWriter } from "../writers/playbook.ts";
import type { Writer } from "../writers/writer.ts";

/** Opens the writer of a name: `playbook`, or a chat model, for which alone the model packages are loaded. */
export async function openWriter(name: string, library: Library): Promise<Writer> {
  if (name === "playbook") return playbookWriter;
  const { openModel } = await import("../models/client.ts");
  const { createModelWriter } = await import("../writers/model.ts");
  return createModelWriter(await openModel(name), library.prompts);
}
