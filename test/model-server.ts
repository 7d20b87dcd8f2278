import { HttpResponse, http } from "msw";
import { expect } from "vitest";
import { network } from "./network.ts";

/** Where the Messages API stands in tests; nothing listens there but msw. */
export const base = "http://127.0.0.1:9";

export interface Sent {
  model: string;
  system: { text: string }[] | string;
  messages: { content: string | { text: string }[] }[];
}

/** Answers the Messages API with these texts in turn, and keeps what was sent. */
export const answerWith = (...texts: string[]): Sent[] => answerBeside({}, ...texts);

/** The same, where requests for the documents of some kinds have an answer of their own and are not kept. */
export function answerBeside(others: Record<string, string>, ...texts: string[]): Sent[] {
  const sent: Sent[] = [];
  network.use(
    http.post(`${base}/v1/messages`, async ({ request }) => {
      expect(request.headers.get("x-api-key")).toBe("test-key-of-nobody");
      const body = (await request.json()) as Sent;
      const other = Object.keys(others).find((kind) =>
        JSON.stringify(body.messages).includes(`the document \`${kind}\``),
      );
      if (other === undefined) sent.push(body);
      const text = other === undefined ? texts[Math.min(sent.length, texts.length) - 1] : others[other];
      return HttpResponse.json({
        id: `msg_${sent.length}`,
        type: "message",
        role: "assistant",
        model: "claude",
        content: [{ type: "text", text }],
        stop_reason: "end_turn",
        stop_sequence: null,
        usage: { input_tokens: 1200, output_tokens: 340 },
      });
    }),
  );
  return sent;
}
