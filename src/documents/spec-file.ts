import * as z from "zod";

const ruleOptions = z
  .record(z.string(), z.unknown())
  .default({})
  .describe("Rules by id, each with its options, or false");

/** A spec as its file holds it. */
export const specFile = z.strictObject({
  document: z
    .string()
    .regex(/^[a-z][a-z-]*$/)
    .describe("Kind of the document; the file's name"),
  version: z.number().int().positive(),
  extends: z
    .string()
    .optional()
    .describe("Kind whose spec this one adds to: what is named here goes over what stands there"),
  title: z.string().optional().describe("What the document is, in a line"),
  wish: z
    .enum(["comparison"])
    .optional()
    .describe("Made in place of its owner's other documents, and only where a request wishes for it"),
  private: z
    .boolean()
    .optional()
    .describe("True for what only the asker may see: delivered in a folder of its own that nobody else can read"),
  goes_with: z.string().optional().describe("The kind that it is delivered with, and after"),
  // No code reads `before`: a blockquote above the first section is a banner in every document, since a degraded one gets its own.
  envelope: z
    .strictObject({ before: z.array(z.literal("banner")).default([]), after: z.array(z.string()).default([]) })
    .optional()
    .describe("What may stand around the sections, outside their rules: headings after them, the banner before"),
  sections: z
    .array(
      z.strictObject({
        heading: z.string().describe("To the letter"),
        table: z
          .strictObject({
            columns: z.array(z.string()).min(1),
            rows: z.strictObject({ require: z.array(z.string()) }).optional(),
          })
          .optional(),
        diagram: z.string().optional().describe("Header word of the one diagram in it, such as flowchart"),
        rules: ruleOptions,
      }),
    )
    .default([])
    .describe("In order; in a spec that extends another a section of the same heading adds to that one"),
  rules: ruleOptions,
  variants: z
    .record(z.string(), z.strictObject({ rules: ruleOptions }))
    .default({})
    .describe("Rules that go over those above where the variant is asked for"),
});

export type SpecFile = z.infer<typeof specFile>;
