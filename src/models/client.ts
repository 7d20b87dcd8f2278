import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { InputError } from "../finding.ts";
import { redact } from "./redact.ts";

/** What a call is made of: a system text, and what the user side says. */
export interface ModelRequest {
  system: string;
  user: string;
}

export interface ModelAnswer {
  text: string;
  inputTokens: number;
  outputTokens: number;
}

/** A chat model behind one function. */
export interface ModelClient {
  name: string;
  /** Throws ModelError where the answer can't be used, with the reason. */
  call(request: ModelRequest, signal?: AbortSignal): Promise<ModelAnswer>;
}

/** A call that gave no usable answer: refused, cut off, or not reached. */
export class ModelError extends Error {
  override name = "ModelError";
}

const anthropicDefault = "claude-sonnet-4-5";
const maxTokens = 16_000;
const timeoutMs = 300_000;
const retries = 2;

/**
 * Opens a chat model by `anthropic`, `anthropic:MODEL` or `PROVIDER:MODEL`. Keys come from the environment only;
 * `ANTHROPIC_BASE_URL` is honoured. Throws InputError for a missing key or an unknown provider.
 */
export async function openModel(spec: string): Promise<ModelClient> {
  const [provider = "", ...rest] = spec.split(":");
  const model = await (provider === "anthropic"
    ? openAnthropic(rest.join(":") || anthropicDefault)
    : openProvider(spec));
  return { name: spec, call: (request, signal) => call(model, request, signal) };
}

async function openAnthropic(model: string): Promise<BaseChatModel> {
  const key = process.env.ANTHROPIC_API_KEY;
  if (!key) {
    throw new InputError(
      "ANTHROPIC_API_KEY is not set; set it, or leave --writer out to use the playbook writer, which needs no key.",
    );
  }
  if (/[^\x21-\x7e]/.test(key))
    throw new InputError("ANTHROPIC_API_KEY holds a blank or a line break; set it to the key alone.");
  const { ChatAnthropic } = await import("@langchain/anthropic");
  return new ChatAnthropic({
    model,
    maxTokens,
    maxRetries: retries,
    streaming: false,
    anthropicApiUrl: process.env.ANTHROPIC_BASE_URL,
    clientOptions: { timeout: timeoutMs },
  }) as unknown as BaseChatModel;
}

async function openProvider(spec: string): Promise<BaseChatModel> {
  if (!/^[\w-]+:.+/.test(spec)) {
    throw new InputError(
      `Unknown writer \`${spec}\`; use playbook, anthropic, or PROVIDER:MODEL such as openai:gpt-5.`,
    );
  }
  const { initChatModel } = await import("langchain");
  try {
    return (await initChatModel(spec, { maxRetries: retries })) as unknown as BaseChatModel;
  } catch (error) {
    throw new InputError(
      `The writer ${spec} can't be opened (${(error as Error).message.split("\n")[0]}); install its LangChain package and set its key.`,
    );
  }
}

async function call(model: BaseChatModel, { system, user }: ModelRequest, signal?: AbortSignal): Promise<ModelAnswer> {
  const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const messages = [new SystemMessage(system), new HumanMessage(user)];
  const answer = await model.invoke(messages, { signal }).catch((error: Error) => {
    const reason = redact(error.message).split("\n")[0]?.slice(0, 200);
    throw new ModelError(`The model could not be asked (${reason}).`);
  });
  const metadata = answer.response_metadata as { stop_reason?: string; finish_reason?: string };
  const stop = metadata.stop_reason ?? metadata.finish_reason;
  if (stop !== "end_turn" && stop !== "stop" && stop !== "stop_sequence") {
    throw new ModelError(`The model's answer was not finished (${stop ?? "no stop reason"}).`);
  }
  const text = answer.text;
  if (text.trim() === "") throw new ModelError("The model's answer was empty.");
  return {
    text,
    inputTokens: answer.usage_metadata?.input_tokens ?? 0,
    outputTokens: answer.usage_metadata?.output_tokens ?? 0,
  };
}
