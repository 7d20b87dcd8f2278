import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchBytes } from "../../src/portal/forget/search.ts";
import { createTrace } from "../../src/portal/forget/trace.ts";
import { temporaryFolder } from "../support.ts";

const ada = createTrace(["ada_b+x@example.org"], ["Never rang us back.", "No fit"]);

describe("what names a person", () => {
  test.each([
    ["in another case", "ADA_B+X@Example.ORG", "[erased]"],
    ["in a sentence", "Ask ada_b+x@example.org. Or not.", "Ask [erased]. Or not."],
    ["before a sentence without its blank", "Ask ada_b+x@example.org.Then wait.", "Ask [erased].Then wait."],
    ["in capitals before a sentence", "Ask ADA_B+X@example.org.Then", "Ask [erased].Then"],
    ["in a link", "<mailto:ada_b+x@example.org>", "<mailto:[erased]>"],
    ["escaped for a link", "?to=ada_b%2bx%40example.org&n=1", "?to=[erased]&n=1"],
    ["escaped for a link in a link", "u=%3Fto%3Dada_b%252Bx%2540example%2Eorg", "u=%3Fto%3D[erased]"],
    ["escaped for JSON", '{"to":"\\u0061da_b+x\\u0040example.org"}', '{"to":"[erased]"}'],
    ["on a line of its own in JSON", '{"to":"see\\nada_b+x@example.org"}', '{"to":"see\\n[erased]"}'],
    ["escaped for HTML", "ada_b+x&#64;example&#x2E;org", "[erased]"],
    ["escaped for markdown", "**ada\\_b+x@example.org**", "**[erased]**"],
    ["escaped for markdown in JSON", '{"md":"ada\\\\_b+x@example.org"}', '{"md":"[erased]"}'],
    ["as the name of a file", "rejects/ada_b+x@example.org.csv", "rejects/[erased].csv"],
    ["quoted", 'They "never\nrang us back", twice', 'They "[erased]", twice'],
  ])("is found %s", (_name, text, clean) => {
    expect(ada.isIn(text)).toBe(true);
    expect(ada.erase(text)).toBe(clean);
  });

  test.each([
    "nada_b+x@example.org",
    "x.ada_b+x@example.org",
    "ada_b+x@example.org.uk",
    "ada_b+x@example.organic",
    "Ada_B+X@Example.Org.Uk",
    "ada_b+x@example.org-x.com",
    "adab+x@example.org",
    "no fit",
  ])("is not found in %s", (text) => {
    expect([ada.isIn(text), ada.erase(text)]).toEqual([false, text]);
  });

  test.each(["o'neil-x@my-site.example", "j\u00f6rg@m\u00fcller.de", "a{b}|c/d^e$f?g&h*i@x.org", "#!=`~@x.org"])(
    "may be called %s",
    (email) => {
      const trace = createTrace([email]);
      for (const text of [email, email.toUpperCase(), encodeURIComponent(email)])
        expect(trace.erase(`<${text}> "${text}"`)).toBe('<[erased]> "[erased]"');
      expect(trace.erase(JSON.stringify(`\n${email}`))).toBe(JSON.stringify("\n[erased]"));
    },
  );

  test("is told apart from longer addresses, with where it begins in them", () => {
    expect(ada.others("a nada_b+x@example.org, ada_b+x@example.org, ADA_b+x@example.org.uk.")).toEqual([
      { address: "nada_b+x@example.org", at: 1 },
      { address: "ada_b+x@example.org.uk.", at: 0 },
    ]);
  });

  test("goes out of any JSON, which stays JSON, whatever stands around it", () => {
    const trace = createTrace(["nora@example.org"]);
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (before, after, isEscaped) => {
        const text = JSON.stringify({ [before]: [`${before} nora@example.org ${after}`, `${after}\nora@example.org`] });
        const written = isEscaped ? text.replaceAll("@", "\\u0040") : text;
        const clean = JSON.parse(trace.erase(written));
        expect(trace.isIn(JSON.stringify(Object.values(clean)[0]![0 as never]))).toBe(false);
      }),
    );
  });
});

describe("a search of bytes", () => {
  const trace = createTrace(["ada@example.org"]);
  const write = (bytes: Buffer): string => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, bytes);
    return file;
  };

  test.each(["utf8", "utf16le", "big"] as const)("finds an address wherever it stands, in %s", (encoding) => {
    const text = Buffer.from("\n Ada@Example.org \n", encoding === "big" ? "utf16le" : encoding);
    const needle = encoding === "big" ? text.swap16() : text;
    // Around where one chunk ends and the next begins, at even and odd places.
    const end = 8 * 1024 * 1024;
    for (const at of [0, 1, end - 16_400, end - 25, end - 16, end - 7, end + 1, 2 * end - 16_390]) {
      const bytes = Buffer.alloc(2 * end, "x ");
      needle.copy(bytes, at);
      expect([at, searchBytes(write(bytes), trace)?.place]).toEqual([at, expect.stringMatching(/^near byte \d+$/)]);
    }
    expect(searchBytes(write(Buffer.alloc(1000, "x ")), trace)).toBeUndefined();
  });

  test("in a database counts what stands between others without a blank, and not what is part of a longer address", () => {
    const bytes = Buffer.from("nada@example.orgnada@example.orgNada Ltdada@example.org.ukB");
    const others = trace.others("nada@example.org ada@example.org.uk");
    expect(searchBytes(write(bytes), trace, others)).toBeUndefined();
    expect(searchBytes(write(bytes), trace, others.slice(0, 1))).toMatchObject({ place: "near byte 40" });
    const hers = Buffer.concat([bytes, Buffer.from("CFOada@example.orgByron Ltd")]);
    expect(searchBytes(write(hers), trace, others)).toMatchObject({ place: "near byte 62" });
  });
});
