var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name3 in all)
    __defProp(target, name3, { get: all[name3], enumerable: true });
};

// src/library/fields.ts
import * as z27 from "zod";
function readFields2(shape, data, source) {
  const result = shape.safeParse(data);
  if (result.success) return { fields: result.data, findings: [] };
  return { findings: result.error.issues.map((issue) => fieldFinding(issue, data, source)) };
}
function fieldFinding(issue, data, { text, file }) {
  const key = issue.path.join(".") || "front matter";
  const value = issue.path.reduce(
    (at, part) => at?.[part],
    data
  );
  const actual = value === void 0 ? "nothing" : shorten2(JSON.stringify(value));
  const line = lineOfKey(text, String(issue.path[0] ?? ""));
  return {
    rule: `front-matter/${String(issue.path[0] ?? "shape")}`,
    severity: "error",
    message: `Unexpected ${actual} in \`${key}\`, ${issue.message}`,
    file,
    line,
    hint: value === void 0 ? `add \`${key}:\` to the front matter` : `mend \`${key}:\` in the front matter`
  };
}
function lineOfKey(text, key) {
  const at = text.split(/\r\n?|\n/).findIndex((line) => line.startsWith(`${key}:`));
  return key === "" ? 1 : at + 1 || 1;
}
var NAME_RULE, name2, description, texts, shorten2;
var init_fields = __esm({
  "src/library/fields.ts"() {
    "use strict";
    NAME_RULE = "expected 1 to 64 of a-z, 0-9 and single hyphens";
    name2 = z27.string({ error: "expected a text" }).max(64, { error: NAME_RULE }).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: NAME_RULE });
    description = z27.string({ error: "expected a text of 1 to 1,024 characters" }).transform((text) => text.replace(/\s+/g, " ").trim()).pipe(
      z27.string().min(1, { error: "expected a text of 1 to 1,024 characters" }).max(1024, { error: "expected at most 1,024 characters" })
    );
    texts = z27.union([z27.array(z27.coerce.string()), z27.string().transform((text) => text.split(","))], {
      error: "expected a list of texts"
    }).transform((list2) => list2.map((text) => text.trim()).filter((text) => text !== ""));
    shorten2 = (text) => text.length > 60 ? `${text.slice(0, 57)}...` : text;
  }
});

// src/library/front-matter.ts
import matter from "gray-matter";
function splitFrontMatter(text, file) {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (!/^---(?!-)/.test(source)) return { data: {}, body: source, bodyLine: 1, findings: [] };
  const end = source.indexOf("\n---", 3);
  if (end === -1) {
    const message = "Unexpected end of file in the front matter, expected a closing line `---`";
    return {
      data: {},
      body: "",
      bodyLine: 1,
      findings: [{ rule: "front-matter/unclosed", severity: "error", message, file, line: 1 }]
    };
  }
  const bodyStart = source.indexOf("\n", end + 1) + 1 || source.length;
  const body = source.slice(bodyStart);
  const bodyLine = source.slice(0, bodyStart).split("\n").length;
  const head = source.slice(0, end + 4);
  const { data, findings } = readData(head, file);
  return { data, body, bodyLine, findings };
}
function readData(head, file) {
  const first = parse2(head);
  if ("data" in first) return plainObject(first.data, file);
  const mended = quoteProse(head);
  if (mended.lines.length > 0) {
    const second = parse2(mended.text);
    if ("data" in second) {
      const { data, findings } = plainObject(second.data, file);
      return { data, findings: [...mended.lines.map((line) => unquoted(line, file)), ...findings] };
    }
  }
  return { data: {}, findings: [broken(first.error, file)] };
}
function parse2(head) {
  try {
    return { data: matter(head, { engines }).data };
  } catch (error) {
    return { error };
  }
}
function plainObject(data, file) {
  const keyed = typeof data === "object" && data !== null && !Array.isArray(data);
  if (keyed && Object.keys(data).length > 0) return { data, findings: [] };
  const actual = keyed ? "nothing" : Array.isArray(data) ? "a list" : "a single value";
  const message = `Unexpected ${actual} in the front matter, expected \`key: value\` lines`;
  return { data: {}, findings: [{ rule: "front-matter/no-keys", severity: "warning", message, file, line: 1 }] };
}
function quoteProse(head) {
  const lines = head.split("\n");
  const mended = [];
  for (let at = 1; at < lines.length; at++) {
    const found = PROSE_KEY.exec(lines[at] ?? "");
    if (!found) continue;
    let last = at;
    while (/^[ \t]+\S/.test(lines[last + 1] ?? "")) last++;
    const value = [found[2] ?? "", ...lines.slice(at + 1, last + 1)].map((line) => line.trim()).join(" ");
    if (!/:(?:\s|$)/.test(value)) continue;
    lines[at] = `${found[1]}: ${JSON.stringify(value)}`;
    lines.fill("", at + 1, last + 1);
    mended.push(at + 1);
  }
  return { text: lines.join("\n"), lines: mended };
}
function broken(error, file) {
  const { reason, mark, message } = error;
  const said = (reason ?? message ?? String(error)).split("\n")[0];
  return {
    rule: "front-matter/broken",
    severity: "error",
    message: `Unexpected front matter, expected YAML that can be read: ${said}`,
    file,
    line: (mark?.line ?? 0) + 1
  };
}
var refuse, engines, PROSE_KEY, unquoted;
var init_front_matter = __esm({
  "src/library/front-matter.ts"() {
    "use strict";
    refuse = () => {
      throw new Error("front matter that is code is never run, write it as YAML");
    };
    engines = { js: refuse, javascript: refuse };
    PROSE_KEY = /^(description|name|role):[ \t]+(?!["'|>[{&*!])(\S.*)$/;
    unquoted = (line, file) => ({
      rule: "front-matter/unquoted-colon",
      severity: "warning",
      message: "Unexpected `: ` in an unquoted value, read as if it were quoted",
      file,
      line,
      hint: "put the value in double quotes"
    });
  }
});

// src/library/outline.ts
function fenceMark(line) {
  const found = /^ {0,3}(`{3,}|~{3,})[ \t]*(.*)$/.exec(line);
  if (!found || found[1]?.startsWith("`") && found[2]?.includes("`")) return void 0;
  return { mark: found[1] ?? "", info: (found[2] ?? "").trim() };
}
function sections(markdown, firstLine = 1) {
  const found = [];
  let open;
  let lines = [];
  const finish = () => {
    const last = found.at(-1);
    if (last) last.text = lines.join("\n").trimEnd();
    lines = [];
  };
  for (const [index, line] of markdown.split("\n").entries()) {
    const mark = fenceMark(line);
    if (open) {
      if (closes(mark, open)) open = void 0;
    } else if (mark) {
      open = mark;
    } else {
      const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$/.exec(line);
      if (heading) {
        finish();
        const at = index + firstLine;
        found.push({ level: heading[1]?.length ?? 1, title: heading[2] ?? "", line: at, text: "", textLine: at + 1 });
        continue;
      }
    }
    lines.push(line);
  }
  finish();
  return found;
}
function childrenOf(all, parent) {
  const after2 = all.slice(all.indexOf(parent) + 1);
  const end = after2.findIndex((section) => section.level <= parent.level);
  return end === -1 ? after2 : after2.slice(0, end);
}
function fences(text) {
  const found = [];
  let open;
  for (const [index, line] of text.split("\n").entries()) {
    const mark = fenceMark(line);
    if (!open) {
      if (mark) open = { ...mark, line: index + 1, lines: [] };
    } else if (closes(mark, open)) {
      found.push({ info: open.info, text: open.lines.join("\n"), line: open.line });
      open = void 0;
    } else {
      open.lines.push(line);
    }
  }
  if (open) found.push({ info: open.info, text: open.lines.join("\n"), line: open.line });
  return found;
}
function items(text, shape) {
  const found = [];
  let open = false;
  for (const line of text.split("\n")) {
    const item = shape.exec(line);
    if (item) {
      found.push((item[1] ?? "").trim());
      open = true;
    } else if (open && /^[ \t]+\S/.test(line) && !BULLET.test(line) && !NUMBERED.test(line)) {
      found.push(`${found.pop()} ${line.trim()}`);
    } else {
      open = false;
    }
  }
  return found.filter((item) => item !== "");
}
function labelled(line) {
  const found = /^\*\*(.+?)\s*:?\*\*\s*:?\s*(.*)$/.exec(line.trim());
  return found ? { label: found[1] ?? "", text: (found[2] ?? "").trim() } : void 0;
}
function field(text, label2) {
  for (const line of text.split("\n")) {
    const found = labelled(line);
    if (found && found.label.toLowerCase() === label2.toLowerCase()) return found.text;
  }
  return void 0;
}
var closes, sectionTitled, BULLET, NUMBERED, listItems, numberedItems;
var init_outline = __esm({
  "src/library/outline.ts"() {
    "use strict";
    closes = (line, open) => line !== void 0 && line.info === "" && line.mark[0] === open.mark[0] && line.mark.length >= open.mark.length;
    sectionTitled = (all, title) => all.find((section) => title.test(section.title));
    BULLET = /^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(.*)$/;
    NUMBERED = /^[ \t]*\d+[.)][ \t]+(.*)$/;
    listItems = (text) => items(text, BULLET);
    numberedItems = (text) => items(text, NUMBERED);
  }
});

// src/library/triggers.ts
function splitTriggers(value) {
  if (Array.isArray(value)) return distinct2(value.filter((part) => typeof part === "string"));
  if (typeof value !== "string") return [];
  return distinct2((value.match(/(?:["“][^"“”]*["”]|[^,"“”])+/g) ?? []).map((part) => part.replace(/["“”]/g, "")));
}
function triggersFromProse(description2) {
  const text = description2.replace(/\s+/g, " ");
  const found = [];
  for (const marker of text.matchAll(/(?<![-\w])triggers?(?: phrases?)?(?: include)?:\s*/gi)) {
    const rest = text.slice(marker.index + marker[0].length);
    if (/^["“]/.test(rest)) {
      const run = /^(?:["“][^"“”]+["”](?:\s*[,;.]?\s*(?:and |or )?))+/.exec(rest)?.[0] ?? "";
      found.push(...[...run.matchAll(QUOTED)].map((quote) => quote[1] ?? ""));
    } else {
      found.push(...splitTriggers(sentence(rest)));
    }
  }
  for (const also of text.matchAll(/\balso trigger (?:when|if|for) /gi)) {
    const rest = sentence(text.slice(also.index + also[0].length));
    found.push(rest.replace(/^(?:the |a )?users? (?:is |are |wants to |asks (?:for |to )?)?/i, ""));
  }
  return distinct2(found);
}
function negativesFromProse(description2) {
  const text = description2.replace(/\s+/g, " ");
  const found = [];
  for (const not of text.matchAll(/\b(?:do not|don't|never) trigger (?:for|on|when|if) /gi)) {
    const rest = text.slice(not.index + not[0].length);
    const turned = sentence(rest);
    const redirect = /^[\s.]*(?:instead,? )?use (?:the )?`?([a-z0-9]+(?:-[a-z0-9]+)*)`? (?:skill|agent|mission)/i.exec(
      rest.slice(turned.length)
    )?.[1];
    for (const part of distinct2(turned.split(/,? or |, /))) found.push({ text: part, ...redirect && { redirect } });
  }
  return found;
}
function splitNegatives(value) {
  return (value ?? "").split(";").flatMap((part) => {
    const [text = "", redirect = ""] = part.split("->").map((half2) => half2.trim());
    return text === "" ? [] : [{ text, ...redirect !== "" && { redirect } }];
  });
}
var QUOTED, tidy2, distinct2, sentence;
var init_triggers = __esm({
  "src/library/triggers.ts"() {
    "use strict";
    QUOTED = /["“]([^"“”]+)["”]/g;
    tidy2 = (phrase) => phrase.replace(/\s+/g, " ").trim().replace(/[,;.]+$/, "").trim();
    distinct2 = (phrases) => [...new Set(phrases.map(tidy2))].filter((phrase) => phrase !== "");
    sentence = (text) => /^.*?(?=\.(?:\s|$)|$)/.exec(text)?.[0] ?? text;
  }
});

// src/library/agent.ts
import * as z28 from "zod";
function parseAgent(text, file) {
  const { data, body, bodyLine, findings } = splitFrontMatter(text, file);
  if (findings.some((finding) => finding.severity === "error")) return { findings };
  const read3 = readFields2(frontMatter, data, { text, file });
  if (!read3.fields) return { findings: [...findings, ...read3.findings] };
  const { metadata, expertise, role: role2 } = read3.fields;
  const all = sections(body, bodyLine);
  const usage = named2(all, /^usage\b/i).map(({ title, text: text2 }) => ({
    name: title,
    text: fences(text2)[0]?.text.trim() ?? text2.trim()
  }));
  const template = sectionTitled(all, /^prompt template\b/i);
  const promptTemplate = template && fences(template.text)[0]?.text;
  const item = {
    kind: "agent",
    name: read3.fields.name,
    description: read3.fields.description,
    file,
    triggers: [
      .../* @__PURE__ */ new Set([...splitTriggers(metadata.triggers), ...usage.flatMap((use) => [use.name, use.text])])
    ].filter((phrase) => phrase !== ""),
    body,
    ...role2 !== void 0 && { role: role2 },
    expertise,
    metadata,
    capabilities: named2(all, /^capabilities\b/i).map(({ title, text: text2 }) => ({ name: title, items: listItems(text2) })),
    usage,
    enhances: bullets(all, /^enhances\b/i),
    ...promptTemplate !== void 0 && { promptTemplate },
    integrations: bullets(all, /^integration points?$|^integrations$/i)
  };
  return { item, findings };
}
var frontMatter, named2, bullets;
var init_agent = __esm({
  "src/library/agent.ts"() {
    "use strict";
    init_fields();
    init_front_matter();
    init_outline();
    init_triggers();
    frontMatter = z28.looseObject({
      name: name2,
      description,
      role: z28.string({ error: "expected a text" }).optional(),
      expertise: texts.default([]),
      metadata: z28.record(z28.string(), z28.unknown(), { error: "expected `key: value` lines" }).default({})
    });
    named2 = (all, title) => {
      const parent = sectionTitled(all, title);
      return parent ? childrenOf(all, parent) : [];
    };
    bullets = (all, title) => listItems(sectionTitled(all, title)?.text ?? "");
  }
});

// src/library/phase.ts
function parsePhase(section, file) {
  const [, number9 = "", title = "", duration = ""] = phaseHeading.exec(section.title) ?? [];
  const [lead = ""] = agentNames(field(section.text, "Lead"));
  const fenced = fences(section.text).flatMap((fence2) => numberedItems(fence2.text));
  const phase = {
    number: Number(number9),
    title,
    duration,
    lead,
    support: agentNames(field(section.text, "Support")),
    objective: field(section.text, "Objective") ?? "",
    tasks: fenced.length > 0 ? fenced : numberedItems(section.text),
    deliverables: listItems(after(section.text, "Deliverables")),
    documents: (field(section.text, "Documents") ?? "").split(",").map(bare).filter((kind2) => kind2 !== "")
  };
  if (lead !== "") return { phase, findings: [] };
  const message = `Unexpected phase ${number9} without a lead, expected a line \`**Lead**: @agent-name\``;
  return { phase, findings: [{ rule: "mission/lead", severity: "error", message, file, line: section.line }] };
}
function after(text, label2) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => labelled(line)?.label.toLowerCase() === label2.toLowerCase());
  if (start === -1) return "";
  const length = lines.slice(start + 1).findIndex((line) => labelled(line) !== void 0);
  return lines.slice(start + 1, length === -1 ? void 0 : start + 1 + length).join("\n");
}
var phaseHeading, bare, agentNames;
var init_phase = __esm({
  "src/library/phase.ts"() {
    "use strict";
    init_outline();
    phaseHeading = /^Phase\s+(\d+)\s*[:.–—-]\s*(.+?)(?:\s*\(([^()]*)\))?$/i;
    bare = (text) => text.trim().replace(/^[`@]+|`+$/g, "");
    agentNames = (list2) => [...(list2 ?? "").matchAll(/@([a-z0-9]+(?:-[a-z0-9]+)*)/g)].map((found) => found[1] ?? "");
  }
});

// src/library/mission.ts
import { basename as basename3, dirname } from "node:path";
import * as z29 from "zod";
function parseMission(text, file) {
  const { data, body, bodyLine, findings } = splitFrontMatter(text, file);
  if (findings.some((finding) => finding.severity === "error")) return { findings };
  const all = sections(body, bodyLine);
  const startCommand = /`(\/coord\s+[a-z0-9-]+)`/.exec(body)?.[1];
  const objective = textOf2(all, /^mission objective\b/i);
  const described = {
    name: startCommand?.split(/\s+/)[1] ?? pathName(file),
    description: objective.slice(0, 1024) || titleOf(all),
    ...data
  };
  const read3 = readFields2(frontMatter2, described, { text, file });
  const { phases, findings: phaseFindings } = readPhases(all, file);
  const errors = [...read3.findings, ...phaseFindings];
  if (!read3.fields || errors.length > 0) return { findings: [...findings, ...errors] };
  const item = {
    kind: "mission",
    name: read3.fields.name,
    description: read3.fields.description,
    file,
    triggers: splitTriggers(read3.fields.metadata.triggers),
    body,
    type: field(body, "Mission Type") ?? "",
    duration: field(body, "Duration") ?? "",
    difficulty: field(body, "Difficulty") ?? "",
    value: field(body, "Value Impact") ?? "",
    objective,
    inputs: numberedItems(sectionTitled(all, /^required inputs\b/i)?.text ?? "").map(readInput),
    phases,
    successCriteria: itemsOf(all, /^success criteria\b/i),
    impact: readImpact(all),
    resources: itemsOf(all, /^resource requirements\b/i).map((item2) => {
      const { label: label2, text: text2 } = labelled(item2) ?? { label: "", text: item2 };
      return { name: label2, text: text2 };
    }),
    qualityStandards: itemsOf(all, /^quality standards\b/i),
    successFramework: groups(all, /\bsuccess framework\b/i),
    challenges: children(all, /\bchallenges\b/i).map((section) => challenge(section)),
    advancedStrategies: groups(all, /^advanced .*strategies\b/i),
    ...startCommand !== void 0 && { startCommand }
  };
  return { item, findings };
}
function children(all, title) {
  const parent = sectionTitled(all, title);
  return parent ? childrenOf(all, parent) : [];
}
function challenge(section) {
  const told2 = Object.fromEntries(
    listItems(section.text).flatMap((item) => {
      const found = labelled(item);
      return found ? [[found.label.toLowerCase(), found.text]] : [];
    })
  );
  return { name: section.title, strategy: told2.strategy ?? "", implementation: told2.implementation ?? "" };
}
function readInput(item) {
  const found = /^\*\*(.+?)\*\*\s*(?:\((required|optional)\))?\s*[-–—:]*\s*(.*)$/i.exec(item);
  if (!found) return { name: item, required: true, description: "" };
  return { name: found[1] ?? "", required: found[2]?.toLowerCase() !== "optional", description: found[3] ?? "" };
}
function readPhases(all, file) {
  const headings = all.filter((section) => phaseHeading.test(section.title));
  if (headings.length === 0) {
    const message = "Unexpected mission without a phase, expected a heading `### Phase 1: Title (30 minutes)`";
    const line = sectionTitled(all, /^mission phases\b/i)?.line ?? 1;
    return { phases: [], findings: [{ rule: "mission/phases", severity: "error", message, file, line }] };
  }
  const read3 = headings.map((section) => parsePhase(section, file));
  return { phases: read3.map(({ phase }) => phase), findings: read3.flatMap(({ findings }) => findings) };
}
function readImpact(all) {
  const parent = sectionTitled(all, /^business chassis impact\b/i);
  if (!parent) return [];
  return [parent, ...childrenOf(all, parent)].flatMap((section) => {
    const fenced = fences(section.text).flatMap((fence2) => fence2.text.split("\n"));
    const lines = section.text.split("\n").filter((line) => !fenced.includes(line) && !/^\s*(?:```|~~~)/.test(line));
    return [...fenced, ...lines].map(
      (line) => line.trim().replace(/^[-*+]\s+(?!\*)/, "").replace(/^[-*+]\s+(?=\*\*)/, "")
    ).map((line) => {
      const found = labelled(line);
      return found ? `${found.label}: ${found.text}` : line;
    }).filter((line) => line !== "" && !/:\s*$/.test(line) && !/^-{3,}$/.test(line));
  });
}
var frontMatter2, pathName, titleOf, textOf2, itemsOf, groups;
var init_mission = __esm({
  "src/library/mission.ts"() {
    "use strict";
    init_fields();
    init_front_matter();
    init_outline();
    init_phase();
    init_triggers();
    frontMatter2 = z29.looseObject({
      name: name2,
      description,
      metadata: z29.record(z29.string(), z29.unknown(), { error: "expected `key: value` lines" }).default({})
    });
    pathName = (file) => /^MISSION\.md$/i.test(basename3(file)) ? basename3(dirname(file)) : basename3(file, ".md");
    titleOf = (all) => (all[0]?.title ?? "").replace(/^Mission:\s*/i, "");
    textOf2 = (all, title) => (sectionTitled(all, title)?.text ?? "").replace(/\s+/g, " ").trim();
    itemsOf = (all, title) => listItems(sectionTitled(all, title)?.text ?? "");
    groups = (all, title) => children(all, title).map((section) => ({ name: section.title, items: listItems(section.text) }));
  }
});

// src/library/skill.ts
import { basename as basename4, dirname as dirname2 } from "node:path";
import * as z30 from "zod";
function parseSkill(text, file) {
  const { data, body, findings } = splitFrontMatter(text, file);
  if (findings.some((finding) => finding.severity === "error")) return { findings };
  const read3 = readFields2(frontMatter3, data, { text, file });
  if (!read3.fields) return { findings: [...findings, ...read3.findings] };
  const { metadata } = read3.fields;
  const dir = dirname2(file);
  const folder = basename4(dir);
  if (read3.fields.name !== folder) {
    findings.push({
      rule: "skill/name-is-folder",
      severity: "error",
      message: `Unexpected \`${read3.fields.name}\` in \`name\`, expected the name of its folder \`${folder}\``,
      file,
      line: lineOfKey(text, "name"),
      hint: "rename the folder or the skill"
    });
    return { findings };
  }
  const listed = data.metadata?.triggers;
  const item = {
    kind: "skill",
    name: read3.fields.name,
    description: read3.fields.description,
    file,
    dir,
    triggers: [.../* @__PURE__ */ new Set([...splitTriggers(listed), ...triggersFromProse(read3.fields.description)])],
    body,
    negatives: [...splitNegatives(metadata["negative-triggers"]), ...negativesFromProse(read3.fields.description)],
    allowedTools: read3.fields["allowed-tools"],
    metadata,
    references: []
  };
  return { item, findings };
}
var scalar, metadataValue, tools, frontMatter3;
var init_skill = __esm({
  "src/library/skill.ts"() {
    "use strict";
    init_fields();
    init_front_matter();
    init_triggers();
    scalar = z30.union([z30.string(), z30.number(), z30.boolean(), z30.date()], { error: "expected a text" }).transform(String);
    metadataValue = z30.union([scalar, z30.array(scalar).transform((list2) => list2.join(", "))], {
      error: "expected a text"
    });
    tools = z30.union([z30.array(z30.string()), z30.string().transform((text) => text.match(/[^\s,(]+(?:\([^)]*\))?/g) ?? [])], {
      error: "expected a list of tools, or one text"
    }).default([]);
    frontMatter3 = z30.looseObject({
      name: name2,
      description,
      "allowed-tools": tools,
      metadata: z30.record(z30.string(), metadataValue, { error: "expected `key: value` lines" }).default({})
    });
  }
});

// src/library/parse.ts
var parse_exports = {};
__export(parse_exports, {
  parseItem: () => parseItem
});
function parseItem({ kind: kind2, file }, text) {
  if (kind2 === "agent") return parseAgent(text, file);
  return kind2 === "skill" ? parseSkill(text, file) : parseMission(text, file);
}
var init_parse = __esm({
  "src/library/parse.ts"() {
    "use strict";
    init_agent();
    init_mission();
    init_skill();
  }
});

// src/portal/sample/sample.ts
import { DateTime as DateTime2 } from "luxon";

// src/portal/portal.ts
import Database from "better-sqlite3";

// src/finding.ts
var isClean = (findings) => !findings.some((f) => f.severity === "error");
var InputError = class extends Error {
  name = "InputError";
};

// src/portal/schema.ts
var applicationId = 1129202500;
var migrations = [
  `
  CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    imported_at INTEGER NOT NULL
  );

  -- A person: the sync id where the source has one, else the normalised e-mail.
  CREATE TABLE leads (
    id TEXT PRIMARY KEY,
    email TEXT,
    company TEXT,
    job_title TEXT,
    phone TEXT,
    industry TEXT,
    company_size INTEGER,
    source TEXT,
    campaign TEXT,
    landing_page TEXT,
    segment TEXT,
    owner TEXT,
    created_at INTEGER NOT NULL,
    precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
    modified_at INTEGER,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    line INTEGER NOT NULL
  );

  -- Further mapped columns of a lead or a deal, kept as named dimensions.
  CREATE TABLE dimensions (
    record TEXT NOT NULL CHECK (record IN ('lead', 'deal')),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (record, id, name)
  ) WITHOUT ROWID;

  -- Each entry of a person into a lifecycle stage; an MQL row starts a qualification episode.
  CREATE TABLE lifecycle (
    lead_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    at INTEGER NOT NULL,
    precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
    import_id INTEGER NOT NULL REFERENCES imports (id),
    line INTEGER NOT NULL,
    PRIMARY KEY (lead_id, stage, at)
  );

  CREATE TABLE assignments (
    lead_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    at INTEGER NOT NULL,
    precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
    import_id INTEGER NOT NULL REFERENCES imports (id),
    line INTEGER NOT NULL,
    PRIMARY KEY (lead_id, owner, at)
  );

  CREATE TABLE touches (
    id TEXT PRIMARY KEY,
    lead_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('outbound', 'inbound')),
    outcome TEXT,
    owner TEXT,
    at INTEGER NOT NULL,
    precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
    import_id INTEGER NOT NULL REFERENCES imports (id),
    line INTEGER NOT NULL
  );
  CREATE INDEX touches_by_lead ON touches (lead_id, at);

  -- What sales decided on a lead, with the reason where one was logged.
  CREATE TABLE dispositions (
    lead_id TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
    reason TEXT,
    owner TEXT,
    at INTEGER NOT NULL,
    precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
    import_id INTEGER NOT NULL REFERENCES imports (id),
    line INTEGER NOT NULL,
    PRIMARY KEY (lead_id, decision, at)
  );

  CREATE TABLE feedback (
    lead_id TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
    import_id INTEGER NOT NULL REFERENCES imports (id),
    line INTEGER NOT NULL,
    PRIMARY KEY (lead_id, at)
  );

  CREATE TABLE deals (
    id TEXT PRIMARY KEY,
    lead_id TEXT,
    name TEXT,
    owner TEXT,
    stage TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'won', 'lost')),
    amount REAL,
    currency TEXT,
    lost_reason TEXT,
    created_at INTEGER,
    closed_at INTEGER,
    modified_at INTEGER,
    precision TEXT NOT NULL CHECK (precision IN ('day', 'minute')),
    import_id INTEGER NOT NULL REFERENCES imports (id),
    line INTEGER NOT NULL
  );
  CREATE INDEX deals_by_lead ON deals (lead_id);

  -- The grain of the funnel: a person's n-th qualification, open until the next one.
  CREATE VIEW episodes AS
  SELECT
    lifecycle.lead_id,
    lifecycle.at AS mql_at,
    lifecycle.precision,
    ROW_NUMBER() OVER (PARTITION BY lifecycle.lead_id ORDER BY lifecycle.at) AS n,
    COALESCE(LEAD(lifecycle.at) OVER (PARTITION BY lifecycle.lead_id ORDER BY lifecycle.at), 9e15) AS next_at
  FROM lifecycle
  WHERE lifecycle.stage = 'MQL';
  `
];

// src/portal/portal.ts
function emptyPortal(name3 = "empty") {
  const db = new Database(":memory:");
  migrate(db);
  return { name: name3, db };
}
function migrate(db) {
  const done = db.pragma("user_version", { simple: true });
  if (done > migrations.length) {
    throw new Error(`it was written by a newer Concord (schema ${done}, this one knows ${migrations.length})`);
  }
  for (let version = done; version < migrations.length; version++) {
    db.transaction(() => {
      db.exec(migrations[version]);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${version + 1}`);
    })();
  }
}

// src/portal/records.ts
function recordWriter(db) {
  const upsert = (table, columns, key, keepKnown = false) => {
    const updates = columns.filter((column) => !key.includes(column)).map(
      (column) => `${column} = ${keepKnown ? `COALESCE(excluded.${column}, ${table}.${column})` : `excluded.${column}`}`
    );
    return db.prepare(
      `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map((column) => `@${column}`).join(", ")})
       ON CONFLICT (${key.join(", ")}) DO UPDATE SET ${updates.join(", ")}`
    );
  };
  const place2 = ["import_id", "line"];
  const startImport = db.prepare(
    "INSERT INTO imports (source, file, sha256, imported_at) VALUES (@source, @file, @sha256, @importedAt)"
  );
  const leadColumns = [
    "id",
    "email",
    "company",
    "job_title",
    "phone",
    "industry",
    "company_size",
    "source",
    "campaign"
  ];
  const leadRest = ["landing_page", "segment", "owner", "created_at", "precision", "modified_at"];
  const lead = upsert("leads", [...leadColumns, ...leadRest, ...place2], ["id"], true);
  const leadVersion = versionOf(db, "leads");
  const stage = upsert("lifecycle", ["lead_id", "stage", "at", "precision", ...place2], ["lead_id", "stage", "at"]);
  const assignment = upsert(
    "assignments",
    ["lead_id", "owner", "at", "precision", ...place2],
    ["lead_id", "owner", "at"]
  );
  const touchColumns = ["id", "lead_id", "channel", "direction", "outcome", "owner", "at", "precision"];
  const touch = upsert("touches", [...touchColumns, ...place2], ["id"]);
  const decisionColumns = ["lead_id", "decision", "reason", "owner", "at", "precision"];
  const disposition = upsert("dispositions", [...decisionColumns, ...place2], ["lead_id", "decision", "at"]);
  const feedback = upsert("feedback", ["lead_id", "text", "at", "precision", ...place2], ["lead_id", "at"]);
  const dealColumns = ["id", "lead_id", "name", "owner", "stage", "outcome", "amount", "currency", "lost_reason"];
  const deal = upsert(
    "deals",
    [...dealColumns, "created_at", "closed_at", "modified_at", "precision", ...place2],
    ["id"],
    true
  );
  const dealVersion = versionOf(db, "deals");
  const clear = ["lifecycle", "dispositions", "assignments", "feedback"].map(
    (table) => db.prepare(`DELETE FROM ${table} WHERE lead_id = ? AND import_id IN (SELECT id FROM imports WHERE source = ?)`)
  );
  const dimension = upsert("dimensions", ["record", "id", "name", "value"], ["record", "id", "name"]);
  const at = (origin) => ({ import_id: origin.importId, line: origin.line });
  return {
    startImport: (source, file, sha256, importedAt) => Number(startImport.run({ source, file, sha256, importedAt }).lastInsertRowid),
    lead(record8, origin) {
      const version = leadVersion(record8.id, record8.modifiedAt);
      if (version === "older") return version;
      lead.run({
        id: record8.id,
        email: record8.email ?? null,
        company: record8.company ?? null,
        job_title: record8.jobTitle ?? null,
        phone: record8.phone ?? null,
        industry: record8.industry ?? null,
        company_size: record8.companySize ?? null,
        source: record8.source ?? null,
        campaign: record8.campaign ?? null,
        landing_page: record8.landingPage ?? null,
        segment: record8.segment ?? null,
        owner: record8.owner ?? null,
        created_at: record8.created.at,
        precision: record8.created.precision,
        modified_at: record8.modifiedAt ?? null,
        ...at(origin)
      });
      return version;
    },
    clearEvents: (leadId, source) => clear.forEach((statement) => void statement.run(leadId, source)),
    stage: (leadId, name3, when, origin) => stage.run({ lead_id: leadId, stage: name3, ...when, ...at(origin) }),
    assignment: (leadId, owner, when, origin) => assignment.run({ lead_id: leadId, owner, ...when, ...at(origin) }),
    touch: (record8, origin) => touch.run({
      id: record8.id,
      lead_id: record8.leadId,
      channel: record8.channel,
      direction: record8.direction,
      outcome: record8.outcome ?? null,
      owner: record8.owner ?? null,
      ...record8.when,
      ...at(origin)
    }),
    disposition: (record8, origin) => disposition.run({
      lead_id: record8.leadId,
      decision: record8.decision,
      reason: record8.reason ?? null,
      owner: record8.owner ?? null,
      ...record8.when,
      ...at(origin)
    }),
    feedback: (leadId, text, when, origin) => feedback.run({ lead_id: leadId, text, ...when, ...at(origin) }),
    deal(record8, origin) {
      if (dealVersion(record8.id, record8.modifiedAt) === "older") return;
      deal.run({
        id: record8.id,
        lead_id: record8.leadId ?? null,
        name: record8.name ?? null,
        owner: record8.owner ?? null,
        stage: record8.stage ?? null,
        outcome: record8.outcome,
        amount: record8.amount ?? null,
        currency: record8.currency ?? null,
        lost_reason: record8.lostReason ?? null,
        created_at: record8.createdAt ?? null,
        closed_at: record8.closedAt ?? null,
        modified_at: record8.modifiedAt ?? null,
        precision: record8.precision,
        ...at(origin)
      });
    },
    dimension: (record8, id, name3, value) => dimension.run({ record: record8, id, name: name3, value })
  };
}
function versionOf(db, table) {
  const find = db.prepare(`SELECT modified_at FROM ${table} WHERE id = ?`).pluck();
  return (id, modifiedAt) => {
    const there = find.get(id);
    if (there === void 0 || there === null) return there === null && modifiedAt === void 0 ? "same" : "newer";
    if (modifiedAt === void 0 || modifiedAt < there) return "older";
    return modifiedAt > there ? "newer" : "same";
  };
}

// src/portal/sample/random.ts
function createRandom(seed2) {
  let state = seed2 >>> 0;
  const next = () => {
    state = state + 1831565813 >>> 0;
    let t = Math.imul(state ^ state >>> 15, state | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick(entries) {
      let rest = next() * entries.reduce((sum2, entry) => sum2 + entry.weight, 0);
      for (const entry of entries) {
        rest -= entry.weight;
        if (rest < 0) return entry;
      }
      return entries.at(-1);
    },
    around(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    }
  };
}

// src/portal/sample/scenarios.ts
var scenarios = {
  "slow-follow-up": {
    responseMinutes: 560,
    untouched: 0.16,
    acceptance: 1.15,
    sql: 0.75,
    opportunity: 0.66,
    won: 0.34,
    decay: 0.5,
    reasonLogged: 0.7,
    commented: 0.12
  },
  "poor-lead-quality": {
    responseMinutes: 28,
    untouched: 0.02,
    acceptance: 0.33,
    sql: 0.42,
    opportunity: 0.6,
    won: 0.25,
    decay: 0.95,
    reasonLogged: 0.9,
    commented: 0.3
  },
  healthy: {
    responseMinutes: 16,
    untouched: 0.01,
    acceptance: 0.82,
    sql: 0.62,
    opportunity: 0.68,
    won: 0.36,
    decay: 0.95,
    reasonLogged: 0.97,
    commented: 0.25
  }
};
var sampleSources = [
  { name: "Organic Search", weight: 24, campaigns: ["Evergreen SEO"], qualifies: 0.42, quality: 1.05 },
  { name: "Paid Search", weight: 20, campaigns: ["Brand terms", "Competitor terms"], qualifies: 0.48, quality: 1 },
  { name: "Demo Request", weight: 9, campaigns: ["Website demo form"], qualifies: 0.86, quality: 1.35 },
  { name: "Webinar", weight: 15, campaigns: ["Forecasting 101", "Board pack live"], qualifies: 0.5, quality: 0.75 },
  { name: "Paid Social", weight: 16, campaigns: ["Lookalike EMEA", "Retargeting"], qualifies: 0.38, quality: 0.6 },
  { name: "Content Syndication", weight: 10, campaigns: ["Analyst guide"], qualifies: 0.55, quality: 0.35 },
  { name: "Referral", weight: 6, campaigns: ["Customer referral"], qualifies: 0.7, quality: 1.5 }
];
var sampleReps = [
  { name: "Ana Duarte", weight: 18, pace: 0.45 },
  { name: "Ben Okafor", weight: 18, pace: 0.8 },
  { name: "Chloe Martin", weight: 17, pace: 1 },
  { name: "Dev Patel", weight: 17, pace: 1.3 },
  { name: "Erik Lund", weight: 15, pace: 1.7 },
  { name: "Fatima Noor", weight: 15, pace: 2.2 }
];
var rejectionReasons = [
  { name: "No response after full cadence", weight: 34 },
  { name: "Company too small", weight: 22 },
  { name: "Wrong role", weight: 16 },
  { name: "No project", weight: 12 },
  { name: "Bad contact data", weight: 9 },
  { name: "Duplicate", weight: 7 }
];
var lostReasons = [
  { name: "No decision", weight: 34 },
  { name: "Price", weight: 25 },
  { name: "Competitor", weight: 24 },
  { name: "Missing feature", weight: 17 }
];
var comments = [
  { text: "By the time I called she had already signed with somebody else.", weight: 5 },
  { text: "Good fit, right title, knew exactly what she wanted.", weight: 4 },
  { text: "Student writing a paper. Downloaded the guide, nothing more.", weight: 4 },
  { text: "Three people, no finance team. Too small for us.", weight: 4 },
  { text: "Did not remember filling in the form.", weight: 4 },
  { text: "Phone number is the switchboard, no extension.", weight: 3 }
];

// src/portal/sample/workdays.ts
import { DateTime } from "luxon";
var hoursADay = 8;
function createWorkdays(zone, from2, to) {
  const opens = [];
  let day3 = DateTime.fromSeconds(from2, { zone }).startOf("day");
  while (day3.toSeconds() <= to) {
    if (day3.weekday <= 5) opens.push(day3.set({ hour: 9 }).toSeconds());
    day3 = day3.plus({ days: 1 });
  }
  const length = hoursADay * 3600;
  const dayOf = (at) => Math.max(
    0,
    opens.findLastIndex((open) => open <= at)
  );
  return {
    add(start, minutes) {
      let left = minutes * 60;
      for (let index = dayOf(start); index < opens.length; index++) {
        const at = Math.max(start, opens[index]);
        const room = Math.max(0, opens[index] + length - at);
        if (left < room) return Math.floor(at + left);
        left -= room;
      }
      return Number.MAX_SAFE_INTEGER;
    },
    between(start, end) {
      let seconds = 0;
      for (let index = dayOf(start); index < opens.length && opens[index] < end; index++) {
        seconds += Math.max(0, Math.min(end, opens[index] + length) - Math.max(start, opens[index]));
      }
      return seconds / 60;
    }
  };
}

// src/portal/sample/sample.ts
var sampleAsOf = DateTime2.fromISO("2026-06-30T21:00:00Z").toSeconds();
var sampleSettings = {
  company: "Halyard Analytics",
  industry: "B2B SaaS, finance planning",
  hub_editions: { marketing: "professional", sales: "professional" },
  team_sizes: { marketing: 5, sdr: 6, ae: 5 },
  sales_motion: "inbound-led",
  routing_method: "round-robin",
  channels: ["slack", "email"],
  business_hours: { time_zone: "America/New_York" },
  friction: ["sales says the leads are bad, marketing says nobody calls them"],
  owners: { marketing: "Head of Demand Gen", sales: "VP of Sales", revops: "RevOps Lead" }
};
var day = 86400;
var minutesADay = 480;
var history = 365 * day;
function createSample(options = {}) {
  const { scenario = "slow-follow-up", leads: leads2 = 2e3, seed: seed2 = 1 } = options;
  const portal = emptyPortal("sample");
  const truth = {
    ...{ leads: leads2, mqls: 0, accepted: 0, rejected: 0, sqls: 0, opportunities: 0, won: 0, lost: 0, untouched: 0 },
    ...{ commented: 0, wonAmount: 0, leadsBySource: {}, wonBySource: {}, rejectionsByReason: {}, responseMinutes: [] }
  };
  const workdays = createWorkdays(
    sampleSettings.business_hours.time_zone,
    sampleAsOf - history - 7 * day,
    sampleAsOf + 120 * day
  );
  portal.db.transaction(() => {
    const write = recordWriter(portal.db);
    const importId = write.startImport(
      "sample",
      `${scenario}-${leads2}-${seed2}`,
      `${scenario}-${leads2}-${seed2}`,
      sampleAsOf
    );
    for (let index = 0; index < leads2; index++) {
      const random = createRandom(seed2 * 1000003 + index);
      const origin = { importId, line: index + 2 };
      makeLead(index, leads2, { workdays, random, scenario: scenarios[scenario], write, origin, truth });
    }
  })();
  return { portal, truth };
}
function makeLead(index, count2, making) {
  const { random, write, origin, truth } = making;
  const source = random.pick(sampleSources);
  const rep = random.pick(sampleReps);
  const campaign = source.campaigns[random.between(0, source.campaigns.length - 1)];
  const age = history * (1 - (index + random.next()) / count2);
  const createdAt = Math.floor((sampleAsOf - age) / 60) * 60;
  const id = `lead-${index + 1}`;
  const company = `${companies[random.between(0, companies.length - 1)]} ${random.between(1, 900)}`;
  write.lead(
    {
      id,
      email: random.chance(0.99) ? `person${index + 1}@${company.toLowerCase().replace(/\W/g, "")}.example` : void 0,
      company: random.chance(0.95) ? company : void 0,
      jobTitle: random.chance(0.8) ? titles[random.between(0, titles.length - 1)] : void 0,
      phone: random.chance(0.55) ? `+1 555 01${random.between(10, 99)}` : void 0,
      companySize: random.chance(0.75) ? random.between(5, 2e3) : void 0,
      source: source.name,
      campaign,
      segment: random.pick(segments).name,
      owner: rep.name,
      created: exact(createdAt)
    },
    origin
  );
  tally(truth.leadsBySource, source.name);
  if (!random.chance(source.qualifies)) return;
  const qualifiedAt = createdAt + random.between(0, 3) * random.between(0, day);
  if (qualifiedAt > sampleAsOf) return;
  const assignedAt = qualifiedAt + 60 * random.between(1, 12);
  write.stage(id, "MQL", exact(qualifiedAt), origin);
  truth.mqls++;
  if (assignedAt <= sampleAsOf) write.assignment(id, rep.name, exact(assignedAt), origin);
  workLead(id, source, rep.name, rep.pace, qualifiedAt, assignedAt, making);
}
function workLead(id, source, rep, pace, qualifiedAt, assignedAt, making) {
  const { workdays, random, scenario, write, origin, truth } = making;
  const delay = Math.round(random.around(scenario.responseMinutes * pace, 0.8));
  const firstTouch = workdays.add(assignedAt, delay);
  if (random.chance(scenario.untouched) || firstTouch > sampleAsOf) {
    truth.untouched++;
    return;
  }
  truth.responseMinutes.push(workdays.between(qualifiedAt, firstTouch));
  const keeps = scenario.decay ** (delay / minutesADay);
  const attempts2 = random.between(1, scenario.responseMinutes > 240 ? 5 : 8);
  let at = firstTouch;
  for (let attempt2 = 1; attempt2 <= attempts2 && at <= sampleAsOf; attempt2++) {
    const channel = attempt2 % 2 === 1 ? "call" : "email";
    const outcome = channel === "call" ? random.chance(0.3 * keeps) ? "connected" : "no answer" : "sent";
    write.touch(
      { id: `${id}-${attempt2}`, leadId: id, channel, direction: "outbound", outcome, owner: rep, when: exact(at) },
      origin
    );
    at = workdays.add(at, random.between(120, 900));
  }
  const decidedAt = workdays.add(firstTouch, random.between(30, 4 * minutesADay));
  if (decidedAt > sampleAsOf || random.chance(0.1)) return;
  if (random.chance(scenario.commented)) {
    write.feedback(id, random.pick(comments).text, exact(decidedAt), origin);
    truth.commented++;
  }
  if (!random.chance(Math.min(0.97, scenario.acceptance * source.quality * (0.4 + 0.6 * keeps)))) {
    const reason = random.chance(scenario.reasonLogged) ? random.pick(rejectionReasons).name : void 0;
    write.disposition({ leadId: id, decision: "rejected", reason, owner: rep, when: exact(decidedAt) }, origin);
    truth.rejected++;
    tally(truth.rejectionsByReason, reason ?? "none logged");
    return;
  }
  write.disposition({ leadId: id, decision: "accepted", owner: rep, when: exact(decidedAt) }, origin);
  write.stage(id, "SAL", exact(decidedAt), origin);
  truth.accepted++;
  const sqlAt = workdays.add(decidedAt, random.between(60, 8 * minutesADay));
  if (!random.chance(Math.min(0.95, scenario.sql * source.quality * (0.5 + 0.5 * keeps))) || sqlAt > sampleAsOf) return;
  write.stage(id, "SQL", exact(sqlAt), origin);
  truth.sqls++;
  const dealAt = workdays.add(sqlAt, random.between(60, 6 * minutesADay));
  if (!random.chance(Math.min(0.95, scenario.opportunity * source.quality ** 0.3)) || dealAt > sampleAsOf) return;
  write.stage(id, "Opportunity", exact(dealAt), origin);
  truth.opportunities++;
  makeDeal(id, source, rep, dealAt, making);
}
function makeDeal(leadId, source, owner, createdAt, making) {
  const { workdays, random, scenario, write, origin, truth } = making;
  const closedAt = workdays.add(createdAt, Math.round(random.around(22, 0.5) * minutesADay));
  const amount = Math.round(random.around(16e3, 0.55) / 100) * 100;
  const wins2 = random.chance(Math.min(0.9, scenario.won * source.quality ** 0.3));
  const deal = { id: `deal-${leadId}`, leadId, owner, name: `Deal of ${leadId}`, amount, currency: "USD", createdAt };
  if (closedAt > sampleAsOf) {
    write.deal({ ...deal, stage: "Proposal", outcome: "open", precision: "minute" }, origin);
    return;
  }
  if (wins2) {
    write.deal({ ...deal, stage: "Closed Won", outcome: "won", closedAt, precision: "minute" }, origin);
    write.stage(leadId, "Customer", exact(closedAt), origin);
    truth.won++;
    truth.wonAmount += amount;
    tally(truth.wonBySource, source.name);
    return;
  }
  const lostReason = random.pick(lostReasons).name;
  write.deal({ ...deal, stage: "Closed Lost", outcome: "lost", closedAt, lostReason, precision: "minute" }, origin);
  truth.lost++;
}
var exact = (at) => ({ at, precision: "minute" });
var tally = (counts2, key) => {
  counts2[key] = (counts2[key] ?? 0) + 1;
};
var companies = [
  "Northgate",
  "Brightwell",
  "Casco",
  "Delmar",
  "Eastlake",
  "Fairhaven",
  "Granite",
  "Harbour",
  "Ironbridge"
];
var titles = ["Finance Manager", "CFO", "FP&A Lead", "Controller", "Head of Operations", "Analyst", "Founder"];
var segments = [
  { name: "SMB", weight: 45 },
  { name: "Mid-market", weight: 40 },
  { name: "Enterprise", weight: 15 }
];

// src/evals/cuts.ts
var followers = ["lifecycle", "assignments", "touches", "dispositions", "feedback", "deals"];
var orphans = followers.map((table) => `DELETE FROM ${table} WHERE lead_id NOT IN (SELECT id FROM leads);`).join("\n");
var leadsAndWins = `
  DELETE FROM lifecycle; DELETE FROM assignments; DELETE FROM touches; DELETE FROM dispositions; DELETE FROM feedback;
  DELETE FROM deals WHERE outcome <> 'won'; UPDATE deals SET amount = NULL;`;
var cuts = {
  "no touches": "DELETE FROM touches;",
  "no decisions": "DELETE FROM dispositions; DELETE FROM lifecycle WHERE stage = 'SAL';",
  "only rejections": "DELETE FROM dispositions WHERE decision = 'accepted'; DELETE FROM lifecycle WHERE stage = 'SAL';",
  "only acceptances": "DELETE FROM dispositions WHERE decision = 'rejected';",
  "no touches and no decisions": "DELETE FROM touches; DELETE FROM dispositions; DELETE FROM lifecycle WHERE stage = 'SAL';",
  "no deals": "DELETE FROM deals; DELETE FROM lifecycle WHERE stage = 'Customer';",
  "no amounts": "UPDATE deals SET amount = NULL;",
  "no lost deals": "DELETE FROM deals WHERE outcome = 'lost';",
  "no lost reasons": "UPDATE deals SET lost_reason = NULL;",
  "no MQL stamps": "DELETE FROM lifecycle WHERE stage = 'MQL';",
  "no later stamps": "DELETE FROM lifecycle WHERE stage IN ('SQL', 'Opportunity');",
  "no sources": "UPDATE leads SET source = NULL;",
  "one source": "UPDATE leads SET source = 'Paid Search';",
  "no owners": "UPDATE leads SET owner = NULL; UPDATE touches SET owner = NULL; DELETE FROM assignments;",
  "no rejection reasons": "UPDATE dispositions SET reason = NULL;",
  "no assignments": "DELETE FROM assignments;",
  "no comments": "DELETE FROM feedback;",
  "days only": `
    UPDATE lifecycle SET at = at / 86400 * 86400, precision = 'day';
    UPDATE touches SET at = at / 86400 * 86400, precision = 'day';`,
  "leads and wins": leadsAndWins,
  "recent wins": `${leadsAndWins}
    DELETE FROM deals WHERE closed_at < (SELECT MAX(closed_at) FROM deals) - 20 * 86400;`,
  "leads only": `${leadsAndWins} DELETE FROM deals;`,
  "one rep": "UPDATE leads SET owner = 'Dana'; UPDATE touches SET owner = 'Dana'; UPDATE assignments SET owner = 'Dana';",
  "one lead": `
    DELETE FROM leads WHERE id <> (SELECT lead_id FROM deals WHERE outcome = 'won' ORDER BY lead_id LIMIT 1); ${orphans}`,
  "ten leads": `
    DELETE FROM leads WHERE id NOT IN (SELECT id FROM leads ORDER BY created_at DESC LIMIT 10); ${orphans}`
};
var cutNames = Object.keys(cuts);
var leads = 400;
function createCut(name3) {
  const { portal } = createSample({ leads });
  portal.db.exec(cuts[name3]);
  return portal;
}

// src/clock/calendar.ts
import { DateTime as DateTime3 } from "luxon";
function createCalendar(hours, from2, to) {
  const starts = [];
  const ends = [];
  const before = [];
  let total = 0;
  const last = DateTime3.fromSeconds(to, { zone: hours.timeZone }).endOf("day");
  const holidays = new Set(hours.holidays);
  let day3 = DateTime3.fromSeconds(from2, { zone: hours.timeZone }).startOf("day");
  while (day3 <= last) {
    if (hours.days.includes(day3.weekday) && !holidays.has(day3.toISODate())) {
      const start = atTime(day3, hours.start);
      const end = atTime(day3, hours.end);
      starts.push(start);
      ends.push(end);
      before.push(total);
      total += (end - start) / 60;
    }
    day3 = day3.plus({ days: 1 });
  }
  const minutesUntil = (at) => {
    const index = lastAtOrBefore(starts, at);
    return index < 0 ? 0 : before[index] + (Math.min(at, ends[index]) - starts[index]) / 60;
  };
  return {
    hours,
    minutesBetween: (a, b) => b > a ? minutesUntil(b) - minutesUntil(a) : 0,
    minutesADay: minutesOfDay(hours.end) - minutesOfDay(hours.start)
  };
}
function describeHours(hours) {
  const names2 = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  const days = hours.days.map((day3) => names2[day3 - 1]);
  const run = hours.days.every((day3, index) => index === 0 || day3 === hours.days[index - 1] + 1);
  const label2 = run && days.length > 1 ? `${days[0]} to ${days.at(-1)}` : days.join(", ");
  return `${label2}, ${hours.start} to ${hours.end} ${hours.timeZone}`;
}
function lastAtOrBefore(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
function atTime(day3, time2) {
  const minutes = minutesOfDay(time2);
  return day3.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toSeconds();
}
var minutesOfDay = (time2) => {
  const [hour = 0, minute = 0] = time2.split(":").map(Number);
  return hour * 60 + minute;
};

// src/clock/iso-day.ts
var isoDay = (seconds) => new Date(seconds * 1e3).toISOString().slice(0, 10);

// src/settings/load.ts
import { isMap, LineCounter, parseDocument } from "yaml";

// src/settings/schema.ts
import { IANAZone } from "luxon";
import * as z from "zod";
var edition = z.enum(["free", "starter", "professional", "enterprise"]);
var clockTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, "a time is written HH:MM");
var name = z.string().trim().min(1, "a role or a person is named, or the line left out");
var headCount = z.number().int().nonnegative();
var settingsSchema = z.strictObject({
  company: z.string().optional(),
  industry: z.string().optional(),
  hub_editions: z.strictObject({ marketing: edition.optional(), sales: edition.optional(), service: edition.optional() }).default({}),
  team_sizes: z.strictObject({ marketing: headCount.optional(), sdr: headCount.optional(), ae: headCount.optional() }).default({}),
  sales_motion: z.enum(["inbound-led", "outbound-led", "plg", "mixed"]).optional(),
  deal_value: z.number().positive().optional(),
  sales_cycle_weeks: z.number().positive().optional(),
  lifecycle_setup: z.string().optional(),
  definitions: z.strictObject({ mql: z.string().optional(), sql: z.string().optional() }).default({}),
  monthly_mql_volume: z.number().positive().optional(),
  speed_to_lead: z.string().optional(),
  routing_method: z.enum(["round-robin", "territory", "manual", "none"]).optional(),
  channels: z.array(z.enum(["slack", "teams", "email"])).optional(),
  friction: z.array(z.string()).default([]),
  /** Who holds the agreement and its parts; a role where no name is given. */
  owners: z.strictObject({
    marketing: name.optional(),
    sales: name.optional(),
    revops: name.optional(),
    demand_gen: name.optional()
  }).default({}),
  required_fields: z.array(z.enum(["email", "company", "job_title", "phone", "industry", "company_size", "source", "segment"])).min(1).default(["email", "company", "job_title", "source"]),
  business_hours: z.strictObject({
    time_zone: z.string().refine((zone) => IANAZone.isValidZone(zone), "a time zone is a name such as Europe/Berlin").default("UTC"),
    days: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
    start: clockTime.default("09:00"),
    end: clockTime.default("17:00"),
    holidays: z.array(z.iso.date()).default([])
  }).prefault({}).refine((hours) => hours.start < hours.end, "business hours end after they start"),
  currency: z.string().length(3).default("USD"),
  margin: z.number().min(0).max(1).optional(),
  transactions_per_year: z.number().positive().optional(),
  meeting_cadence: z.string().optional(),
  writer: z.string().default("playbook")
});

// src/settings/load.ts
function businessHours(settings2) {
  const { time_zone: timeZone, ...rest } = settings2.business_hours;
  return { timeZone, ...rest };
}

// src/facts/episode.ts
var from = (at, moment) => `${at} + 86399 * (precision = 'day') >= ${moment} AND ${at} < next_at AND ${at} <= @to`;
var episodeSql = `
  SELECT
    episodes.lead_id,
    episodes.mql_at,
    episodes.next_at,
    COALESCE(leads.source, 'unlabelled') AS source,
    leads.owner,
    episodes.precision = 'minute' AND NOT EXISTS (
      SELECT 1 FROM touches WHERE lead_id = episodes.lead_id AND direction = 'outbound' AND precision = 'day'
    ) AS exact,
    (SELECT MIN(at) FROM assignments WHERE lead_id = episodes.lead_id AND ${from("at", "mql_at")}) AS assigned_at,
    (SELECT MIN(at) FROM touches
      WHERE lead_id = episodes.lead_id AND direction = 'outbound' AND ${from("at", "mql_at")}) AS touched_at,
    (SELECT MIN(at) FROM (
      SELECT at, precision FROM dispositions WHERE lead_id = episodes.lead_id AND decision = 'accepted'
      UNION ALL SELECT at, precision FROM lifecycle WHERE lead_id = episodes.lead_id AND stage = 'SAL'
    ) WHERE ${from("at", "mql_at")}) AS accepted_at,
    (SELECT MIN(at) FROM dispositions
      WHERE lead_id = episodes.lead_id AND decision = 'rejected' AND ${from("at", "mql_at")}) AS rejected_at,
    (SELECT MIN(at) FROM lifecycle
      WHERE lead_id = episodes.lead_id AND stage = 'SQL' AND ${from("at", "mql_at")}) AS sql_at,
    (SELECT MIN(at) FROM lifecycle
      WHERE lead_id = episodes.lead_id AND stage = 'Opportunity' AND ${from("at", "mql_at")}) AS opportunity_at,
    (SELECT MIN(closed_at) FROM deals
      WHERE lead_id = episodes.lead_id AND outcome = 'won' AND ${from("closed_at", "mql_at")}) AS won_at
  FROM episodes
  JOIN leads ON leads.id = episodes.lead_id
  WHERE episodes.mql_at <= @to
`;

// src/facts/definition.ts
var scalarFact = (declared) => declare(declared, (measuring, window, params) => {
  const row = query(measuring.db, declared.sql, params)[0];
  if (!row || row.value === null || row.sample === 0 && declared.unit !== "leads") return void 0;
  const slices = {};
  for (const [dimension, sql] of Object.entries(declared.slices ?? {})) {
    slices[dimension] = query(measuring.db, sql, params);
  }
  return {
    status: "measured",
    id: declared.id,
    title: declared.title,
    value: row.value,
    unit: declared.unit,
    sample: row.sample,
    window,
    slices,
    provenance: provenance(declared, declared.sql, params, measuring),
    caveats: [...smallSample(declared.unit, row.sample), ...declared.caveats?.(measuring) ?? []]
  };
});
var tableFact = (declared) => declare(declared, (measuring, window, params) => {
  const rows = query(measuring.db, declared.sql, params);
  const shaped = declared.shape(rows, measuring);
  if (!shaped || shaped.rows.length === 0) return void 0;
  return {
    status: "measured",
    id: declared.id,
    title: declared.title,
    ...shaped,
    window,
    provenance: provenance(declared, declared.sql, params, measuring),
    caveats: declared.caveats?.(measuring) ?? []
  };
});
function declare(declared, measure) {
  return {
    id: declared.id,
    title: declared.title,
    measure(measuring) {
      const lacking = missing(declared, measuring);
      if (lacking) return lacking;
      const window = declared.over === "history" ? measuring.history : measuring.window;
      const params = { from: window.from, to: window.to, ...declared.params?.(measuring) };
      return measure(measuring, window, params) ?? missingFact(declared, "no record of it in the window");
    }
  };
}
var percentileOf = (inner, percent) => `SELECT percentile(value, ${percent}) AS value, COUNT(*) AS sample FROM (${inner}) WHERE value IS NOT NULL`;
function missingFact(declared, why) {
  const reason = why ? ` (${why})` : "";
  return { status: "missing", id: declared.id, title: declared.title, check: `${declared.check}${reason}` };
}
function missing(declared, measuring) {
  const lacks = measuring.holdings.leads === 0 ? "the portal holds no leads" : declared.lacks?.(measuring.holdings, measuring);
  if (!lacks) return void 0;
  return missingFact(declared, lacks === true ? void 0 : lacks);
}
function query(db, sql, params) {
  const used = Object.fromEntries(Object.entries(params).filter(([name3]) => new RegExp(`@${name3}\\b`).test(sql)));
  return db.prepare(sql).all(used);
}
function provenance(declared, sql, params, { db }) {
  return {
    sql: /\bepisode\b/.test(sql) ? withEpisode(sql.trim()) : sql.trim(),
    params,
    sources: declared.sources.map((table) => ({
      table,
      rows: db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get()
    }))
  };
}
var withEpisode = (sql) => {
  const expression = `WITH RECURSIVE episode AS (${episodeSql})`;
  const own = /^WITH (?:RECURSIVE )?/.exec(sql)?.[0];
  return own ? `${expression},
${sql.slice(own.length)}` : `${expression}
${sql}`;
};
var smallSample = (unit, sample) => unit === "share" && sample < 30 ? [`small sample: ${sample} records, read it as a direction only`] : [];

// src/facts/reasons.ts
var reasonTable = (label2, unit) => (rows) => ({
  columns: ["Reason", label2, "Share"],
  sample: rows.reduce((sum2, row) => sum2 + Number(row.count), 0),
  rows: rows.map((row) => [
    { text: String(row.reason) },
    { value: Number(row.count), unit },
    { value: Number(row.share), unit: "share" }
  ])
});

// src/facts/thresholds.ts
var leadsToCompare = 20;
var patienceDays = 5;
var firstContactMinutes = 240;
var cadence = { attempts: 6, workingDays: 10, channels: 2 };

// src/facts/agreement.ts
var lacksDecisions = (holdings) => {
  if (!holdings.accepted && !holdings.rejected) return "no acceptance and no rejection is logged";
  if (!holdings.accepted) return "only rejections are logged, no acceptance";
  return !holdings.rejected && "only acceptances are logged, no rejection";
};
var lacksRejections = (holdings) => !holdings.rejected && "no rejection is logged";
var decided = `
  FROM episode
  WHERE mql_at > @from AND mql_at <= @to AND (accepted_at IS NOT NULL OR rejected_at IS NOT NULL)`;
var acceptedOf = (id, title, check2, condition) => scalarFact({
  id,
  title,
  unit: "share",
  check: check2,
  sources: ["lifecycle", "touches", "dispositions"],
  over: "history",
  lacks: (holdings) => lacksDecisions(holdings) || !holdings.touches && "no sales activity is on record" || !holdings.minuteStamps,
  params: () => ({ minutes: firstContactMinutes }),
  sql: `SELECT AVG(accepted_at IS NOT NULL) AS value, COUNT(*) AS sample ${decided}
      AND exact AND touched_at IS NOT NULL AND business_minutes(mql_at, touched_at) ${condition} @minutes`
});
var agreementFacts = [
  scalarFact({
    id: "acceptance_rate",
    title: "Decided MQLs that sales accepted",
    unit: "share",
    check: "the share of MQLs that sales accepts, from a logged acceptance",
    sources: ["lifecycle", "dispositions"],
    lacks: lacksDecisions,
    sql: `SELECT AVG(accepted_at IS NOT NULL) AS value, COUNT(*) AS sample ${decided}`,
    slices: {
      source: `SELECT source AS key, AVG(accepted_at IS NOT NULL) AS value, COUNT(*) AS sample ${decided} GROUP BY source ORDER BY value DESC, source`
    },
    caveats: () => ["over leads that sales decided on; those left undecided are in the disposition rate"]
  }),
  acceptedOf(
    "acceptance_in_time",
    "Acceptance of MQLs touched within four working hours",
    "how often leads that are called within four working hours are accepted",
    "<="
  ),
  acceptedOf(
    "acceptance_late",
    "Acceptance of MQLs touched later than four working hours",
    "how often leads that are called later than that are accepted",
    ">"
  ),
  scalarFact({
    id: "rejection_rate",
    title: "Decided MQLs that sales rejected",
    unit: "share",
    check: "the share of MQLs that sales rejects, from a logged rejection",
    sources: ["lifecycle", "dispositions"],
    lacks: lacksDecisions,
    sql: `SELECT AVG(accepted_at IS NULL) AS value, COUNT(*) AS sample ${decided}`
  }),
  scalarFact({
    id: "disposition_rate",
    title: "MQLs with a decision within five working days",
    unit: "share",
    check: "the share of MQLs on which sales logs a decision",
    sources: ["lifecycle", "dispositions"],
    lacks: lacksDecisions,
    params: ({ calendar }) => ({ patience: patienceDays * calendar.minutesADay }),
    sql: `
      SELECT
        AVG(business_minutes(mql_at, MIN(COALESCE(accepted_at, 9e15), COALESCE(rejected_at, 9e15))) <= @patience
          AND (accepted_at IS NOT NULL OR rejected_at IS NOT NULL)) AS value,
        COUNT(*) AS sample
      FROM episode
      WHERE mql_at > @from AND mql_at <= @to AND business_minutes(mql_at, @to) >= @patience`
  }),
  scalarFact({
    id: "reason_rate",
    title: "Rejections with a reason",
    unit: "share",
    check: "the share of rejections that carry a reason",
    sources: ["dispositions"],
    lacks: lacksRejections,
    sql: `SELECT AVG(reason IS NOT NULL) AS value, COUNT(*) AS sample FROM dispositions
      WHERE decision = 'rejected' AND at > @from AND at <= @to`
  }),
  scalarFact({
    id: "feedback_rate",
    title: "Decided MQLs with a comment from sales",
    unit: "share",
    check: "the share of worked leads on which sales comments",
    sources: ["lifecycle", "dispositions", "feedback"],
    lacks: (holdings) => lacksDecisions(holdings) || !holdings.feedback && "no comment from sales is on record",
    sql: `SELECT AVG(EXISTS (
        SELECT 1 FROM feedback WHERE feedback.lead_id = episode.lead_id AND at >= mql_at AND at < next_at
      )) AS value, COUNT(*) AS sample ${decided}`
  }),
  {
    id: "field_completeness",
    title: "MQLs with every required field filled",
    measure(measuring) {
      const fields = measuring.settings.required_fields;
      const filled = fields.map((field2) => `leads.${field2} IS NOT NULL`).join(" AND ");
      const known2 = fields.filter(
        (field2) => measuring.db.prepare(`SELECT COUNT(${field2}) FROM leads`).pluck().get() !== 0
      );
      const declared = {
        id: "field_completeness",
        title: `MQLs with ${fields.join(", ")} filled`,
        check: `the share of MQLs handed over with ${fields.join(", ")} filled`,
        sources: ["leads", "lifecycle"]
      };
      if (known2.length < fields.length && measuring.holdings.leads > 0) {
        const absent = fields.filter((field2) => !known2.includes(field2));
        return missingFact(declared, `${absent.join(", ")} not in the portal`);
      }
      return scalarFact({
        ...declared,
        unit: "share",
        lacks: (holdings) => !holdings.mqls && "the portal stamps no MQL stage",
        sql: `SELECT AVG(${filled}) AS value, COUNT(*) AS sample
          FROM episode JOIN leads ON leads.id = episode.lead_id WHERE mql_at > @from AND mql_at <= @to`,
        caveats: () => ["as the fields stand now, not as they stood at the handoff"]
      }).measure(measuring);
    }
  },
  tableFact({
    id: "rejections_by_reason",
    title: "Rejections by reason",
    check: "the reasons that sales gives for rejecting leads",
    sources: ["dispositions"],
    lacks: lacksRejections,
    sql: `SELECT COALESCE(reason, 'none logged') AS reason, COUNT(*) AS count, 1.0 * COUNT(*) / SUM(COUNT(*)) OVER () AS share
      FROM dispositions WHERE decision = 'rejected' AND at > @from AND at <= @to
      GROUP BY 1 ORDER BY count DESC, reason`,
    shape: reasonTable("Leads", "leads")
  })
];

// src/facts/types.ts
var isTable = (fact) => fact.status === "measured" && "rows" in fact;
var isScalar = (fact) => fact.status === "measured" && "value" in fact;

// src/facts/chassis.ts
var uplift = 0.1;
var leadsToAnnualise = 50;
var spanToAnnualise = 60;
var chassisFacts = [
  scalarFact({
    id: "prospects",
    title: "Prospects a year, from the leads of the last 12 months on record",
    unit: "leads a year",
    check: "how many leads come in a year",
    sources: ["leads"],
    over: "history",
    sql: `
      WITH last AS (SELECT MAX(created_at) AS at, MIN(created_at) AS first FROM leads WHERE created_at <= @to)
      SELECT
        CASE WHEN last.at - last.first >= ${spanToAnnualise} * 86400 AND COUNT(*) >= ${leadsToAnnualise}
          THEN 365.0 * 86400 * COUNT(*) / MIN(365 * 86400, last.at - last.first) END AS value,
        COUNT(*) AS sample
      FROM leads, last WHERE created_at > last.at - 365 * 86400 AND created_at <= last.at`
  }),
  scalarFact({
    id: "lead_conversion",
    title: "Leads that become opportunities",
    unit: "share",
    check: "the share of leads that become opportunities",
    sources: ["leads", "lifecycle"],
    over: "history",
    lacks: (holdings) => !holdings.opportunities && "the portal stamps no Opportunity stage",
    sql: `
      WITH ripe AS (
        SELECT COALESCE(percentile(episode.opportunity_at - leads.created_at, 90), 0) AS seconds
        FROM episode JOIN leads ON leads.id = episode.lead_id WHERE episode.opportunity_at >= leads.created_at
      )
      SELECT AVG(EXISTS (SELECT 1 FROM episode WHERE lead_id = leads.id AND opportunity_at IS NOT NULL)) AS value,
        COUNT(*) AS sample
      FROM leads, ripe
      WHERE created_at <= @to - ripe.seconds AND created_at >= (SELECT MIN(opportunity_at) / 86400 * 86400 FROM episode)`
  }),
  {
    id: "business_chassis",
    title: "Business Chassis",
    measure(measuring) {
      const factors = chassisFactors(measuring);
      const spend = factors.every((factor) => factor.optional || factor.value !== void 0) ? factors.reduce((product, factor) => product * (factor.value ?? 1), 1) : void 0;
      const measured = measuring.get("prospects");
      if (!isScalar(measured)) {
        return missingFact({
          id: "business_chassis",
          title: "Business Chassis",
          check: "the six factors of the Business Chassis"
        });
      }
      return {
        status: "measured",
        id: "business_chassis",
        title: "Business Chassis",
        columns: ["Factor", "Now", ...spend === void 0 ? [] : ["A tenth more brings"]],
        rows: factors.map((factor) => [
          { text: factor.name },
          factor.value === void 0 ? { missing: factor.check } : { value: factor.value, unit: factor.unit },
          ...spend === void 0 ? [] : [
            factor.value === void 0 ? { text: "unknown" } : { value: spend * uplift, unit: "money a year" }
          ]
        ]),
        sample: measured.sample,
        window: measuring.history,
        provenance: measured.provenance,
        caveats: [
          "a factor that is not known counts as one; the factors multiply, so a tenth more of any brings the same"
        ]
      };
    }
  }
];
function chassisFactors(measuring) {
  const value = (id) => {
    const fact = measuring.get(id);
    return isScalar(fact) ? fact.value : void 0;
  };
  const opportunities = value("lead_conversion") !== void 0;
  const { margin, transactions_per_year: frequency, deal_value: dealValue } = measuring.settings;
  return [
    { name: "Prospects", value: value("prospects"), unit: "leads a year", check: "leads a year", optional: false },
    {
      name: "Lead conversion",
      value: opportunities ? value("lead_conversion") : value("lead_close_rate"),
      unit: "share",
      check: "the share of leads that become opportunities",
      optional: false
    },
    {
      name: "Client conversion",
      value: opportunities ? value("win_rate") : void 0,
      unit: "share",
      check: "the share of opportunities that are won, apart from the share of leads",
      optional: !opportunities
    },
    {
      name: "Average spend",
      value: value("average_deal") ?? dealValue,
      unit: "money",
      check: "the average deal value",
      optional: false
    },
    {
      name: "Transaction frequency",
      value: frequency,
      unit: "times a year",
      check: "how often a customer buys in a year (setting `transactions_per_year`)",
      optional: true
    },
    { name: "Margin", value: margin, unit: "share", check: "the margin (setting `margin`)", optional: true }
  ];
}

// src/facts/follow-up.ts
var lacksTouches = (holdings) => !holdings.mqls && "the portal stamps no MQL stage" || !holdings.touches && "no sales activity is on record";
var rotten = `
  FROM episode
  WHERE mql_at > @from AND mql_at <= @to AND business_minutes(mql_at, @to) >= @patience`;
var silent = "touched_at IS NULL AND accepted_at IS NULL AND rejected_at IS NULL";
var followUpFacts = [
  scalarFact({
    id: "untouched_leads",
    title: "MQLs without a touch or a decision after five working days",
    unit: "leads",
    check: "how many MQLs nobody ever called or wrote to",
    sources: ["lifecycle", "touches", "dispositions"],
    lacks: lacksTouches,
    params: ({ calendar }) => ({ patience: patienceDays * calendar.minutesADay }),
    sql: `SELECT SUM(${silent}) AS value, COUNT(*) AS sample ${rotten}`
  }),
  scalarFact({
    id: "untouched_rate",
    title: "Share of MQLs without a touch or a decision after five working days",
    unit: "share",
    check: "the share of MQLs that nobody ever called or wrote to",
    sources: ["lifecycle", "touches", "dispositions"],
    lacks: lacksTouches,
    params: ({ calendar }) => ({ patience: patienceDays * calendar.minutesADay }),
    sql: `SELECT AVG(${silent}) AS value, COUNT(*) AS sample ${rotten}`,
    slices: {
      owner: `SELECT owner AS key, AVG(${silent}) AS value, COUNT(*) AS sample ${rotten} AND owner IS NOT NULL GROUP BY owner ORDER BY value DESC, owner`
    }
  }),
  scalarFact({
    id: "contact_attempts",
    title: "Outbound attempts a touched MQL gets within ten working days, median",
    unit: "attempts",
    check: "how many calls and e-mails a lead gets before it is given up",
    sources: ["lifecycle", "touches"],
    lacks: lacksTouches,
    params: ({ calendar }) => ({ span: cadence.workingDays * calendar.minutesADay }),
    sql: `
      SELECT median(attempts) AS value, COUNT(*) AS sample FROM (
        SELECT (
          SELECT COUNT(*) FROM touches
          WHERE touches.lead_id = episode.lead_id AND direction = 'outbound' AND at >= mql_at AND at < next_at
            AND business_minutes(mql_at, at) <= @span
        ) AS attempts
        FROM episode
        WHERE mql_at > @from AND mql_at <= @to AND touched_at IS NOT NULL AND business_minutes(mql_at, @to) >= @span
      )`
  }),
  scalarFact({
    id: "compliance_rate",
    title: "MQLs not yet accepted that got the whole cadence",
    unit: "share",
    check: "the share of leads that got every agreed attempt over the agreed channels",
    sources: ["lifecycle", "touches"],
    lacks: lacksTouches,
    params: ({ calendar }) => ({
      span: cadence.workingDays * calendar.minutesADay,
      attempts: cadence.attempts,
      channels: cadence.channels
    }),
    sql: `
      SELECT AVG(attempts >= @attempts AND channels >= @channels) AS value, COUNT(*) AS sample FROM (
        SELECT COUNT(touches.id) AS attempts, COUNT(DISTINCT touches.channel) AS channels
        FROM episode
        LEFT JOIN touches ON touches.lead_id = episode.lead_id AND direction = 'outbound'
          AND at >= mql_at AND at < next_at AND business_minutes(mql_at, at) <= @span
        WHERE mql_at > @from AND mql_at <= @to AND business_minutes(mql_at, @to) >= @span
          AND (accepted_at IS NULL OR business_minutes(mql_at, accepted_at) > @span)
        GROUP BY episode.lead_id, episode.mql_at
      )`,
    caveats: () => [
      `held against ${cadence.attempts} attempts in ${cadence.workingDays} working days over ${cadence.channels} channels`
    ]
  }),
  scalarFact({
    id: "unowned_leads",
    title: "MQLs without an owner",
    unit: "leads",
    check: "how many qualified leads have no owner",
    sources: ["leads", "lifecycle"],
    lacks: (holdings, { db }) => !holdings.mqls && "the portal stamps no MQL stage" || db.prepare("SELECT COUNT(owner) FROM leads").pluck().get() === 0 && "lead owners are not on record",
    sql: "SELECT SUM(owner IS NULL) AS value, COUNT(*) AS sample FROM episode WHERE mql_at > @from AND mql_at <= @to"
  })
];

// src/facts/funnel.ts
var leadsIn = "FROM leads WHERE created_at > @from AND created_at <= @to";
var episodesIn = "FROM episode WHERE mql_at > @from AND mql_at <= @to";
var wins = `
  SELECT lead_id, MIN(closed_at) AS won_at FROM deals
  WHERE outcome = 'won' AND lead_id IS NOT NULL AND closed_at <= @to GROUP BY lead_id`;
var stamped = (stage) => `the portal stamps no ${stage} stage`;
var matureRate = (from2, to) => `
  WITH ripe AS (
    SELECT COALESCE(percentile(MAX(0, ${to} - ${from2}), 90), 0) AS seconds FROM episode WHERE ${to} IS NOT NULL
  )
  SELECT AVG(${to} IS NOT NULL) AS value, COUNT(*) AS sample
  FROM episode, ripe
  WHERE ${from2} > @from AND ${from2} <= @to - ripe.seconds`;
var youngLeftOut = "leads too young to have had the time are left out";
var count = (id, title, column, stage, name3) => scalarFact({
  id,
  title,
  unit: "leads",
  check: `how many leads became ${name3}: stamp the ${name3} stage on each lead`,
  sources: ["lifecycle"],
  lacks: (holdings) => !holdings[stage] && stamped(name3),
  sql: `SELECT COUNT(*) AS value, COUNT(*) AS sample FROM episode WHERE ${column} > @from AND ${column} <= @to`
});
var funnelFacts = [
  scalarFact({
    id: "lead_volume",
    title: "Leads created",
    unit: "leads",
    check: "how many leads came in, by month and source",
    sources: ["leads"],
    sql: `SELECT COUNT(*) AS value, COUNT(*) AS sample ${leadsIn}`,
    slices: {
      source: `SELECT COALESCE(source, 'unlabelled') AS key, COUNT(*) AS value, COUNT(*) AS sample ${leadsIn} GROUP BY key ORDER BY value DESC, key`
    }
  }),
  scalarFact({
    id: "mql_volume",
    title: "Leads that became MQLs",
    unit: "leads",
    check: "how many leads became MQLs: which property stamps the moment",
    sources: ["lifecycle"],
    lacks: (holdings) => !holdings.mqls && stamped("MQL"),
    sql: `SELECT COUNT(*) AS value, COUNT(*) AS sample ${episodesIn}`,
    slices: {
      source: `SELECT source AS key, COUNT(*) AS value, COUNT(*) AS sample ${episodesIn} GROUP BY key ORDER BY value DESC, key`
    },
    caveats: ({ holdings }) => holdings.bornQualified ? ["each lead was an MQL from its first contact: the two counts are one"] : []
  }),
  scalarFact({
    id: "mql_monthly",
    title: "MQLs a month, median of the latest six full months with leads",
    unit: "MQLs a month",
    check: "the monthly MQL volume",
    sources: ["lifecycle"],
    over: "history",
    lacks: (holdings) => !holdings.mqls && stamped("MQL"),
    sql: `
      WITH RECURSIVE bounds AS (
        SELECT date(MIN(mql_at), 'unixepoch', 'start of month', '+1 month') AS first, strftime('%Y-%m', MAX(mql_at), 'unixepoch') AS last
        FROM episode
      ), months (month) AS (
        SELECT strftime('%Y-%m', first) FROM bounds
        UNION ALL
        SELECT strftime('%Y-%m', month || '-01', '+1 month') FROM months, bounds WHERE month < last
      ), counted AS (
        SELECT month, (SELECT COUNT(*) FROM episode WHERE strftime('%Y-%m', mql_at, 'unixepoch') = month) AS value
        FROM months, bounds
        WHERE month <= last AND month < strftime('%Y-%m', @to, 'unixepoch')
        ORDER BY month DESC LIMIT 6
      )
      SELECT median(value) AS value, SUM(value) AS sample FROM counted`
  }),
  count("sal_volume", "Leads that sales accepted", "accepted_at", "accepted", "SAL"),
  count("sql_volume", "Leads that became SQLs", "sql_at", "sqls", "SQL"),
  count("opportunity_volume", "Leads that became opportunities", "opportunity_at", "opportunities", "Opportunity"),
  scalarFact({
    id: "won_volume",
    title: "Leads with a won deal",
    unit: "leads",
    check: "which leads became customers: tie won deals to their leads",
    sources: ["leads", "deals"],
    lacks: (holdings) => !holdings.won && "no won deal is on record",
    sql: `
      SELECT COUNT(*) AS value, COUNT(*) AS sample FROM leads JOIN (${wins}) AS wins ON wins.lead_id = leads.id
      WHERE leads.created_at > @from AND leads.created_at <= @to AND wins.won_at <= @to`,
    slices: {
      source: `
        SELECT COALESCE(source, 'unlabelled') AS key, COUNT(*) AS value, COUNT(*) AS sample
        FROM leads JOIN (${wins}) AS wins ON wins.lead_id = leads.id
        WHERE leads.created_at > @from AND leads.created_at <= @to AND wins.won_at <= @to
        GROUP BY key ORDER BY value DESC, key`
    }
  }),
  scalarFact({
    id: "lead_mql_rate",
    title: "Lead to MQL",
    unit: "share",
    check: "the share of leads that qualify",
    sources: ["leads", "lifecycle"],
    lacks: (holdings) => !holdings.mqls ? stamped("MQL") : holdings.bornQualified && "each lead on record was an MQL from its first contact",
    sql: `
      WITH ripe AS (
        SELECT percentile(episode.mql_at - leads.created_at, 90) AS seconds
        FROM episode JOIN leads ON leads.id = episode.lead_id WHERE episode.mql_at >= leads.created_at
      )
      SELECT AVG(EXISTS (SELECT 1 FROM episode WHERE episode.lead_id = leads.id)) AS value, COUNT(*) AS sample
      FROM leads, ripe WHERE created_at > @from AND created_at <= @to - ripe.seconds`,
    caveats: () => [youngLeftOut]
  }),
  scalarFact({
    id: "mql_sql_rate",
    title: "MQL to SQL",
    unit: "share",
    check: "the share of MQLs that become SQLs",
    sources: ["lifecycle"],
    lacks: (holdings) => !holdings.sqls && stamped("SQL"),
    sql: matureRate("mql_at", "sql_at"),
    caveats: () => [youngLeftOut]
  }),
  scalarFact({
    id: "sql_opp_rate",
    title: "SQL to opportunity",
    unit: "share",
    check: "the share of SQLs that become opportunities",
    sources: ["lifecycle"],
    lacks: (holdings) => !holdings.sqls && stamped("SQL") || !holdings.opportunities && stamped("Opportunity"),
    sql: matureRate("sql_at", "opportunity_at"),
    caveats: () => [youngLeftOut]
  }),
  scalarFact({
    id: "lead_close_rate",
    title: "Lead to close, over cohorts that had the time",
    unit: "share",
    check: "the share of leads that become customers",
    sources: ["leads", "deals"],
    over: "history",
    lacks: (holdings) => !holdings.won && "no won deal is on record",
    sql: `
      WITH wins AS (${wins}),
      bounds AS (
        SELECT
          (SELECT MIN(won_at) / 86400 * 86400 FROM wins) AS first_win_day,
          (SELECT percentile(won_at - created_at, 90) FROM wins JOIN leads ON leads.id = wins.lead_id
            WHERE won_at >= created_at) AS ripe_seconds
      )
      SELECT AVG(wins.lead_id IS NOT NULL) AS value, COUNT(*) AS sample
      FROM leads CROSS JOIN bounds LEFT JOIN wins ON wins.lead_id = leads.id
      WHERE leads.created_at >= first_win_day AND leads.created_at < @to - ripe_seconds`,
    caveats: (measuring) => {
      const first = measuring.get("first_win");
      const day3 = first.status === "measured" && "value" in first ? isoDay(first.value) : "";
      return [
        `no win is on record before ${day3}, so earlier leads are left out, and so are leads younger than nine in ten wins took`,
        "biased low where lead volume grows fast"
      ];
    }
  }),
  scalarFact({
    id: "first_win",
    title: "First win on record",
    unit: "date",
    check: "since when wins are recorded",
    sources: ["deals"],
    over: "history",
    lacks: (holdings) => !holdings.won && "no won deal is on record",
    sql: "SELECT MIN(closed_at) AS value, COUNT(*) AS sample FROM deals WHERE outcome = 'won' AND closed_at <= @to"
  }),
  scalarFact({
    id: "won_share",
    title: "Leads won, as a plain share of leads created",
    unit: "share",
    check: "the share of leads that were won",
    sources: ["leads", "deals"],
    lacks: (holdings) => !holdings.won && "no won deal is on record",
    sql: `
      SELECT AVG(wins.won_at <= @to) AS value, COUNT(*) AS sample FROM (
        SELECT leads.id, COALESCE(won_at, 9e15) AS won_at FROM leads LEFT JOIN (${wins}) AS wins ON wins.lead_id = leads.id
        WHERE leads.created_at > @from AND leads.created_at <= @to
      ) AS wins`,
    slices: {
      source: `
        SELECT COALESCE(source, 'unlabelled') AS key, AVG(COALESCE(won_at, 9e15) <= @to) AS value, COUNT(*) AS sample
        FROM leads LEFT JOIN (${wins}) AS wins ON wins.lead_id = leads.id
        WHERE leads.created_at > @from AND leads.created_at <= @to
        GROUP BY key ORDER BY value DESC, key`
    },
    caveats: () => ["a plain quotient: young leads count as not won"]
  }),
  tableFact({
    id: "funnel_by_source",
    title: "Funnel by source",
    check: "the funnel by lead source",
    sources: ["leads", "lifecycle", "deals"],
    sql: `
      SELECT
        COALESCE(leads.source, 'unlabelled') AS source,
        COUNT(*) AS leads,
        SUM(EXISTS (SELECT 1 FROM episode WHERE lead_id = leads.id)) AS mqls,
        SUM(EXISTS (SELECT 1 FROM episode WHERE lead_id = leads.id AND accepted_at IS NOT NULL)) AS sals,
        SUM(EXISTS (SELECT 1 FROM episode WHERE lead_id = leads.id AND sql_at IS NOT NULL)) AS sqls,
        SUM(EXISTS (SELECT 1 FROM episode WHERE lead_id = leads.id AND opportunity_at IS NOT NULL)) AS opportunities,
        SUM(EXISTS (SELECT 1 FROM deals WHERE lead_id = leads.id AND outcome = 'won' AND closed_at <= @to)) AS won
      FROM leads WHERE created_at > @from AND created_at <= @to
      GROUP BY 1 ORDER BY leads DESC, source`,
    shape(rows, { holdings }) {
      const stages = [
        { column: "leads", label: "Leads", there: true },
        { column: "mqls", label: "MQL", there: holdings.mqls > 0 },
        { column: "sals", label: "SAL", there: holdings.accepted > 0 },
        { column: "sqls", label: "SQL", there: holdings.sqls > 0 },
        { column: "opportunities", label: "Opportunity", there: holdings.opportunities > 0 },
        { column: "won", label: "Won", there: holdings.won > 0 }
      ].filter((stage) => stage.there);
      const share = holdings.won > 0;
      return {
        sample: rows.reduce((sum2, row) => sum2 + Number(row.leads), 0),
        columns: ["Source", ...stages.map((stage) => stage.label), ...share ? ["Won share"] : []],
        rows: rows.map((row) => [
          { text: String(row.source) },
          ...stages.map((stage) => ({ value: Number(row[stage.column]), unit: "leads" })),
          ...share ? [{ value: Number(row.won) / Number(row.leads), unit: "share" }] : []
        ])
      };
    }
  })
];

// src/facts/holdings.ts
function takeStock(db, asOf2) {
  const counts2 = db.prepare(
    `SELECT
         (SELECT COUNT(*) FROM leads WHERE created_at <= @asOf) AS leads,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'MQL' AND at <= @asOf) AS mqls,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'SAL' AND at <= @asOf)
           + (SELECT COUNT(*) FROM dispositions WHERE decision = 'accepted' AND at <= @asOf) AS accepted,
         (SELECT COUNT(*) FROM dispositions WHERE decision = 'rejected' AND at <= @asOf) AS rejected,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'SQL' AND at <= @asOf) AS sqls,
         (SELECT COUNT(*) FROM lifecycle WHERE stage = 'Opportunity' AND at <= @asOf) AS opportunities,
         (SELECT COUNT(*) FROM deals WHERE outcome = 'won' AND lead_id IS NOT NULL AND closed_at <= @asOf) AS won,
         (SELECT COUNT(*) FROM deals WHERE outcome = 'lost' AND closed_at <= @asOf) AS lost,
         (SELECT COUNT(*) FROM touches WHERE direction = 'outbound' AND at <= @asOf) AS touches,
         (SELECT COUNT(*) FROM assignments WHERE at <= @asOf) AS assignments,
         (SELECT COUNT(*) FROM feedback WHERE at <= @asOf) AS feedback,
         (SELECT COUNT(*) FROM deals WHERE outcome = 'won' AND amount > 0 AND closed_at <= @asOf) AS amounts`
  ).get({ asOf: asOf2 });
  return {
    ...counts2,
    minuteStamps: holdsMinutes(db, "lifecycle", "stage = 'MQL'") && holdsMinutes(db, "touches", "direction = 'outbound'"),
    bornQualified: counts2.mqls > 0 && counts2.mqls === countBornQualified(db, asOf2)
  };
}
var rowsToTell = 5;
var mostlyMinutes = 0.9;
var mostlyOneTime = 0.5;
function holdsMinutes(db, table, filter) {
  const { rows, minutes, commonest } = db.prepare(
    `SELECT SUM(stamps) AS rows, SUM(minutes) AS minutes, MAX(minutes) AS commonest FROM (
         SELECT COUNT(*) AS stamps, SUM(precision = 'minute') AS minutes FROM ${table} WHERE ${filter} GROUP BY at % 3600
       )`
  ).get();
  if (!rows || minutes < mostlyMinutes * rows) return false;
  return rows < rowsToTell || commonest <= mostlyOneTime * rows;
}
function countBornQualified(db, asOf2) {
  return db.prepare(
    `SELECT COUNT(*) FROM lifecycle JOIN leads ON leads.id = lifecycle.lead_id
       WHERE lifecycle.stage = 'MQL' AND lifecycle.at = leads.created_at AND lifecycle.at <= ?`
  ).pluck().get(asOf2);
}

// src/facts/compare.ts
function shortfall(steps2) {
  const compared = steps2.filter((step) => step.came >= leadsToCompare).toSorted((a, b) => b.went / b.came - a.went / a.came);
  const came = sum(compared, (step) => step.came);
  const went = sum(compared, (step) => step.went);
  const pooled = went / came;
  if (compared.length < 2 || went === 0 || went === came) return void 0;
  const freedom = compared.length - 1;
  const chiSquare = sum(
    compared,
    (step) => (step.went - step.came * pooled) ** 2 / (step.came * pooled * (1 - pooled))
  );
  if (chiSquare < criticalChiSquare(freedom)) return void 0;
  const bar = betterHalf(compared);
  const signal = Math.max(0, 1 - freedom / chiSquare);
  const lost = signal * sum(compared, (step) => Math.max(0, bar - step.went / step.came) * step.came);
  return { came, went, bar, lost };
}
function betterHalf(steps2) {
  const all = sum(steps2, (step) => step.came);
  let came = 0;
  let went = 0;
  for (const step of steps2) {
    if (came >= all / 2) break;
    came += step.came;
    went += step.went;
  }
  return came > 0 ? went / came : 0;
}
function differ(a, b) {
  const pooled = (a.share * a.sample + b.share * b.sample) / (a.sample + b.sample);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.sample + 1 / b.sample));
  return error > 0 && Math.abs(a.share - b.share) / error > 1.96;
}
var criticalChiSquare = (freedom) => {
  const spread = 2 / (9 * freedom);
  return freedom * (1 - spread + 1.645 * Math.sqrt(spread)) ** 3;
};
var sum = (items2, value) => items2.reduce((total, item) => total + value(item), 0);

// src/facts/leaks.ts
var stepDays = 14;
var stepsSql = `
  WITH wins AS (
    SELECT lead_id, MIN(closed_at) AS won_at FROM deals
    WHERE outcome = 'won' AND lead_id IS NOT NULL AND closed_at <= @to GROUP BY lead_id
  ),
  ripe AS (
    SELECT
      (SELECT MIN(won_at) / 86400 * 86400 FROM wins) AS first_win_day,
      (SELECT percentile(MAX(0, won_at - created_at), 90) FROM wins JOIN leads ON leads.id = wins.lead_id) AS seconds
  )
  SELECT 'Lead to win' AS stage, COALESCE(leads.source, 'unlabelled') AS source, COUNT(*) AS came, COUNT(wins.lead_id) AS went
    FROM leads CROSS JOIN ripe LEFT JOIN wins ON wins.lead_id = leads.id
    WHERE created_at > @from AND created_at >= first_win_day AND created_at < @to - ripe.seconds GROUP BY 2
  UNION ALL
  SELECT 'MQL to SAL', source, COUNT(*), COUNT(accepted_at) FROM episode
    WHERE mql_at > @from AND (accepted_at IS NOT NULL OR rejected_at IS NOT NULL) GROUP BY 2
  UNION ALL
  SELECT 'SAL to SQL', source, COUNT(*), COUNT(sql_at) FROM episode
    WHERE mql_at > @from AND accepted_at <= @to - ${stepDays * 86400} GROUP BY 2
  UNION ALL
  SELECT 'SQL to opportunity', source, COUNT(*), COUNT(opportunity_at) FROM episode
    WHERE mql_at > @from AND sql_at <= @to - ${stepDays * 86400} GROUP BY 2
  UNION ALL
  SELECT 'MQL to first touch', 'silent', COUNT(*), COUNT(*) - SUM(
      touched_at IS NULL AND accepted_at IS NULL AND rejected_at IS NULL AND business_minutes(mql_at, @to) >= @patience
    ) FROM episode WHERE mql_at > @from
  UNION ALL
  SELECT 'MQL to first touch', 'late', COUNT(*), COUNT(*) - SUM(
      touched_at IS NOT NULL AND business_minutes(mql_at, touched_at) > ${firstContactMinutes}
    ) FROM episode WHERE mql_at > @from
  ORDER BY 1, 2`;
var leakFacts = [
  scalarFact({
    id: "mql_won_rate",
    title: "MQLs that were won, over those old enough",
    unit: "share",
    check: "the share of MQLs that become customers",
    sources: ["lifecycle", "deals"],
    over: "history",
    lacks: (holdings) => !holdings.mqls && "the portal stamps no MQL stage" || !holdings.won && "no won deal is on record",
    sql: wonOf("mql_at")
  }),
  scalarFact({
    id: "sal_won_rate",
    title: "Accepted leads that were won, over those old enough",
    unit: "share",
    check: "the share of accepted leads that become customers",
    sources: ["lifecycle", "dispositions", "deals"],
    over: "history",
    lacks: (holdings) => !holdings.accepted && "no acceptance is logged" || !holdings.won && "no won deal is on record",
    sql: wonOf("accepted_at")
  }),
  tableFact({
    id: "leaks",
    title: "Where leads are lost",
    check: "where leads are lost between two stages",
    sources: ["leads", "lifecycle", "touches", "dispositions", "deals"],
    lacks: (holdings) => !holdings.won && !holdings.touches && !holdings.accepted && "no outcome of any kind is on record",
    params: ({ calendar }) => ({ patience: patienceDays * calendar.minutesADay }),
    sql: stepsSql,
    shape(rows, measuring) {
      const steps2 = rows;
      const leaks = findLeaks(steps2, measuring).filter((leak) => leak.lost >= 0.5);
      const average = measuring.get("average_deal");
      const worth = isScalar(average) && average.sample >= leadsToCompare / 2 ? average.value : void 0;
      const told2 = leaks.some((leak) => leak.customers !== void 0);
      return {
        sample: Math.max(0, ...leaks.map((leak) => leak.leads)),
        columns: [
          "Where",
          "Leads",
          "Lost",
          ...told2 ? ["Customers lost"] : [],
          ...told2 && worth !== void 0 ? ["Worth"] : []
        ],
        rows: leaks.toSorted((a, b) => (b.customers ?? 0) - (a.customers ?? 0) || b.lost - a.lost).map((leak) => [
          { text: leak.stage },
          { value: leak.leads, unit: "leads" },
          { value: Math.round(leak.lost), unit: "leads" },
          ...told2 ? [known(leak.customers, (customers) => ({ value: customers, unit: "deals" }))] : [],
          ...told2 && worth !== void 0 ? [known(leak.customers, (customers) => ({ value: roughly(customers * worth), unit: "money" }))] : []
        ])
      };
    },
    caveats: () => [
      "silence and lateness lead by lead; the other steps against the better half of sources of 20 leads or more, where sources differ by more than chance, less the part that chance explains"
    ]
  }),
  ofWorstLeak("leak_leads", "Leads lost at the largest leak", "Lost", "where leads are lost between two stages"),
  ofWorstLeak(
    "leak_customers",
    "Customers lost at the largest leak",
    "Customers lost",
    "how many customers the largest leak costs"
  ),
  ofWorstLeak("leak_money", "Worth of the largest leak", "Worth", "what the largest leak is worth")
];
function findLeaks(steps2, measuring) {
  const mqlWon = shareOf(measuring, "mql_won_rate");
  const salWon = shareOf(measuring, "sal_won_rate");
  const stages = ["MQL to SAL", "SAL to SQL", "SQL to opportunity"];
  const leaks = stages.flatMap((stage) => {
    const found = shortfall(steps2.filter((step) => step.stage === stage));
    if (!found) return [];
    const perLead = stage === "MQL to SAL" ? salWon : salWon && Math.min(1, salWon / (found.went / found.came));
    return [{ stage, leads: found.came, lost: found.lost, customers: perLead && perLead * found.lost }];
  });
  if (measuring.holdings.touches > 0 && measuring.holdings.minuteStamps)
    leaks.push(followUpLeak(steps2, measuring, mqlWon, salWon));
  if (leaks.length > 0) return leaks;
  const whole = shortfall(steps2.filter((step) => step.stage === "Lead to win"));
  return whole ? [{ stage: "Lead to win", leads: whole.came, lost: whole.lost, customers: whole.lost }] : [];
}
function followUpLeak(steps2, measuring, mqlWon, salWon) {
  const missedBy = (name3) => {
    const step = steps2.find((candidate) => candidate.stage === "MQL to first touch" && candidate.source === name3);
    return step ? { came: step.came, missed: step.came - step.went } : { came: 0, missed: 0 };
  };
  const silent2 = missedBy("silent");
  const late = missedBy("late");
  const inTime = measuring.get("acceptance_in_time");
  const tooLate = measuring.get("acceptance_late");
  const clear = isScalar(inTime) && isScalar(tooLate) && inTime.value > tooLate.value && differ({ share: inTime.value, sample: inTime.sample }, { share: tooLate.value, sample: tooLate.sample });
  const lostToDelay = clear ? late.missed * (inTime.value - tooLate.value) : 0;
  const customers = mqlWon === void 0 ? void 0 : silent2.missed * mqlWon + lostToDelay * (salWon ?? 0);
  return { stage: "MQL to first touch", leads: silent2.came, lost: silent2.missed + lostToDelay, customers };
}
function shareOf(measuring, id) {
  const fact = measuring.get(id);
  return isScalar(fact) && fact.sample >= leadsToCompare && fact.value > 0 ? fact.value : void 0;
}
var known = (value, cell) => value === void 0 ? { text: "not known" } : cell(value);
var roughly = (amount) => Number(amount.toPrecision(2));
function wonOf(from2) {
  return `
    WITH ripe AS (
      SELECT COALESCE(percentile(MAX(0, won_at - ${from2}), 90), 0) AS seconds FROM episode WHERE won_at IS NOT NULL
    ), first_win AS (SELECT MIN(won_at) / 86400 * 86400 AS day FROM episode)
    SELECT AVG(won_at IS NOT NULL) AS value, COUNT(*) AS sample FROM episode, ripe, first_win
    WHERE ${from2} >= first_win.day AND ${from2} <= @to - ripe.seconds`;
}
function ofWorstLeak(id, title, column, check2) {
  return {
    id,
    title,
    measure(measuring) {
      const leaks = measuring.get("leaks");
      const worst = isTable(leaks) ? leaks.rows[0] : void 0;
      const cell = isTable(leaks) ? worst?.[leaks.columns.indexOf(column)] : void 0;
      const leads2 = worst?.[1];
      if (!isTable(leaks) || !cell || !("value" in cell) || cell.value === 0) return missingFact({ id, title, check: check2 });
      const { window, provenance: provenance2, caveats } = leaks;
      const sample = leads2 && "value" in leads2 ? leads2.value : 0;
      return {
        status: "measured",
        id,
        title,
        value: cell.value,
        unit: cell.unit,
        sample,
        window,
        slices: {},
        provenance: provenance2,
        caveats
      };
    }
  };
}

// src/facts/pipeline.ts
var lacksWins = (holdings) => !holdings.won && "no won deal is on record";
var daysToWin = `
  SELECT MAX(0, MIN(deals.closed_at) - leads.created_at) / 86400.0 AS value
  FROM deals JOIN leads ON leads.id = deals.lead_id
  WHERE deals.outcome = 'won' AND deals.closed_at <= @to AND deals.closed_at + 86399 * (deals.precision = 'day') >= leads.created_at
  GROUP BY leads.id`;
var backwards = `
  SELECT COUNT(*) FROM deals JOIN leads ON leads.id = deals.lead_id
  WHERE deals.outcome = 'won' AND deals.closed_at + 86399 * (deals.precision = 'day') < leads.created_at`;
var otherCurrencies = `SELECT COUNT(*) FROM deals WHERE outcome = 'won' AND amount > 0 AND currency <> ?`;
var pipelineFacts = [
  scalarFact({
    id: "win_rate",
    title: "Closed deals that were won",
    unit: "share",
    check: "the share of closed deals that are won",
    sources: ["deals"],
    over: "history",
    lacks: (holdings) => lacksWins(holdings) || !holdings.lost && "only wins are on record, no lost deal",
    sql: `SELECT AVG(outcome = 'won') AS value, COUNT(*) AS sample FROM deals
      WHERE outcome <> 'open' AND closed_at > @from AND closed_at <= @to`
  }),
  scalarFact({
    id: "average_deal",
    title: "Average won deal",
    unit: "money",
    check: "the average deal value",
    sources: ["deals"],
    over: "history",
    lacks: (holdings) => lacksWins(holdings) || !holdings.amounts && "no deal amount is on record",
    params: ({ settings: settings2 }) => ({ currency: settings2.currency }),
    sql: `SELECT AVG(amount) AS value, COUNT(*) AS sample FROM deals
      WHERE outcome = 'won' AND amount > 0 AND closed_at <= @to AND COALESCE(currency, @currency) = @currency`,
    caveats({ db, settings: settings2 }) {
      const others = db.prepare(otherCurrencies).pluck().get(settings2.currency);
      return others > 0 ? [`${others} won deals in another currency than ${settings2.currency} are left out`] : [];
    }
  }),
  scalarFact({
    id: "days_to_win",
    title: "Days from lead to win, median",
    unit: "days",
    check: "how long a lead takes to become a customer",
    sources: ["leads", "deals"],
    over: "history",
    lacks: lacksWins,
    sql: percentileOf(daysToWin, 50),
    caveats({ db }) {
      const count2 = db.prepare(backwards).pluck().get();
      return count2 > 0 ? [`${count2} won before the lead was created, left out`] : [];
    }
  }),
  scalarFact({
    id: "days_to_win_p90",
    title: "Days from lead to win, nine wins in ten within",
    unit: "days",
    check: "how long a lead takes to become a customer",
    sources: ["leads", "deals"],
    over: "history",
    lacks: lacksWins,
    sql: percentileOf(daysToWin, 90)
  }),
  scalarFact({
    id: "won_within",
    title: "Wins that came within 30 days of the lead",
    unit: "share",
    check: "when wins come after the lead",
    sources: ["leads", "deals"],
    over: "history",
    lacks: lacksWins,
    sql: `SELECT AVG(value <= 30) AS value, COUNT(*) AS sample FROM (${daysToWin})`,
    slices: {
      days: `WITH spans (key, days) AS (VALUES ('14', 14), ('30', 30), ('90', 90))
        SELECT key, (SELECT AVG(value <= spans.days) FROM (${daysToWin})) AS value,
          (SELECT COUNT(*) FROM (${daysToWin})) AS sample
        FROM spans ORDER BY days`
    }
  }),
  tableFact({
    id: "lost_reasons",
    title: "Closed-lost deals by reason",
    check: "why deals are lost, from a required closed-lost reason",
    sources: ["deals"],
    lacks: (holdings) => !holdings.lost && "no lost deal is on record",
    sql: `SELECT COALESCE(lost_reason, 'none logged') AS reason, COUNT(*) AS count, 1.0 * COUNT(*) / SUM(COUNT(*)) OVER () AS share
      FROM deals WHERE outcome = 'lost' AND closed_at > @from AND closed_at <= @to
      GROUP BY 1 ORDER BY count DESC, reason`,
    shape: reasonTable("Deals", "deals")
  })
];

// src/facts/speed.ts
var lacksMinutes = (holdings) => {
  if (!holdings.mqls) return "the portal stamps no MQL stage";
  if (!holdings.touches) return "no sales activity is on record";
  return !holdings.minuteStamps && "the stamps hold a day, not a minute, or one fixed time";
};
var check = "the time from qualification to the first outbound call or e-mail, from the activity log";
var touched = (from2) => `
  SELECT business_minutes(${from2}, touched_at) AS value FROM episode
  WHERE exact AND mql_at > @from AND mql_at <= @to AND touched_at >= ${from2}`;
var attained = `
  FROM episode
  WHERE exact AND mql_at > @from AND mql_at <= @to AND business_minutes(mql_at, @to) >= limits.minutes`;
var responseLimits = [
  { key: "5m", minutes: 5 },
  { key: "15m", minutes: 15 },
  { key: "30m", minutes: 30 },
  { key: "60m", minutes: 60 },
  { key: "4h", minutes: 240 },
  { key: "8h", minutes: 480 }
];
var speedFacts = [
  scalarFact({
    id: "speed_to_lead",
    title: "Speed to lead, median working time from qualification to first outbound touch",
    unit: "business minutes",
    check,
    sources: ["lifecycle", "touches"],
    lacks: lacksMinutes,
    sql: percentileOf(touched("mql_at"), 50),
    slices: {
      owner: `
        SELECT owner AS key, median(business_minutes(mql_at, touched_at)) AS value, COUNT(*) AS sample FROM episode
        WHERE exact AND mql_at > @from AND mql_at <= @to AND touched_at >= mql_at
          AND owner IS NOT NULL
        GROUP BY owner ORDER BY value, owner`
    },
    caveats: () => ["leads that were never touched are in the attainment and not in the median"]
  }),
  scalarFact({
    id: "speed_to_lead_p90",
    title: "Speed to lead, nine leads in ten within",
    unit: "business minutes",
    check: "how long the slowest tenth of MQLs wait for a first outbound touch",
    sources: ["lifecycle", "touches"],
    lacks: lacksMinutes,
    sql: percentileOf(touched("mql_at"), 90)
  }),
  scalarFact({
    id: "speed_from_assignment",
    title: "Median working time from assignment to first outbound touch",
    unit: "business minutes",
    check: "the rep's own clock, from assignment to first touch",
    sources: ["assignments", "touches"],
    lacks: (holdings) => lacksMinutes(holdings) || !holdings.assignments && "assignments are not on record",
    sql: percentileOf(touched("assigned_at"), 50)
  }),
  scalarFact({
    id: "response_sla",
    title: "MQLs touched within four working hours",
    unit: "share",
    check: "the share of MQLs first touched within the response target",
    sources: ["lifecycle", "touches"],
    lacks: lacksMinutes,
    sql: `
      WITH limits AS (SELECT ${firstContactMinutes} AS minutes)
      SELECT AVG(touched_at IS NOT NULL AND business_minutes(mql_at, touched_at) <= limits.minutes) AS value, COUNT(*) AS sample
      FROM limits, episode
      WHERE exact AND mql_at > @from AND mql_at <= @to AND business_minutes(mql_at, @to) >= limits.minutes`,
    slices: {
      window: `
        WITH limits (key, minutes) AS (VALUES ${responseLimits.map((limit) => `('${limit.key}', ${limit.minutes})`).join(", ")})
        SELECT
          key,
          (SELECT AVG(touched_at IS NOT NULL AND business_minutes(mql_at, touched_at) <= limits.minutes) ${attained}) AS value,
          (SELECT COUNT(*) ${attained}) AS sample
        FROM limits ORDER BY minutes`
    },
    caveats: () => ["a lead that was never touched counts as missed"]
  })
];

// src/facts/sheet.ts
var definitions = [
  ...funnelFacts,
  ...speedFacts,
  ...followUpFacts,
  ...agreementFacts,
  ...pipelineFacts,
  ...leakFacts,
  ...chassisFacts
];
var factIds = definitions.map((definition) => definition.id);
var prepared = /* @__PURE__ */ new WeakMap();
var day2 = 86400;
var defaultDays = 90;
var leadsForDefault = 200;
function createFactSheet({ portal, settings: settings2, asOf: asOf2, window, today: today2 }) {
  const { db } = portal;
  const moment = asOf2 ?? lastRecord(portal, today2) ?? today2;
  const firstLead = db.prepare("SELECT MIN(created_at) FROM leads WHERE created_at <= ?").pluck().get(moment);
  const first = firstLead ?? moment;
  const calendar = createCalendar(businessHours(settings2), Math.min(first, moment) - 40 * day2, moment + day2);
  const historyLabel = firstLead === null ? "no records yet" : `all history, ${isoDay(first)} to ${isoDay(moment)}`;
  const history2 = { from: first - 1, to: moment, label: historyLabel };
  const chosen = window === "all" ? history2 : window === void 0 ? defaultWindow() : lastDays(window);
  const holdings = takeStock(db, moment);
  const token2 = {};
  const facts = /* @__PURE__ */ new Map();
  const measuring = { db, holdings, window: chosen, history: history2, calendar, settings: settings2, get };
  return {
    portal: portal.name,
    asOf: moment,
    window: chosen,
    holdings,
    ids: factIds,
    get,
    all: () => factIds.map(get)
  };
  function get(id) {
    const known2 = facts.get(id);
    if (known2) return known2;
    const definition = definitions.find((candidate) => candidate.id === id);
    if (!definition) throw new RangeError(`No fact is called ${id}.`);
    if (prepared.get(db) !== token2) prepare();
    const fact = definition.measure(measuring);
    facts.set(id, fact);
    return fact;
  }
  function lastDays(days) {
    return { from: moment - days * day2, to: moment, label: `${days} days to ${isoDay(moment)}` };
  }
  function defaultWindow() {
    const recent = lastDays(defaultDays);
    const held = db.prepare("SELECT COUNT(*) FROM leads WHERE created_at > ? AND created_at <= ?").pluck();
    return held.get(recent.from, recent.to) >= leadsForDefault ? recent : history2;
  }
  function prepare() {
    db.function(
      "business_minutes",
      { deterministic: true },
      (from2, to) => typeof from2 === "number" && typeof to === "number" ? calendar.minutesBetween(from2, to) : null
    );
    db.exec("DROP TABLE IF EXISTS temp.episode");
    db.prepare(`CREATE TEMP TABLE episode AS ${episodeSql}`).run({ to: moment });
    db.exec("CREATE INDEX temp.episode_by_lead ON episode (lead_id)");
    prepared.set(db, token2);
  }
}
function lastRecord({ db }, today2) {
  const last = db.prepare(
    `SELECT MAX(at) FROM (
        SELECT created_at AS at FROM leads
        UNION ALL SELECT at FROM lifecycle
        UNION ALL SELECT at FROM touches
        UNION ALL SELECT at FROM dispositions
        UNION ALL SELECT closed_at FROM deals WHERE outcome <> 'open'
      ) WHERE at <= ?`
  ).pluck().get(today2 + day2);
  return last ?? void 0;
}

// src/missions/run.ts
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";

// src/decisions/alignment.ts
var number2 = (sheet, id) => {
  const fact = sheet.get(id);
  return isScalar(fact) ? fact.value : void 0;
};
var steps = {
  "MQL to first touch": {
    choice: "follow-up",
    what: "to MQLs that nobody touches, or touches late",
    quantities: ["response_sla", "untouched_rate"]
  },
  "MQL to SAL": { choice: "lead-quality", what: "to MQLs that sales rejects", quantities: ["acceptance_rate"] },
  "SAL to SQL": { choice: "qualification", what: "between acceptance and qualification", quantities: ["mql_sql_rate"] },
  "SQL to opportunity": {
    choice: "conversion",
    what: "between qualification and opportunity",
    quantities: ["sql_opp_rate"]
  },
  "Lead to win": {
    choice: "source-mix",
    what: "to sources that are won far less often than others",
    quantities: ["won_share"]
  }
};
var clearMargin = 1.5;
var clearLeads = 100;
function decideLeak(sheet) {
  const leaks = sheet.get("leaks");
  const [first, second] = isTable(leaks) ? leaks.rows : [];
  const step = first?.[0] && "text" in first[0] ? steps[first[0].text] : void 0;
  if (!isTable(leaks) || !first || !step) return leakless(sheet);
  const inCustomers = leaks.columns.includes("Customers lost");
  const measure = leaks.columns.indexOf(inCustomers ? "Customers lost" : "Lost");
  const size = (row) => {
    const cell = row?.[measure];
    return cell && "value" in cell ? cell.value : 0;
  };
  const isClear = step.choice !== "source-mix" && size(first) >= clearMargin * size(second) && sizeOf(first[1]) >= clearLeads;
  return {
    id: "leak",
    choice: step.choice,
    because: `more ${inCustomers ? "customers" : "leads"} are lost ${step.what} than anywhere else on record`,
    quantities: ["leak_leads", "leak_customers", "leak_money", ...step.quantities],
    confidence: isClear ? "high" : "medium"
  };
}
var sizeOf = (cell) => cell && "value" in cell ? cell.value : 0;
function leakless({ holdings }) {
  const hasSteps = holdings.touches > 0 || holdings.accepted > 0 || holdings.won > 0;
  return {
    id: "leak",
    choice: hasSteps ? "none" : "unknown",
    because: hasSteps ? "no step on record loses more leads than chance explains" : "nothing on record shows what happens to a lead after it comes in",
    quantities: [],
    confidence: hasSteps ? "medium" : "low"
  };
}
function decideFix(leak) {
  const fixes = {
    "follow-up": { choice: "alert-and-revert", because: "a lead that is caught when it is missed can still be won" },
    "lead-quality": { choice: "definition-by-source", because: "the bar has to hold for each source, not on average" },
    qualification: {
      choice: "qualification-evidence",
      because: "accepted leads stall where no confirmed signal is asked for"
    },
    conversion: {
      choice: "qualification-evidence",
      because: "SQLs stall where need, authority and timing are not on record"
    },
    "source-mix": {
      choice: "log-acceptance",
      because: "without a logged acceptance nobody can tell a weak source from a weak follow-up"
    },
    none: {
      choice: "adopt-terms",
      because: "what works by habit today is lost with the first busy month unless it is agreed"
    },
    unknown: { choice: "stamp-the-stages", because: "nothing can be agreed on what is not on record" }
  };
  return { id: "fix", ...fixes[leak.choice], quantities: leak.quantities, confidence: leak.confidence };
}
var rottenShare = 0.1;
function decideRating(sheet, settings2) {
  const rotten2 = number2(sheet, "untouched_rate");
  if (rotten2 !== void 0 && rotten2 >= rottenShare) {
    return {
      id: "rating",
      choice: "BROKEN",
      because: "[[untouched_rate]] of MQLs sit for a week without a touch or a decision, and no rule brings them back",
      quantities: ["untouched_rate"],
      confidence: "high"
    };
  }
  const defined = settings2.definitions.mql !== void 0 || sheet.holdings.mqls > 0;
  if (!defined) {
    return {
      id: "rating",
      choice: "BROKEN",
      because: "neither the settings nor the portal show an agreed definition of a qualified lead",
      quantities: [],
      confidence: "low"
    };
  }
  return {
    id: "rating",
    choice: "INFORMAL",
    because: "leads are stamped as qualified and passed on, but no terms have been adopted by both sides",
    quantities: ["mql_volume"],
    confidence: rotten2 === void 0 ? "medium" : "high"
  };
}

// src/decisions/benchmarks.ts
var cited = (name3, title, value, unit, source) => ({
  ref: `benchmark.${name3}`,
  title,
  value,
  unit,
  origin: "benchmark",
  note: source
});
var playbook = "RevOps playbook, a starting value";
var benchmarks = [
  cited("first_contact", "First contact with an MQL", 240, "business minutes", playbook),
  cited("hand_raiser", "First contact with a high-intent hand-raiser", 30, "business minutes", playbook),
  cited(
    "ideal",
    "The ideal to aim at",
    5,
    "business minutes",
    "Oldroyd, InsideSales 2007: 15k leads, 6 companies, calls only"
  ),
  cited(
    "within_hour",
    "Times likelier to qualify when contacted within an hour than an hour later",
    7,
    "times",
    "Oldroyd, McElheran, Elkington, HBR, March 2011: 2,241 companies"
  ),
  cited("sixth_call", "Converted leads that are reached by the sixth call", 0.93, "share", "Velocify, a vendor"),
  cited("attempts", "Contact attempts", 6, "attempts", playbook),
  cited("attempt_days", "Days for the attempts", 10, "days", playbook),
  cited(
    "stale",
    "Working days without a touch after which a lead is called untouched",
    5,
    "days",
    "this document's definition"
  ),
  cited("first_change", "Time for the first change", 30, "days", "the plan's own format"),
  cited("recalibrate", "Acceptance under which definitions are recalibrated", 0.3, "share", playbook),
  cited("chassis_low", "The mission's claim, low end", 1, "share", "the mission's own text"),
  cited("chassis_high", "The mission's claim, high end", 2, "share", "the mission's own text"),
  cited(
    "mql_score",
    "Score from which a contact counts as engaged",
    65,
    "points",
    "RevOps practice for mid-market, a starting value"
  )
];

// src/decisions/story.ts
var misalignmentTypes = {
  earned: "Type 1, earned skepticism from prior marketing performance",
  structural: "Type 2, structural misalignment where sales and marketing have different targets",
  political: "Type 3, political misalignment where the sales leader sees marketing as competition for resources or credit",
  opposed: "Type 4, personality misalignment or a sales leader who is categorically opposed to marketing functions"
};
var setupQuestions = {
  leader_behaviour: "what the sales leader has said or done, in their own words",
  duration: "how long the dynamic has existed",
  your_tenure: "whether you are new to the role or have been in it for some time",
  tried: "what you have already tried",
  reporting_line: "whether the sales leader reports to the same person you do, and who is senior",
  business_context: "the stage of the company, whether there is a shared revenue target, and whether leadership sees the problem"
};
var charactersToRead = 2e4;
var wordsToQuote = 12;
var phrasesToKeep = 20;
var dont = "(?:do|does|did)(?:n'?t| not)";
var cant = "(?:can'?t|cannot|can not)";
var wont = "(?:won'?t|will not)";
var clause = '(?:[^.,;:!?"]|(?<=\\d)[.,:](?=\\d)){0,120}';
var cue = (pattern, weight) => [
  new RegExp(`\\b(?:${pattern})(?![\\w-])${clause}`, "gi"),
  weight
];
var poor = "bad|weak|garbage|junk|terrible|rubbish|useless|crap|trash|poor|low[ -]quality|not ready|not good|not qualified|unqualified";
var programs = "webinar|campaign|event|e-?book|whitepaper|trade show|conference|newsletter";
var cues = {
  earned: [
    cue(`leads? (?:are|is|were)(?: all)? (?:${poor})`, 1),
    cue("leads? (?:are|is|were)n'?t (?:ready|good|qualified|worth)", 1),
    cue(`leads? (?:(?:${dont}|never) (?:convert|close|go anywhere)|suck|go nowhere|went nowhere|waste)`, 1),
    cue("(?:bad|weak|garbage|junk|terrible|poor|low[ -]quality|unqualified) (?:leads|mqls)", 1),
    cue(`(?:${dont}|no longer|never|stopped) trust(?:s|ed|ing)?`, 1),
    cue("skeptical|sceptical|burned|burnt", 1),
    cue(`(?:${programs})${clause}?\\b(?:zero|no|nothing|none|\\d+)`, 2),
    cue(
      `\\d[\\d,]* (?:leads|mqls|sign-?ups|registrations|attendees|downloads)${clause}?\\b(?:zero|no|none|not one|only|nothing)`,
      2
    ),
    cue(
      "(?:keeps? (?:on )?(?:bringing up|citing|mentioning|pointing)|still (?:remembers|cites|mentions|brings up|talks about))",
      2
    )
  ],
  structural: [
    cue("(?:measured|goaled|comped|bonused|paid|judged|graded) on", 2),
    cue("(?:different|separate|conflicting|own) (?:targets?|goals?|numbers?|metrics?|kpis?|dashboards?)", 2),
    cue("no (?:shared|common|joint) (?:revenue |pipeline )?(?:target|goal|number|metric)", 2),
    cue("(?:both (?:sides|teams)|each side|we both) (?:have|has|bring)", 2),
    cue("mql (?:target|volume|goal|quota)s?", 1),
    cue("blam(?:es?|ed|ing)", 0.5)
  ],
  political: [
    cue("attribution", 2),
    cue(
      "(?:tak(?:es?|ing)|took|claim(?:s|ed|ing)?|steal(?:s|ing)?|stole|giv(?:es?|ing)) (?:the |all the |all |any )?credit",
      2
    ),
    cue("credit for", 1),
    cue("(?:our|my|marketing'?s?) (?:budget|headcount)", 1.5),
    cue("(?:headcount|resources|budget) (?:should|goes|went|would|to)", 1.5),
    cue("(?:sourced|influenced) (?:pipeline|by|deals?)", 1),
    cue("undermin\\w+|behind my back|in front of the (?:ceo|board|cfo)", 1)
  ],
  opposed: [
    cue(`(?:${dont}|never) need(?:s|ed)? marketing`, 3),
    cue(`${dont} (?:believe in|value|respect|see the (?:point|value) of|see any value in) marketing`, 2),
    cue("cost cent(?:er|re)", 1.5),
    cue("marketing is (?:just |only |pure )?(?:a waste|useless|overhead|fluff|pointless|arts and crafts)", 3),
    cue(
      `(?:built|grew up|came up|made (?:his|her|their) career|career)${clause}?\\b(?:outbound|cold call\\w*|cold-call\\w*)`,
      2
    ),
    cue(`(?:refus(?:es|ed)|${wont}) (?:to )?(?:even )?(?:meet|talk|work|speak|engage|listen)`, 1),
    cue("before (?:i|we) (?:joined|started|arrived|sent)", 1)
  ]
};
var numerals = "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|several|many|\\d+)";
var spans = "(?:weeks?|months?|quarters?|years?)";
var hedge = "(?:(?:the|about|over|more than|almost|nearly|at least|around|past|last|some) ){0,3}";
var months = "january|february|march|april|may|june|july|august|september|october|november|december";
var program = /(?<!\b(?:every|any|no|each|more) )\b(?:(?:the|an?|our|your|that|this|last)\s+((?:[\w'&-]+\s+){0,2})|((?:[A-Z][\w&-]*)\s+))?([Ww]ebinar|[Cc]ampaign|[Ee]-?[Bb]ook|[Ww]hitepaper|[Tt]rade [Ss]how|[Cc]onference|[Nn]ewsletter)\b/g;
var attempts = "tried|sent|shared|showed|presented|built|proposed|offered|asked|invited|wrote|explained|set up|escalated|went|told|spoke|met|talked|changed|rewrote|tightened|raised";
var attempt = new RegExp(
  `(?<!\\bbefore )\\b(?:i|we)(?:'ve| have| had)?(?: (?:already|just|even|also|once|twice|recently|then)){0,3} (?:${attempts})\\b[^.;!?"]{0,160}`,
  "gi"
);
var mention = /\b(?:zero|no|nothing|none|\d+|after|since|about|br(?:ings?|ought|inging) up|remembers?|cit(?:es|ing)|mention(?:s|ing)?)\b/i;
var executives = "ceo|cfo|coo|cro|board|founders?|president|investors?|leadership|executives?|exec team";
function readStory(request) {
  const words2 = normalise(request.slice(0, charactersToRead));
  const leader = nameLeader(words2);
  const tried = findAttempts(words2);
  const told2 = withoutMaterial(words2, tried);
  const evidence = Object.fromEntries(
    Object.entries(cues).map(([type, list2]) => [
      type,
      distinct(list2.flatMap(([pattern]) => matches(told2, pattern).map((phrase) => shorten(phrase))))
    ])
  );
  const duration = findDuration(words2);
  const newRole = isNewRole(words2);
  const quotes = findQuotes(words2);
  const boss = /\b(?:we|both)\b[^.]{0,40}\breport (?:in)?to (?:the |our )?(ceo|coo|cfo|cro|president|founder|owner)\b/i.exec(
    words2
  )?.[1];
  return {
    words: words2,
    leader,
    evidence,
    quotes,
    events: findEvents(words2, tried),
    result: findResult(words2),
    tried,
    duration,
    above: findAbove(words2),
    boss: boss && nameRole(boss),
    deadline: findDeadline(words2),
    wantsBudget: /\b(?:wants?|wanted|tak(?:e|es|ing)|cut(?:s|ting)?|mov(?:e|es|ing)|shift(?:s|ing)?|ask(?:s|ed|ing)? for|redirect\w*)\b[^.;!?"]{0,30}\b(?:budget|headcount)\b|\b(?:budget|headcount) (?:should|goes|went|would|to)\b/i.test(
      words2
    ),
    seatRefused: new RegExp(
      `\\b(?:${cant}|${wont} let|not invited|uninvited|kept out|shut out|no seat|refus\\w+)\\b[^.;!?]{0,40}\\b(?:pipeline|forecast|deal) (?:review|call|meeting)`,
      "i"
    ).test(words2),
    newRole,
    answered: Object.keys(setupQuestions).filter((question) => {
      if (question === "tried") return tried.length > 0;
      if (question === "duration") return duration !== void 0;
      if (question === "your_tenure" && newRole) return true;
      return answers[question].test(words2);
    })
  };
}
function weighEvidence({ words: words2, tried }) {
  const told2 = withoutMaterial(words2, tried);
  return Object.keys(cues).map((type) => ({
    type,
    weight: cues[type].reduce((sum2, [pattern, weight]) => sum2 + weight * matches(told2, pattern).length, 0)
  })).toSorted((a, b) => b.weight - a.weight);
}
function kindOfAttempt(phrase) {
  if (/\bescalat|\b(?:went|told|spoke|talked|wrote|asked|raised)\b.*\b(?:ceo|cfo|coo|board|boss|leadership|founders?)\b/i.test(
    phrase
  ))
    return "escalation";
  if (/\b(?:changed|rewrote|tightened|raised)\b.*\b(?:definition|criteria|mqls?|scor\w+|threshold)\b/i.test(phrase))
    return "definition";
  if (/\b(?:decks?|slides?|reports?|dashboards?|data|numbers|figures|attribution|spreadsheets?|analysis|charts?|proof|stud(?:y|ies))\b/i.test(
    phrase
  ))
    return "material";
  if (/\b(?:meet\w*|met|sync|calls?|lunch|coffee|one on one|1:1|workshop|review|seat|invited|spoke|talk\w*)\b/i.test(
    phrase
  ))
    return "meeting";
  return "other";
}
var answers = {
  leader_behaviour: /"[^"]{4,}"|\b(?:said|says|told|thinks|refus\w+|ignores?|blam\w+|rejects?|complains?|brings? up|(?:doesn'?t|does not) \w+)\b/i,
  your_tenure: /\b(?:i(?:'ve| have) been (?:here|in (?:this|the|my) (?:role|job|seat|company)|at|with)|i (?:started|joined)|since i (?:joined|started))\b/i,
  reporting_line: /\breports? (?:in)?to\b|\bsame (?:boss|manager)\b|\b(?:peers?|my peer)\b|\bsenior to\b|\bdotted line\b/i,
  business_context: /\b(?:series [a-e]|seed stage|startup|start-up|scale-?up|enterprise|public company|revenue target|board|ceo (?:sees|knows|thinks|wants|asks|is))\b/i
};
var normalise = (text) => text.replace(/[’‘‛ʼ´`]/g, "'").replace(/[“”„«»]/g, '"').replace(/\s*[\u2014\u2013]\s+|\s*\u2014\s*/g, ", ").replace(/\s+/g, " ").trim();
function nameLeader(words2) {
  const named3 = /\b(s?vp(?: of)? sales|vice president(?: of)? sales|sales vp|head of sales|sales head|sales director|director of sales|chief revenue officer|cro|chief sales officer|cso|chief commercial officer|cco|sales manager|sales leader)\b/i.exec(
    words2.replace(/\breports? (?:in)?to (?:the |our |my )?[\w ]{0,20}/gi, " ")
  )?.[1];
  return named3 ? nameRole(named3) : "sales leader";
}
var nameRole = (role2) => {
  if (/^sales vp$|^s?vp\b|^vice/i.test(role2)) return "VP of Sales";
  if (/^(?:ceo|coo|cfo|cro|cso|cco)$/i.test(role2)) return role2.toUpperCase();
  if (/^chief/i.test(role2)) return role2.replace(/\b\w/g, (letter) => letter.toUpperCase());
  return role2.toLowerCase();
};
function findQuotes(words2) {
  const double = [...words2.matchAll(/"(?=\S)([^"]{4,200})(?<=\S)"/g)];
  const single = [
    ...words2.matchAll(/(?<!\w)'((?:[^'"]|(?<=\w)'(?=\w)|(?<=s)'(?= \w[^'"]{0,60}'(?!\w))){4,200})'(?!\w)/g)
  ];
  return [...double, ...single].filter(
    (match) => !/\b(?:i|we) (?:said|told|asked|replied|answered|wrote)\b[^.!?"]{0,30}$/i.test(words2.slice(0, match.index))
  ).map((match) => match[1].replace(/[.,]$/, "")).filter((quote) => quote.split(" ").length > 2);
}
function findEvents(words2, tried) {
  const found = sentencesOf(words2).flatMap((sentence2) => {
    if (!mention.test(sentence2) || tried.some((phrase) => sentence2.includes(phrase))) return [];
    return [...sentence2.matchAll(program)].map((match) => {
      const between = (match[1] ?? match[2] ?? "").trim().split(" ");
      const from2 = between.findLastIndex(
        (word2) => /^(?:of|from|for|to|in|at|after|with|and|by|ran|did|our|the|a|when|even|on)$/i.test(word2)
      );
      const name3 = [...between.slice(from2 + 1), match[3]].filter(Boolean).join(" ");
      return `the ${name3}`;
    });
  });
  return [...new Set(found)];
}
var findResult = (words2) => /\b\d[\d,]* (?:\w+ )?(?:leads|mqls|sign-?ups|registrations|attendees|downloads|contacts)\b[^.,;!?"]{0,40}?\b(?:zero|no|none|not (?:one|a single)|nothing|one|two|three|\d+)(?: (?:\w+ )?(?:opportunit(?:y|ies)|deals?|meetings?|pipeline|customers?|wins?|sales))?\b/i.exec(
  words2
)?.[0];
function findAttempts(words2) {
  return matches(words2, attempt).flatMap((phrase) => phrase.split(new RegExp(`,? and (?=(?:${attempts})\\b)`, "i"))).map((phrase) => shorten(phrase.replace(/, (?:and|but|he|she|they|which|who|so)\b.*$/i, ""), 16)).filter(
    (phrase) => kindOfAttempt(phrase) !== "other" || /\b(?:tried|proposed|offered|asked|set up)\b/i.test(phrase)
  ).filter((phrase) => !/\b(?:sent|shared)\b(?: \w+){0,3} (?:leads|mqls)\b/i.test(phrase));
}
var withoutMaterial = (words2, tried) => tried.reduce((text, phrase) => kindOfAttempt(phrase) === "material" ? text.replace(phrase, " ") : text, words2);
function findDuration(words2) {
  const span = new RegExp(
    `\\b(?:for|(?:over|during|in) the (?:past|last)) ${hedge}((?:${numerals} )?${spans})\\b(?! (?:ago|of|from|in a row))`,
    "i"
  ).exec(words2)?.[1] ?? new RegExp(`\\b(${numerals} ${spans}) (?:now|already|running|in a row)\\b`, "i").exec(words2)?.[1];
  if (span) return `for ${span.toLowerCase()}`;
  const since = new RegExp(
    `\\bsince (i (?:joined|started)|${months}|q[1-4]|20\\d\\d|last (?:year|quarter|spring|summer|fall|autumn|winter|month|${months}))\\b`,
    "i"
  ).exec(words2)?.[1];
  if (!since) return void 0;
  if (/^i /i.test(since)) return `since you ${since.slice(2).toLowerCase()}`;
  return `since ${since.replace(new RegExp(`\\b(?:${months}|q[1-4])\\b`, "i"), (name3) => name3[0].toUpperCase() + name3.slice(1).toLowerCase())}`;
}
function findAbove(words2) {
  const told2 = new RegExp(
    `\\b(\\w+ )?(?:told|tells|telling|tell|complain\\w*(?: \\w+){0,2} to|went to|goes to|in front of|convinc\\w+|wrote to|copied|cc'?d) (?:the |our |my )?(${executives})\\b`,
    "gi"
  );
  const heard = [...words2.matchAll(told2)].find((match) => !/^(?:i|we) $/i.test(match[1] ?? ""))?.[2];
  const asks = new RegExp(
    `\\b(?:the |our )(${executives}) (?:is asking|asks|asked|has heard|heard|believes|agrees|now thinks|thinks|wants)\\b`,
    "i"
  );
  const found = heard ?? asks.exec(words2)?.[1];
  if (!found) return void 0;
  return /^(?:ceo|cfo|coo|cro)$/i.test(found) ? found.toUpperCase() : found.toLowerCase();
}
function findDeadline(words2) {
  const day3 = /\b(?:tomorrow|this week|next week|by (?:monday|tuesday|wednesday|thursday|friday))\b/i;
  const occasion = /\b(?:board|review|meet(?:s|ing)?|present\w*|qbr|decid\w+|decision|budget|planning)\b/i;
  const sentence2 = sentencesOf(words2).find((candidate) => day3.test(candidate) && occasion.test(candidate));
  return sentence2 && day3.exec(sentence2)?.[0].toLowerCase();
}
var isNewRole = (words2) => /\b(?:i(?:'m| am) (?:new\b|starting|joining|(?:the|a|their|your) new)|i(?:'ve| have)? just (?:joined|started (?:as|at|in|a)|took over)|(?:in|to|into) (?:a|my|this|the) new (?:role|job|position)|new to (?:the|this|my) (?:role|job|company|team|position)|as (?:the |a |their )?new (?:cmo|head|vp|director|marketing)|start(?:ing|ed)? (?:in )?(?:a|my|this) (?:new )?(?:role|job|position)|my first (?:week|month|quarter|90 days)|i (?:start|join) (?:next|on|in|as))\b/i.test(
  words2
);
var matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[0].trim()).filter((phrase) => phrase !== "");
function shorten(phrase, most = wordsToQuote) {
  const whole = phrase.replace(/(?:^|\s)'.*$|(?<=[^s\W])' .*$|'$/, "");
  const words2 = whole.split(" ").slice(0, most);
  if (whole.split(" ").length > most) {
    while (words2.length > 2 && /^(?:and|or|but|the|an?|of|to|in|on|for|with|that|which|at|by|from|his|her|our|my|their|is|are|was|were|we|they|i|he|she)$/i.test(
      words2.at(-1)
    ))
      words2.pop();
  }
  return words2.join(" ");
}
function distinct(phrases) {
  const once = [...new Set(phrases)].filter((phrase) => phrase !== "").slice(0, phrasesToKeep);
  const start = (phrase) => phrase.split(" ").slice(0, 4).join(" ");
  return once.filter(
    (phrase) => !once.some((other) => other !== phrase && other.includes(start(phrase)) && !phrase.includes(start(other)))
  );
}
var sentencesOf = (words2) => words2.split(/(?<=[.!?])\s/);

// src/decisions/relationship.ts
var alsoFrom = 0.6;
var sureFrom = 3;
function decideMisalignment(story) {
  const weights = weighEvidence(story);
  const [first, second] = weights;
  if (story.newRole && (first?.weight ?? 0) < 1) {
    return {
      id: "misalignment",
      choice: "new-role",
      types: ["earned"],
      because: "you are building the relationship before there is friction, so the first task is to find out what the last team left behind",
      quantities: [],
      confidence: "low"
    };
  }
  const types = [first && first.weight > 0 ? first.type : "earned"];
  if (first && second && second.weight > 0 && second.weight >= alsoFrom * first.weight) types.push(second.type);
  const weight = first?.weight ?? 0;
  return {
    id: "misalignment",
    choice: types.join("+"),
    types,
    because: weight === 0 ? "nothing in your words separates the types yet, and acknowledging comes at the lowest cost" : `your words point there: ${types.flatMap((type) => story.evidence[type]).slice(0, 3).map((phrase) => `"${phrase}"`).join(", ")}`,
    quantities: [],
    confidence: weight >= sureFrom && types.length === 1 ? "high" : weight >= 2 ? "medium" : "low"
  };
}
var enoughToJudge = 20;
var weakAcceptance = 0.5;
var weakAttainment = 0.5;
var weakSilence = 0.1;
function decideEarned(sheet) {
  const read3 = (id) => {
    const fact = sheet.get(id);
    return isScalar(fact) && fact.sample >= enoughToJudge ? fact.value : void 0;
  };
  const acceptance = read3("acceptance_rate");
  const attainment = read3("response_sla");
  const untouched = read3("untouched_rate");
  const leads2 = acceptance === void 0 ? "unknown" : acceptance < weakAcceptance ? "weak" : "fine";
  const slow = attainment !== void 0 && attainment < weakAttainment;
  const silent2 = untouched !== void 0 && untouched >= weakSilence;
  const followUp = slow || silent2 ? "weak" : attainment === void 0 ? "unknown" : "fine";
  const known2 = { acceptance_rate: acceptance, response_sla: attainment, untouched_rate: untouched };
  return {
    id: "earned",
    choice: `leads ${leads2}, follow-up ${followUp}`,
    because: because(leads2, followUp),
    quantities: Object.entries(known2).flatMap(([id, value]) => value === void 0 ? [] : [id]),
    confidence: leads2 === "unknown" || followUp === "unknown" ? "low" : "medium"
  };
}
function because(leads2, followUp) {
  if (leads2 !== "unknown" && followUp !== "unknown") return "acceptance beside first response, on your own portal";
  if (leads2 !== "unknown") return "acceptance is on record, first response is not, or for too few leads";
  if (followUp !== "unknown") return "first response is on record, acceptance is not, or for too few leads";
  return "neither acceptance nor first response is on record for enough leads";
}
function decideUrgency(story, misalignment) {
  const base = { id: "urgency", quantities: [], confidence: "medium" };
  if (misalignment.choice === "new-role") {
    return {
      ...base,
      choice: "proactive",
      because: "a first impression is made once, and no grievance stands in the way yet"
    };
  }
  const pressing = story.deadline ? `your words set a date, "${story.deadline}", and after it the story has been told without you` : story.above ? `the ${story.above} is already hearing one side of it` : story.wantsBudget ? "your budget is being talked about, and a budget once decided on is seldom talked about again" : /\b(?:undermin\w+|behind my back|layoffs?)\b/i.test(story.words) ? "others beside you are already hearing it" : void 0;
  if (pressing) return { ...base, choice: "this-week", because: pressing };
  const lasted = story.duration && /^for /.test(story.duration) ? `it has gone on ${story.duration}` : void 0;
  return {
    ...base,
    choice: "two-weeks",
    because: `${lasted ?? "no date in your words forces it"}, and each pipeline review without you repeats the story`
  };
}

// src/decisions/terms.ts
var speedLadder = [30, 60, firstContactMinutes];
function decideTerms(sheet, settings2) {
  const speed = decideSpeed(sheet);
  return {
    status: "proposed",
    marketing: {
      mqlVolume: decideVolume(sheet, settings2),
      acceptance: decideAcceptance(sheet),
      completeness: decideCompleteness(sheet),
      requiredFields: settings2.required_fields
    },
    sales: {
      speed,
      attainment: decideAttainment(sheet, speed.value),
      acceptanceWindow: decideWindow(speed.value, settings2),
      attempts: {
        value: cadence.attempts,
        unit: "attempts",
        from: "source",
        because: "the sixth call has reached nine in ten of those who convert"
      },
      attemptDays: {
        value: cadence.workingDays,
        unit: "working days",
        from: "source",
        because: "practice is 7 to 10 business days"
      },
      contactChannels: ["phone", "e-mail"],
      disposition: {
        value: 1,
        unit: "share",
        from: "source",
        because: "a lead without a decision can't be learned from"
      }
    },
    alertChannel: alertChannel(settings2),
    reasons: decideReasons(sheet),
    recalibrateAfterMonths: { value: 2, unit: "months", from: "source", because: "one month may be chance" },
    owners: {
      marketing: settings2.owners.marketing ?? "Head of Marketing",
      sales: settings2.owners.sales ?? "VP of Sales",
      revops: settings2.owners.revops ?? "RevOps Lead",
      demandGen: settings2.owners.demand_gen ?? "Demand Gen Manager",
      rep: (settings2.team_sizes.sdr ?? 0) > 0 ? "Assigned SDR" : "Assigned AE"
    }
  };
}
function decideSpeed(sheet) {
  const fact = sheet.get("speed_to_lead");
  const reps = isScalar(fact) ? (fact.slices.owner ?? []).filter((slice) => slice.sample >= leadsToCompare) : [];
  if (reps.length === 0) {
    return {
      value: firstContactMinutes,
      unit: "business minutes",
      from: "source",
      because: "RevOps practice for first contact with an MQL, since no response time is on record"
    };
  }
  const fastest = reps.toSorted((a, b) => a.value - b.value).slice(0, Math.max(1, Math.round(reps.length / 3)));
  const reach = fastest.reduce((sum2, rep) => sum2 + rep.value, 0) / fastest.length;
  const value = speedLadder.find((limit) => reach <= limit);
  if (value !== void 0) {
    const because3 = "the fastest third of reps keep it at their median today";
    return { value, unit: "business minutes", from: "history", because: because3 };
  }
  const because2 = "RevOps practice for first contact, which the fastest third of reps, taken together, do not keep at their median yet";
  return { value: speedLadder.at(-1), unit: "business minutes", from: "source", because: because2 };
}
function decideWindow(speedMinutes, settings2) {
  const day3 = workingDay(settings2);
  const isShort = speedMinutes < firstContactMinutes;
  return {
    value: isShort ? firstContactMinutes : Math.max(day3, 2 * speedMinutes),
    unit: "business minutes",
    from: "source",
    because: isShort ? "RevOps practice for first contact" : "twice the speed target or a working day, so that a missed target is caught before the lead is cold"
  };
}
function decideAttainment(sheet, speedMinutes) {
  const fact = sheet.get("response_sla");
  const key = responseLimits.find((limit) => limit.minutes === speedMinutes)?.key;
  const now = isScalar(fact) ? fact.slices.window?.find((slice) => slice.key === key) : void 0;
  if (!now) return { value: 0.8, unit: "share", from: "source", because: "to be replaced once attainment is measured" };
  return { ...towards(0.9, now.value, "today's attainment", "nine in ten"), unit: "share", from: "history" };
}
function decideAcceptance(sheet) {
  const fact = sheet.get("acceptance_rate");
  const sources = isScalar(fact) ? (fact.slices.source ?? []).filter((slice) => slice.sample >= leadsToCompare) : [];
  if (!isScalar(fact) || sources.length === 0) {
    return {
      value: 0.5,
      unit: "share",
      from: "source",
      because: "the upper end of RevOps practice for MQL to SQL, which acceptance comes before, since no acceptance is on record"
    };
  }
  const steps2 = sources.map(({ key, value, sample }) => ({ source: key, came: sample, went: value * sample }));
  const bar = Math.max(betterHalf(steps2.toSorted((a, b) => b.went / b.came - a.went / a.came)), fact.value);
  return {
    ...towards(bar, fact.value, "today's rate", "what the better half of sources achieve"),
    unit: "share",
    from: "history"
  };
}
function decideCompleteness(sheet) {
  const fact = sheet.get("field_completeness");
  if (!isScalar(fact))
    return { value: 0.95, unit: "share", from: "source", because: "to be replaced once completeness is measured" };
  return { ...towards(1, fact.value, "today's completeness", "all"), unit: "share", from: "history" };
}
function decideVolume(sheet, settings2) {
  const fact = sheet.get("mql_monthly");
  if (isScalar(fact))
    return {
      value: Math.round(fact.value),
      unit: "MQLs a month",
      from: "history",
      because: "the median of the latest full months"
    };
  if (settings2.monthly_mql_volume === void 0) return void 0;
  return { value: settings2.monthly_mql_volume, unit: "MQLs a month", from: "setting", because: "as the settings say" };
}
function decideReasons(sheet) {
  const fact = sheet.get("rejections_by_reason");
  const used = isTable(fact) ? fact.rows.flatMap(([name3]) => name3 && "text" in name3 ? [name3.text] : []) : [];
  const known2 = used.flatMap(
    (name3) => closedSet.find((reason) => reason.name.toLowerCase() === name3.toLowerCase()) ?? []
  );
  const rest = closedSet.filter((reason) => !known2.includes(reason));
  return [...known2, ...rest];
}
var closedSet = [
  {
    name: "No response after full cadence",
    test: "every agreed attempt is logged and none was answered",
    recycles: true,
    recycleAfterDays: 90
  },
  { name: "Company too small", test: "employee count is under the fit threshold", recycles: false },
  { name: "Wrong industry", test: "industry is outside the agreed list", recycles: false },
  { name: "Wrong role", test: "job title is outside the agreed roles", recycles: false },
  {
    name: "No budget authority",
    test: "the contact says who decides, and it is somebody else",
    recycles: true,
    recycleAfterDays: 90
  },
  { name: "No project", test: "the contact says that nothing is planned", recycles: true, recycleAfterDays: 60 },
  { name: "Locked in with a competitor", test: "a contract end date is logged", recycles: true, recycleAfterDays: 90 },
  { name: "Duplicate", test: "another record has the same e-mail, or the same company and phone", recycles: false },
  { name: "Bad contact data", test: "the e-mail bounces or the number is wrong", recycles: false }
];
function alertChannel(settings2) {
  if (settings2.channels?.includes("slack")) return "Slack";
  return settings2.channels?.includes("teams") ? "Teams" : "email";
}
function towards(goal, now, today2, what) {
  const half2 = Math.round((goal + now) / 2 * 20) / 20;
  if (half2 > now) return { value: half2, because: `half of the way from ${today2} to ${what}, for the first quarter` };
  return { value: Math.floor(now * 20) / 20, because: `${today2}, to be held` };
}
function workingDay({ business_hours: { start, end } }) {
  const minutes = (time2) => Number(time2.slice(0, 2)) * 60 + Number(time2.slice(3));
  return minutes(end) - minutes(start);
}

// src/documents/escape.ts
var escapeMarkdown = (text) => text.replace(/[\r\n]+/g, " ").replace(/[\\`*_[\]{}<>|]/g, (mark) => `\\${mark}`);

// src/documents/quantity.ts
function gatherQuantities(sheet, given, currency, phrases = []) {
  const byRef = new Map(given.map((quantity) => [quantity.ref, quantity]));
  const note = (sample, window) => `${sample.toLocaleString("en-US")} records, ${window}`;
  return {
    currency,
    get quoted() {
      return [...namesIn(sheet), ...phrases].filter((name3) => /\d/.test(name3)).map(escapeMarkdown);
    },
    find(ref) {
      const quantity = byRef.get(ref);
      if (quantity) return { kind: "quantity", quantity };
      const table = /^table:([a-z_]+)$/.exec(ref);
      const sliced = /^([a-z_]+) (\w+)="(.*)"$/.exec(ref);
      const id = table?.[1] ?? sliced?.[1] ?? ref;
      if (!sheet.ids.includes(id)) return { kind: "unknown" };
      const fact = sheet.get(id);
      if (fact.status === "missing") return { kind: "missing", check: fact.check };
      if (table) return isTable(fact) ? { kind: "table", table: fact } : { kind: "unknown" };
      if (!isScalar(fact)) return { kind: "unknown" };
      const { title, unit, window } = fact;
      if (!sliced) {
        return {
          kind: "quantity",
          quantity: { ref, title, value: fact.value, unit, origin: "fact", note: note(fact.sample, window.label) }
        };
      }
      const slice = fact.slices[sliced[2]]?.find((candidate) => escapeKey(candidate.key) === sliced[3]);
      if (!slice) return { kind: "missing", check: `${title} for ${sliced[2]} ${sliced[3]}` };
      const of = `${title}, ${sliced[2]} ${slice.key}`;
      return {
        kind: "quantity",
        quantity: { ref, title: of, value: slice.value, unit, origin: "fact", note: note(slice.sample, window.label) }
      };
    },
    all() {
      const facts = sheet.all().flatMap((fact) => {
        if (isScalar(fact)) {
          const slices = Object.entries(fact.slices).flatMap(
            ([dimension, entries]) => entries.map((slice) => sliceRef(fact.id, dimension, slice.key))
          );
          return [fact.id, ...slices];
        }
        return [];
      });
      const found = facts.map((ref) => this.find(ref));
      const tables = sheet.all().filter(isTable).flatMap(cellQuantities);
      return [
        ...given,
        ...found.flatMap((referent) => referent.kind === "quantity" ? [referent.quantity] : []),
        ...tables
      ];
    }
  };
}
function namesIn(sheet) {
  const names2 = sheet.all().flatMap((fact) => {
    if (isScalar(fact)) return Object.values(fact.slices).flatMap((slices) => slices.map((slice) => slice.key));
    return isTable(fact) ? fact.rows.flatMap((row) => row.flatMap((cell) => "text" in cell ? [cell.text] : [])) : [];
  });
  return [...new Set(names2)];
}
function cellQuantities(table) {
  return table.rows.flatMap(
    (row) => row.flatMap(
      (cell, index) => "value" in cell ? [
        {
          ref: `table:${table.id}`,
          title: `${table.title}, ${table.columns[index]}`,
          value: cell.value,
          unit: cell.unit,
          origin: "fact",
          note: table.window.label
        }
      ] : []
    )
  );
}
var sliceRef = (id, dimension, key) => `${id} ${dimension}="${escapeKey(key)}"`;
var escapeKey = (key) => key.replace(/["%[\]|{}<>\s]/g, (mark) => mark === " " ? mark : encodeURIComponent(mark));
var symbols = { USD: "$", EUR: "\u20AC", GBP: "\xA3" };
function printValue(value, unit, currency) {
  switch (unit) {
    case "share":
      return printShare(value);
    case "business minutes":
      return value < 120 ? `${plural(Math.round(value), "working minute")}` : `${plural(round(value / 60), "working hour")}`;
    case "days":
      return plural(round(value), "day");
    case "working days":
      return plural(round(value), "working day");
    case "weeks":
      return plural(round(value), "week");
    case "months":
      return plural(round(value), "month");
    case "money":
    case "money a year": {
      const amount = Math.round(value).toLocaleString("en-US");
      const printed = symbols[currency] ? `${symbols[currency]}${amount}` : `${amount} ${currency}`;
      return unit === "money" ? printed : `${printed} a year`;
    }
    case "MQLs a month":
      return `${Math.round(value).toLocaleString("en-US")} MQLs a month`;
    case "leads a year":
      return `${Math.round(value).toLocaleString("en-US")} a year`;
    case "times a year":
      return value === 1 ? "once a year" : `${round(value)} times a year`;
    case "date":
      return isoDay(value);
    default:
      return round(value).toLocaleString("en-US");
  }
}
function printShare(value) {
  if (value > 0 && value < 5e-4) return "under 0.1%";
  if (value < 1 && value >= 0.9995) return "over 99.9%";
  return `${trim((value * 100).toFixed(1))}%`;
}
var trim = (text) => text.replace(/\.0$/, "");
var round = (value) => Math.round(value * 10) / 10;
var plural = (value, noun) => `${value.toLocaleString("en-US")} ${noun}${value === 1 ? "" : "s"}`;

// src/sla/quantities.ts
var origins = {
  history: "from the portal's own history",
  setting: "from the settings",
  source: "a starting value"
};
function termQuantities(terms) {
  const { marketing, sales } = terms;
  const named3 = [
    ["term.volume", "MQLs a month that marketing owes", marketing.mqlVolume],
    ["term.acceptance", "Acceptance rate that marketing owes", marketing.acceptance],
    ["term.completeness", "Share of MQLs handed over complete", marketing.completeness],
    ["term.speed", "First touch after qualification", sales.speed],
    ["term.attainment", "Share of MQLs that meet the speed target", sales.attainment],
    ["term.acceptance_window", "Time to accept a lead before it reverts", sales.acceptanceWindow],
    ["term.reminder", "Reminder at half of the speed target", half(sales.speed)],
    ["term.attempts", "Contact attempts a lead", sales.attempts],
    ["term.attempt_days", "Working days for the attempts", sales.attemptDays],
    [
      "term.channels",
      "Channels the attempts span",
      { value: sales.contactChannels.length, unit: "channels", from: "source", because: "practice is two or more" }
    ],
    ["term.disposition", "MQLs with a logged disposition", sales.disposition],
    ["term.recalibrate", "Months under the bar that recalibrate the definitions", terms.recalibrateAfterMonths]
  ];
  const reasons = terms.reasons.flatMap(
    (reason) => reason.recycleAfterDays === void 0 ? [] : [
      {
        ref: `term.recycle_${reason.recycleAfterDays}`,
        title: "Days until a recycled lead comes back",
        value: reason.recycleAfterDays,
        unit: "days",
        origin: "term",
        note: "proposed, a practitioner's starting value"
      }
    ]
  );
  const once = new Map(reasons.map((quantity) => [quantity.ref, quantity]));
  return [
    ...named3.flatMap(
      ([ref, title, term]) => term ? [
        {
          ref,
          title,
          value: term.value,
          unit: term.unit,
          origin: "term",
          note: `${terms.status}, ${origins[term.from]}: ${term.because}`
        }
      ] : []
    ),
    ...once.values()
  ];
}
var half = (term) => ({
  ...term,
  value: term.value / 2,
  because: "half of the speed target, while it can still be met"
});

// src/briefs/brief.ts
function layGround(request, sheet, settings2) {
  const terms = decideTerms(sheet, settings2);
  const story = readStory(request);
  const leak = decideLeak(sheet);
  const misalignment = decideMisalignment(story);
  const decisions = [
    leak,
    decideFix(leak),
    decideRating(sheet, settings2),
    misalignment,
    decideEarned(sheet),
    decideUrgency(story, misalignment)
  ];
  const given = [...benchmarks, ...termQuantities(terms), ...settingQuantities(settings2), ...quotedQuantities(request)];
  return {
    request,
    sheet,
    settings: settings2,
    quantities: gatherQuantities(sheet, given, settings2.currency, [...textsIn(settings2), ...phrasesOf(story)]),
    terms,
    story,
    misalignment,
    decisions
  };
}
function writeBrief(ground, kind2, rest = {}) {
  const signals = ground.sheet.all().filter((fact) => fact.status === "missing");
  return { ...ground, kind: kind2, signals, contributions: [], delivered: [], variants: [], ...rest };
}
function printReference(ground, ref) {
  const referent = ground.quantities.find(ref);
  if (referent.kind !== "quantity") throw new RangeError(`No quantity is called ${ref}.`);
  return printValue(referent.quantity.value, referent.quantity.unit, ground.settings.currency);
}
function textsIn(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
var phrasesOf = ({ evidence, quotes, events, tried }) => [
  ...Object.values(evidence).flat(),
  ...quotes,
  ...events,
  ...tried
];
function settingQuantities({ team_sizes: teams, deal_value: deal, sales_cycle_weeks: cycle }) {
  const named3 = [
    ["setting.marketing_team", "Marketing head count", teams.marketing, "people"],
    ["setting.sdr_team", "SDR head count", teams.sdr, "people"],
    ["setting.ae_team", "AE head count", teams.ae, "people"],
    ["setting.deal_value", "Average deal value as set", deal, "money"],
    ["setting.sales_cycle", "Sales cycle as set", cycle, "weeks"]
  ];
  return named3.flatMap(
    ([ref, title, value, unit]) => value === void 0 ? [] : [{ ref, title, value, unit, origin: "setting", note: "concord.yaml" }]
  );
}
var quotedUnits = [
  [/^\s?(%|percent)/i, "share", 0.01],
  [/^\s?(minutes?|mins?)\b/i, "business minutes", 1],
  [/^\s?(hours?|hrs?)\b/i, "business minutes", 60],
  [/^\s?days?\b/i, "days", 1],
  [/^\s?weeks?\b/i, "weeks", 1],
  [/^\s?months?\b/i, "months", 1]
];
function quotedQuantities(words2) {
  return [...words2.matchAll(/([$€£])?(\d[\d,]*(?:\.\d+)?)/g)].map((match, index) => {
    const after2 = words2.slice(match.index + match[0].length);
    const unit = quotedUnits.find(([pattern]) => pattern.test(after2));
    return {
      ref: `quote.${index + 1}`,
      title: "Figure in the request",
      value: Number(match[2].replace(/,/g, "")) * (unit?.[2] ?? 1),
      unit: match[1] ? "money" : unit?.[1] ?? "leads",
      origin: "quote",
      note: "quoted from the request"
    };
  });
}

// src/briefs/kinds.ts
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// src/documents/spec.ts
import { parseDocument as parseYaml } from "yaml";
import * as z25 from "zod";

// src/documents/rules/cell-one-sentence.ts
import * as z2 from "zod";

// src/documents/prose.ts
var inside = /(?:^|[\s("'[*_])(?:e\.g|i\.e|vs|cf|approx|incl|St|Dr|Mr|Mrs|Ms|Prof|Fig)\.$/;
var perhaps = /(?:^|[\s("'[*_])(?:Inc|Ltd|Co|Corp|GmbH|Jr|Sr|Bros|etc|al)\.$|(?<![\p{L}\d])\p{Lu}\.$/u;
var opener = /^["'(*_[]*(?:A|An|The|It|Its|This|That|These|They|Their|There|We|Our|You|Your|He|She|In|On|At|If|As|When|What|Who|But|And|So|Then|Each|Every|No|Not|For|By|From|With|Both|SIGNAL)\b/;
function sentenceRanges(text) {
  const found = [];
  let start = 0;
  for (const gap of text.matchAll(/(?<=[.!?]["')\]*_]*)\s+(?=["'(*_[]*[A-Z0-9])/g)) {
    const before = text.slice(start, gap.index).replace(/["')\]*_]+$/, "");
    const after2 = text.slice(gap.index + gap[0].length);
    if (inside.test(before) || perhaps.test(before) && !opener.test(after2)) continue;
    if (/(?:^|\s)Nos?\.$/.test(before) && /^\d/.test(after2)) continue;
    found.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  return [...found, { start, end: text.length }].filter((range) => text.slice(range.start, range.end).trim() !== "");
}
var sentences = (text) => sentenceRanges(text).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " ").trim());
var lineAt = (text, offset) => text.slice(0, offset).split("\n").length;
function runs({ text }, nodes) {
  const found = [];
  const walk = (node) => {
    if (node.type === "heading") return;
    if (node.type === "text") {
      const { start, end } = node.position;
      found.push({ text: text.slice(start.offset, end.offset), offset: start.offset, line: start.line });
    }
    if ("children" in node) for (const child of node.children) walk(child);
  };
  for (const node of nodes) walk(node);
  return found;
}
var hole = "\uFFFC";
var codeThatIsANumber = /^[^\w\s]*\s?\d[\d.,]*(?:\s?[-\u2013]\s?\d[\d.,]*)?(?:\s?%|(?: [a-z]+){1,3})?$/i;
function passages(document, nodes) {
  return nodes.flatMap((node) => {
    switch (node.type) {
      case "heading":
        return [];
      case "code":
        return labels(document, node);
      case "html":
        return [read(document.text, [node], "paragraph")];
      case "paragraph":
        return [read(document.text, node.children, "paragraph")];
      case "tableCell":
        return [read(document.text, node.children, "cell")];
      default:
        return "children" in node ? passages(document, node.children) : [];
    }
  });
}
function read(source, nodes, kind2) {
  const passage = { text: "", at: [], kind: kind2 };
  const add = (text, offset) => {
    for (let index = 0; index < text.length; index++) passage.at.push(offset + index);
    passage.text += text;
  };
  const walk = (node) => {
    const from2 = node.position.start.offset;
    const to = node.position.end.offset;
    if (node.type === "text") addSource(source.slice(from2, to), from2, add);
    else if (node.type === "html") addSource(source.slice(from2, to), from2, add, true);
    else if (node.type === "break") add(" ", from2);
    else if (node.type === "inlineCode") {
      const isNumber = codeThatIsANumber.test(node.value.trim());
      add(isNumber ? node.value : hole, isNumber ? source.indexOf(node.value, from2) : from2);
    } else if ("children" in node) for (const child of node.children) walk(child);
    else add(hole, from2);
  };
  for (const node of nodes) walk(node);
  return passage;
}
function addSource(source, from2, add, html = false) {
  const breaks = String.raw`[ \t]*\n[ \t>]*|&nbsp;|\u00a0`;
  const mark = new RegExp(html ? `<!--[^]*?-->|<[^<>]*>|${breaks}` : `\\\\(?=[!-/:-@[-\`{-~])|${breaks}`, "y");
  for (let index = 0; index < source.length; ) {
    mark.lastIndex = index;
    const found = mark.exec(source)?.[0];
    if (found === "\\") index++;
    if (found === void 0 || found === "\\") add(source[index], from2 + index);
    else if (!found.startsWith("<!--")) add(" ", from2 + index);
    index += found?.length ?? 1;
  }
}
function labels({ text, diagrams }, node) {
  const diagram = diagrams.find(({ line }) => node.lang === "mermaid" && line === node.position.start.line + 1);
  if (!diagram || diagram.error) return [];
  const graph = [...diagram.nodes, ...diagram.edges].map(({ label: label2 }) => label2);
  const from2 = node.position.start.offset;
  return [...new Set(diagram.nodes.length > 0 ? graph : diagram.source.split("\n"))].filter((label2) => label2.trim() !== "").map((label2) => {
    const passage = { text: "", at: [], kind: "label" };
    const start = text.indexOf(label2, from2);
    const add = (shown, index) => {
      passage.text += shown;
      passage.at.push(start < 0 ? from2 : start + index);
    };
    addSource(label2, 0, add, true);
    return passage;
  });
}

// src/documents/rule.ts
var defineRule = (rule) => rule;
var scopeOf = (context) => context.section ? [context.section] : context.sections;
function columnOf(section, column) {
  const table = section?.tables.find((candidate) => candidate.columns.includes(column));
  const at = table?.columns.indexOf(column) ?? 0;
  return table?.rows.filter(({ cells }) => cells.length === table.columns.length).map(({ cells, line }) => ({ cell: cells[at], line }));
}
var literal = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

// src/documents/rules/cell-one-sentence.ts
var cell_one_sentence_default = defineRule({
  id: "cell/one-sentence",
  severity: "error",
  summary: "Each cell of the column is one sentence.",
  options: z2.strictObject({ column: z2.string() }),
  examples: [
    {
      name: "one",
      markdown: "## A\n\n| Stage | Means |\n|---|---|\n| MQL | Fits and asks. |\n",
      section: "A",
      options: { column: "Means" },
      faults: []
    },
    {
      name: "two",
      markdown: "## A\n\n| Stage | Means |\n|---|---|\n| MQL | Fits. Asks. |\n",
      section: "A",
      options: { column: "Means" },
      faults: ["Unexpected 2 sentences in Means, expected one."]
    },
    {
      name: "a full stop after an abbreviation, an initial or a number sign ends none",
      markdown: "## A\n\n| Stage | Means |\n|---|---|\n| MQL | Known to a CRM, e.g. HubSpot, i.e. No. 1 of Dr. J. Doe in St. Louis. |\n| SAL | Accepted at Acme Inc. Berlin vs. Bonn. |\n",
      section: "A",
      options: { column: "Means" },
      faults: []
    },
    {
      name: "a full stop after an abbreviation, before a word that opens a sentence",
      markdown: "## A\n\n| Stage | Means |\n|---|---|\n| MQL | Works at Acme Inc. It asks for more. See section V. It says why. |\n",
      section: "A",
      options: { column: "Means" },
      faults: ["Unexpected 4 sentences in Means, expected one."]
    },
    {
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Means" },
      faults: "unscored"
    }
  ],
  check({ section }, { column }) {
    return columnOf(section, column)?.flatMap(({ cell, line }) => {
      const count2 = sentences(cell).length;
      return count2 === 1 ? [] : [{ message: `Unexpected ${count2} sentences in ${column}, expected one.`, line }];
    }) ?? "unscored";
  }
});

// src/documents/rules/checklist-complete.ts
import * as z3 from "zod";
var ticks = (node) => {
  const own = node.type === "listItem" && typeof node.checked === "boolean" ? 1 : 0;
  return own + ("children" in node ? node.children.reduce((sum2, child) => sum2 + ticks(child), 0) : 0);
};
var checklist_complete_default = defineRule({
  id: "checklist/complete",
  severity: "error",
  summary: "The section's checklist has so many items.",
  options: z3.strictObject({ items: z3.number().int().positive() }),
  examples: [
    { name: "complete", markdown: "## A\n\n- [ ] one\n- [x] two\n", section: "A", options: { items: 2 }, faults: [] },
    {
      name: "one short",
      markdown: "## A\n\n- [ ] one\n",
      section: "A",
      options: { items: 2 },
      faults: ["Unexpected 1 item in the checklist, expected 2."]
    }
  ],
  check({ section }, { items: items2 }) {
    if (!section) return "unscored";
    const actual = section.nodes.reduce((sum2, node) => sum2 + ticks(node), 0);
    if (actual === items2) return [];
    return [
      {
        message: `Unexpected ${actual} item${actual === 1 ? "" : "s"} in the checklist, expected ${items2}.`,
        line: section.line
      }
    ];
  }
});

// src/documents/rules/commitments-number.ts
import * as z4 from "zod";
var commitments_number_default = defineRule({
  id: "commitments/number",
  severity: "error",
  summary: "Each target is a number with its unit, or a flag that says what is missing for one.",
  options: z4.strictObject({ column: z4.string() }),
  examples: [
    {
      name: "a number and a unit",
      markdown: "## A\n\n| Commitment | Target |\n|---|---|\n| Speed | 30 working minutes |\n| Quality | 70% |\n| Volume | SIGNAL MISSING: the monthly volume |\n",
      section: "A",
      options: { column: "Target" },
      faults: []
    },
    {
      name: "a wish",
      markdown: "## A\n\n| Commitment | Target |\n|---|---|\n| Speed | quickly |\n",
      section: "A",
      options: { column: "Target" },
      faults: ["Unexpected `quickly` in Target, expected a number and its unit."]
    },
    {
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Target" },
      faults: "unscored"
    }
  ],
  check({ section }, { column }) {
    return columnOf(section, column)?.filter(({ cell }) => !/\d[\d,.]*\s*(%|[a-z]{2,})/i.test(cell) && !/SIGNAL MISSING: \S/.test(cell)).map(({ cell, line }) => ({
      message: `Unexpected \`${cell}\` in ${column}, expected a number and its unit.`,
      line,
      actual: cell
    })) ?? "unscored";
  }
});

// src/documents/rules/commitments-owner.ts
import * as z5 from "zod";
var team = /^(?:sales|marketing|management|us|we|all|both|either|everyone|everybody|someone|somebody|anyone|nobody|n\/a|none|-|\?|tbd)?$|^(?:everyone|everybody|someone|somebody|anyone|all|both)\b|\b(?:teams?|departments?|dept\.?|groups?|reps|[sb]drs|aes|people|staff|folks|sides)$/i;
var role = /\b(?:head|lead|leader|leadership|manager|director|officer|president|chief|owner|holder|vp|svp|evp|c[a-z]o)\b/i;
var isNobody = (owner) => owner.split(/\s*(?:\band\b|\bor\b|[&/+,;])\s*/i).map((part) => part.trim().replace(/^(?:the|our|your|their|whole|entire)\s+/gi, "")).every((part) => !role.test(part) && team.test(part));
var commitments_owner_default = defineRule({
  id: "commitments/owner",
  severity: "error",
  summary: "Each row is owned by a named role or person, not by a team or by everyone.",
  options: z5.strictObject({ column: z5.string() }),
  examples: [
    {
      name: "a role",
      markdown: "## A\n\n| Commitment | Owner |\n|---|---|\n| Speed | Assigned SDR |\n",
      section: "A",
      options: { column: "Owner" },
      faults: []
    },
    {
      name: "a team",
      markdown: "## A\n\n| Commitment | Owner |\n|---|---|\n| Speed | The team |\n",
      section: "A",
      options: { column: "Owner" },
      faults: ["Unexpected `The team` in Owner, expected a named role or person."]
    },
    {
      name: "roles and persons, joined or in charge of a team",
      markdown: "## A\n\n| Commitment | Owner |\n|---|---|\n| a | Sales Leadership and Demand Gen |\n| b | VP of Sales |\n| c | Head of the SDR team |\n| d | RevOps, SDR |\n| e | Ana Sales, or Team Lead |\n| f | SIGNAL MISSING: who owns it |\n",
      section: "A",
      options: { column: "Owner" },
      faults: []
    },
    {
      name: "teams by other names",
      markdown: "## A\n\n| Commitment | Owner |\n|---|---|\n| a | Sales and Marketing |\n| b | SDR team |\n| c | We |\n| d | Sales & Marketing |\n| e | |\n| f | All SDRs |\n",
      section: "A",
      options: { column: "Owner" },
      faults: [
        "Unexpected `Sales and Marketing` in Owner, expected a named role or person.",
        "Unexpected `SDR team` in Owner, expected a named role or person.",
        "Unexpected `We` in Owner, expected a named role or person.",
        "Unexpected `Sales & Marketing` in Owner, expected a named role or person.",
        "Unexpected `` in Owner, expected a named role or person.",
        "Unexpected `All SDRs` in Owner, expected a named role or person."
      ]
    },
    {
      name: "no such column",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { column: "Owner" },
      faults: "unscored"
    }
  ],
  check({ section }, { column }) {
    return columnOf(section, column)?.filter(({ cell }) => isNobody(cell)).map(({ cell, line }) => ({
      message: `Unexpected \`${cell}\` in ${column}, expected a named role or person.`,
      line,
      actual: cell
    })) ?? "unscored";
  }
});

// src/documents/rules/fence-closed.ts
import * as z6 from "zod";
var fence_closed_default = defineRule({
  id: "fence/closed",
  severity: "error",
  summary: "Each fenced block is closed; an open one swallows every heading after it.",
  options: z6.strictObject({}),
  examples: [
    { name: "closed", markdown: "## A\n\n```\ntext\n```\n", faults: [] },
    {
      name: "open to the end",
      markdown: "## A\n\n```mermaid\nflowchart TD\n\n## B\n",
      faults: ["Unexpected end of document inside a fence, expected the closing ``` of line 3."]
    }
  ],
  check({ document }) {
    if (document.unclosedFence === void 0) return [];
    const line = document.unclosedFence;
    return [
      {
        message: `Unexpected end of document inside a fence, expected the closing \`\`\` of line ${line}.`,
        line,
        hint: "close the block with ``` on a line of its own"
      }
    ];
  }
});

// src/documents/rules/field-date.ts
import * as z7 from "zod";
var field_date_default = defineRule({
  id: "field/date",
  severity: "error",
  summary: "A field holds a date, written YYYY-MM-DD.",
  options: z7.strictObject({ name: z7.string() }),
  examples: [
    { name: "a date", markdown: "Built: 2026-06-30\n\n## A\n\ntext\n", options: { name: "Built" }, faults: [] },
    {
      name: "a word",
      markdown: "Built: today\n\n## A\n\ntext\n",
      options: { name: "Built" },
      faults: ["Unexpected `today` in Built, expected a date such as 2026-06-30."]
    }
  ],
  check({ document, section }, { name: name3 }) {
    const field2 = (section?.fields ?? document.fields).find((candidate) => candidate.name === name3);
    if (!field2) return "unscored";
    if (/^\d{4}-\d{2}-\d{2}$/.test(field2.value) && !Number.isNaN(Date.parse(field2.value))) return [];
    return [
      {
        message: `Unexpected \`${field2.value}\` in ${name3}, expected a date such as 2026-06-30.`,
        line: field2.line,
        actual: field2.value
      }
    ];
  }
});

// src/documents/rules/field-one-of.ts
import * as z8 from "zod";
var field_one_of_default = defineRule({
  id: "field/one-of",
  severity: "error",
  summary: "A field names one of a closed set, or several of it.",
  options: z8.strictObject({ name: z8.string(), values: z8.array(z8.string()).min(2) }),
  examples: [
    {
      name: "one",
      markdown: "Kind: red\n\n## A\n\ntext\n",
      options: { name: "Kind", values: ["red", "blue"] },
      faults: []
    },
    {
      name: "another",
      markdown: "Kind: green\n\n## A\n\ntext\n",
      options: { name: "Kind", values: ["red", "blue"] },
      faults: ["Unexpected `green` in Kind, expected one of red, blue."]
    },
    {
      name: "one that only starts like it",
      markdown: "Kind: Type 14\n\n## A\n\ntext\n",
      options: { name: "Kind", values: ["Type 1", "Type 2"] },
      faults: ["Unexpected `Type 14` in Kind, expected one of Type 1, Type 2."]
    },
    {
      name: "no such field",
      markdown: "## A\n\ntext\n",
      options: { name: "Kind", values: ["red", "blue"] },
      faults: "unscored"
    }
  ],
  check({ document, section }, { name: name3, values }) {
    const field2 = (section?.fields ?? document.fields).find((candidate) => candidate.name === name3);
    if (!field2) return "unscored";
    if (values.some((value) => new RegExp(`(?<!\\w)${literal(value)}(?!\\w)`, "i").test(field2.value))) return [];
    const set = values.join(", ");
    return [
      {
        message: `Unexpected \`${field2.value}\` in ${name3}, expected one of ${set}.`,
        line: field2.line,
        actual: field2.value,
        expected: set
      }
    ];
  }
});

// src/documents/rules/field-required.ts
import * as z9 from "zod";
var field_required_default = defineRule({
  id: "field/required",
  severity: "error",
  summary: "The named fields stand above the first section, or in the section the rule is put on, each with a value.",
  options: z9.strictObject({ names: z9.array(z9.string()).min(1) }),
  examples: [
    { name: "there", markdown: "Urgency: this week\n\n## A\n\ntext\n", options: { names: ["Urgency"] }, faults: [] },
    {
      name: "in bold",
      markdown: "**Urgency:** this week\n\n## A\n\ntext\n",
      options: { names: ["Urgency"] },
      faults: []
    },
    {
      name: "absent",
      markdown: "## A\n\ntext\n",
      options: { names: ["Urgency"] },
      faults: ["Missing field `Urgency:`, expected it with a value."]
    },
    {
      name: "without a value",
      markdown: "Urgency:\n\n## A\n\ntext\n",
      options: { names: ["Urgency"] },
      faults: ["Unexpected empty field `Urgency:`, expected a value."]
    }
  ],
  check({ document, section }, { names: names2 }) {
    const fields = section?.fields ?? document.fields;
    return names2.flatMap((name3) => {
      const field2 = fields.find((candidate) => candidate.name === name3);
      if (!field2)
        return [{ message: `Missing field \`${name3}:\`, expected it with a value.`, line: section?.line ?? 1 }];
      if (field2.value.trim() !== "") return [];
      return [{ message: `Unexpected empty field \`${name3}:\`, expected a value.`, line: field2.line }];
    });
  }
});

// src/documents/rules/mermaid-exactly.ts
import * as z10 from "zod";
var mermaid_exactly_default = defineRule({
  id: "mermaid/exactly",
  severity: "error",
  summary: "So many diagrams of each kind and no other; on a section, those that stand in it.",
  options: z10.record(z10.string(), z10.number().int().nonnegative()),
  examples: [
    {
      name: "as asked",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  a --> b\n```\n",
      options: { flowchart: 1 },
      faults: []
    },
    {
      name: "none",
      markdown: "## A\n\ntext\n",
      options: { flowchart: 1 },
      faults: ["Unexpected 0 diagrams of kind flowchart, expected 1."]
    },
    {
      name: "another kind",
      markdown: "## A\n\n```mermaid\ngraph TD\n  a --> b\n```\n",
      options: { flowchart: 1 },
      faults: [
        "Unexpected 0 diagrams of kind flowchart, expected 1.",
        "Unexpected diagram of kind `graph`, expected only flowchart."
      ]
    }
  ],
  check({ document, section }, wanted) {
    const diagrams = section?.diagrams ?? document.diagrams;
    const faults = [];
    for (const [kind2, count2] of Object.entries(wanted)) {
      const actual = diagrams.filter((diagram) => diagram.kind === kind2).length;
      if (actual !== count2) {
        const line = diagrams.filter((diagram) => diagram.kind === kind2)[count2]?.line ?? section?.line;
        faults.push({
          message: `Unexpected ${actual} diagrams of kind ${kind2}, expected ${count2}.`,
          line,
          expected: `${count2} ${kind2}`
        });
      }
    }
    for (const diagram of diagrams.filter((candidate) => !(candidate.kind in wanted))) {
      const kinds2 = Object.keys(wanted).join(", ");
      faults.push({
        message: `Unexpected diagram of kind \`${diagram.kind}\`, expected only ${kinds2}.`,
        line: diagram.line,
        actual: diagram.kind
      });
    }
    return faults;
  }
});

// src/documents/rules/mermaid-says-what-it-means.ts
import * as z11 from "zod";
var graphs = /^(?:flowchart|graph|stateDiagram)/;
var mermaid_says_what_it_means_default = defineRule({
  id: "mermaid/says-what-it-means",
  severity: "error",
  summary: "Mermaid draws each graph as it was meant: plain ids, no node without an edge, none named as its container.",
  options: z11.strictObject({}),
  examples: [
    {
      name: "containers, notes and both ends",
      markdown: '## A\n\n```mermaid\nstateDiagram-v2\n  state "New lead" as fresh\n  [*] --> fresh\n  state Work {\n    [*] --> Called\n    Called --> Met: yes\n  }\n  fresh --> Work\n  Work --> [*]\n  note right of fresh: from a form\n```\n',
      faults: []
    },
    {
      name: "a state with a blank, which makes a state of each word",
      markdown: "## A\n\n```mermaid\nstateDiagram-v2\n  [*] --> New Lead\n  [*] --> MQL\n  New --> MQL\n```\n",
      faults: ["Unexpected `Lead` without an edge, expected each node joined to another."]
    },
    {
      name: "a label where the id stands",
      markdown: "## A\n\n```mermaid\nstateDiagram-v2\n  [*] --> MQL[Qualified]\n```\n",
      faults: ["Unexpected id `MQL[Qualified]`, expected letters, digits and underscores, a letter first."]
    },
    {
      name: "a name that JavaScript keeps",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  constructor --> b\n```\n",
      faults: ["Unexpected id `constructor`, expected letters, digits and underscores, a letter first."]
    },
    {
      name: "a node that is its own container",
      markdown: "## A\n\n```mermaid\nflowchart TD\n  subgraph X\n    X --> b\n  end\n```\n",
      faults: ["Unexpected `X` in a container of that name, expected another id."]
    },
    { name: "no graph", markdown: "## A\n\n```mermaid\nsequenceDiagram\n  A->>B: hi\n```\n", faults: "unscored" }
  ],
  check({ document }) {
    const read3 = document.diagrams.filter(({ kind: kind2, error, edges }) => graphs.test(kind2) && !error && edges.length > 0);
    return read3.length === 0 ? "unscored" : read3.flatMap(faultsOf);
  }
});
function faultsOf({ nodes, edges, line }) {
  const joined = new Set(edges.flatMap(({ from: from2, to }) => [from2, to]));
  return nodes.flatMap(({ id, parent, isContainer }) => {
    if (/----note-\d+$/.test(id)) return [];
    if (!/^[A-Za-z]\w*$/.test(id) || id in {}) {
      const message2 = `Unexpected id \`${id}\`, expected letters, digits and underscores, a letter first.`;
      return [{ message: message2, line, actual: id, hint: 'give a plain id and quote the label, as in `id["Label"]`' }];
    }
    if (parent === id)
      return [{ message: `Unexpected \`${id}\` in a container of that name, expected another id.`, line, actual: id }];
    if (isContainer || joined.has(id)) return [];
    const message = `Unexpected \`${id}\` without an edge, expected each node joined to another.`;
    return [{ message, line, actual: id }];
  });
}

// src/documents/rules/mermaid-valid.ts
import * as z12 from "zod";
var mermaid_valid_default = defineRule({
  id: "mermaid/valid",
  severity: "error",
  summary: "Each diagram is read by mermaid's own grammar, and shows at least one edge.",
  options: z12.strictObject({}),
  examples: [
    { name: "valid", markdown: "## A\n\n```mermaid\nflowchart TD\n  a[Lead] --> b[MQL]\n```\n", faults: [] },
    {
      name: "no edge",
      markdown: "## A\n\n```mermaid\nflowchart TD\n```\n",
      faults: ["Unexpected empty flowchart diagram, expected edges."]
    },
    { name: "no diagram", markdown: "## A\n\ntext\n", faults: "unscored" }
  ],
  check({ document }) {
    if (document.diagrams.length === 0) return "unscored";
    return document.diagrams.flatMap((diagram) => {
      if (diagram.error) {
        return [
          {
            message: `Unexpected ${diagram.kind || "diagram"} that mermaid can't read: ${diagram.error}.`,
            line: diagram.line
          }
        ];
      }
      if (diagram.edges.length > 0) return [];
      return [{ message: `Unexpected empty ${diagram.kind} diagram, expected edges.`, line: diagram.line }];
    });
  }
});

// src/documents/rules/numbers-grounded.ts
import * as z13 from "zod";

// src/documents/numbers.ts
var codes = "USD|EUR|GBP|CHF|JPY|CNY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|MXN|INR|SGD|HKD|KRW|ILS|TRY|AED|SAR|ZAR|THB";
var kind = "(?:(?:new|more|other|further|extra|fresh|total|qualified|unqualified|marketing|marketing-qualified|sales|sales-qualified|inbound|outbound|paid|referred|untouched|unworked|undecided|decided|rejected|accepted|recycled|stale|open|closed|closed-won|won|lost|net|high-intent|contact|call|of the|of your|of our) )*";
var time = "(?:(?:working|business|calendar|full|more|consecutive) )*";
var word = (pattern) => new RegExp(`^[ -]?(?:${pattern})(?![\\w])`, "i");
var units = [
  [/^ ?%/, "share", 0.01],
  [word("per ?cent|pct|percentage points?|pp"), "share", 0.01],
  [word(`${time}(?:seconds?|secs?)`), "minutes", 1 / 60],
  [word(`${time}(?:minutes?|mins?)`), "minutes", 1],
  [word(`${time}(?:hours?|hrs?|h)`), "minutes", 60],
  [/^s\b/, "minutes", 1 / 60],
  [word(`${time}days?`), "days", 1],
  [/^d\b/, "days", 1],
  [word(`${time}weeks?`), "days", 7],
  [word(`${time}months?`), "months", 1],
  [word(`${time}years?`), "months", 12],
  [word("times|fold"), "times", 1],
  [/^ ?[x\u00d7](?!\w| ?\d)/i, "times", 1],
  [word("(?:a|per) (?:year|month)"), "rate", 1],
  [word(`${kind}(?:leads?|MQLs?|SALs?|SQLs?|prospects?|contacts?)`), "leads", 1],
  [word(`${kind}(?:deals?|opportunit(?:y|ies)|customers?|wins?)`), "deals", 1],
  [word(`${kind}(?:attempts?|touches|calls?)`), "attempts", 1],
  [word(`${kind}channels?`), "channels", 1],
  [word(`${kind}(?:people|persons?|reps?|[SB]DRs?|AEs?|FTEs?|sellers?|marketers?|employees?)`), "people", 1],
  [word("points?"), "points", 1],
  [word(`${kind}records?`), "records", 1]
];
var scales = { k: 1e3, m: 1e6, b: 1e9, bn: 1e9, thousand: 1e3, million: 1e6, billion: 1e9 };
var number5 = String.raw`(?:\d+(?:[,'\u2019]\d{3}(?!\d))*(?:[.,]\d+)?|\.\d+)`;
var token = new RegExp(
  String.raw`(?<![\w.,#])(?<before>(?:US|CA|AU|A|C)?[$\u20ac\u00a3\u00a5]\s?|(?:${codes})\s?)?(?<digits>${number5})(?<scale>(?:bn|[KkMmBb])(?![\w])|\s(?:thousand|million|billion)\b)?(?<after>\s?(?:${codes})\b|\s?[\u20ac\u00a3\u00a5]|\s(?:dollars|euros|pounds|francs)\b)?\+?`,
  "g"
);
var noNumber = /\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{1,2}:\d{1,2}\b|\b\d+(?: ?\/ ?\d+)+\b/g;
var named = /(?<!(?:\d|\b(?:an?|the|this|that|these|those|last|past|next|each|every|per|one|by|of)) )\b(?:sections?|phases?|type|step|stage|tier|level|priority|week|day|month|quarter|part|clause|rule|row|column|chapter|number|no\.)\s$/i;
var counts = /* @__PURE__ */ new Set(["leads", "deals", "attempts", "channels", "people", "points", "records"]);
function numbersIn({ text, at }) {
  const readable = text.replace(noNumber, (found) => "\0".repeat(found.length));
  const tokens = [...readable.matchAll(token)].map((match) => readToken(match, readable));
  for (const [index, second] of tokens.entries()) {
    const first = tokens[index - 1];
    if (first?.before && !second.unit && areJoined(first, second, readable)) second.unit = ["money", 1];
  }
  return tokens.flatMap((found, index) => {
    const last = rangeEnd(found, tokens[index + 1], readable) ?? found;
    const previous = tokens[index - 1];
    const first = previous && rangeEnd(previous, found, readable) ? previous : found;
    const { unit } = last;
    if (!unit) return [];
    const [measure, factor] = unit;
    const before = readable.slice(0, first.start);
    if (measure !== "share" && measure !== "money" && named.test(before)) return [];
    if (counts.has(measure) && (/[A-Za-z]-$/.test(before) || isYear(found.digits, before))) return [];
    const scale = found.scale === 1 && last.before === "" ? last.scale : found.scale;
    return [
      {
        text: text.slice(first.start, last.end).trim(),
        offset: at[found.start],
        value: Number(found.digits) * scale * factor,
        tolerance: toleranceOf(found.digits, scale) * factor,
        measure,
        ...measure === "money" ? { currency: (found.before || first.before || last.after).trim() } : {}
      }
    ];
  });
}
function readToken(match, text) {
  const { digits = "", before = "", after: after2 = "", scale = "" } = match.groups;
  const bare3 = match.index + match[0].length;
  const rest = text.slice(bare3);
  const isDecade = /^s\b/.test(rest) && (/^\d{4}$/.test(digits) || text.slice(0, match.index).endsWith("the "));
  const spelled = isDecade ? void 0 : units.find(([pattern]) => pattern.test(rest));
  const base = {
    start: match.index,
    bare: bare3,
    digits: digits.replace(/[,'\u2019](?=\d{3}(?!\d))/g, "").replace(",", "."),
    before,
    after: after2
  };
  const scaled = scales[scale.trim().toLowerCase()] ?? 1;
  if (before || after2) return { ...base, scale: scaled, end: bare3, unit: ["money", 1] };
  if (spelled) {
    const [pattern, measure, factor] = spelled;
    return { ...base, scale: scaled, end: bare3 + pattern.exec(rest)[0].length, unit: [measure, factor] };
  }
  if (scale === "m") return { ...base, scale: 1, end: bare3, unit: ["minutes", 1] };
  return { ...base, scale: scaled, end: bare3 };
}
function rangeEnd(first, second, text) {
  if (!second?.unit || !areJoined(first, second, text)) return void 0;
  const sharesMoney = first.before !== "" && second.before === "" && second.unit[0] === "money";
  return !first.unit || sharesMoney ? second : void 0;
}
function areJoined(first, second, text) {
  const between = text.slice(first.bare, second.start);
  if (between === " and ") return /\bbetween $/i.test(text.slice(0, first.start));
  return /^\s?[-\u2013\u2014]\s?$|^ (?:to|or) $/.test(between);
}
var isYear = (digits, before) => /^(?:19|20)\d\d$/.test(digits) && /\b(?:in|since|during|until|through) $/i.test(before);
function toleranceOf(digits, scale) {
  const decimals = digits.split(".")[1]?.length ?? 0;
  const significant = digits.replace(".", "").replace(/^0+/, "").length;
  const hidden = scale > 1 && significant < 2 ? 1 : 0;
  return 0.5 * 10 ** -(decimals + hidden) * scale * 1.000001;
}
var measures = {
  share: [["share"], 1],
  "business minutes": [["minutes"], 1],
  days: [["days"], 1],
  "working days": [["days"], 1],
  weeks: [["days"], 7],
  months: [["months"], 1],
  money: [["money"], 1],
  "money a year": [["money"], 1],
  leads: [["leads", "records"], 1],
  "MQLs a month": [["leads", "rate"], 1],
  "leads a year": [["leads", "rate"], 1],
  "times a year": [["times", "rate"], 1],
  times: [["times"], 1],
  deals: [["deals", "records"], 1],
  attempts: [["attempts", "records"], 1],
  channels: [["channels"], 1],
  people: [["people"], 1],
  points: [["points"], 1]
};
function measuresOf({ unit, title, origin }) {
  const [own] = measures[unit] ?? [[]];
  if (unit !== "leads") return own;
  if (origin === "quote") return [...counts];
  return /\bwon\b|\bwins?\b|\bcustomers?\b|\bopportunit/i.test(title) ? [...own, "deals"] : own;
}
function candidates(printed, known2, currency) {
  if (printed.currency && !isCurrency(printed.currency, currency)) return [];
  return known2.filter((quantity) => measuresOf(quantity).includes(printed.measure)).map((quantity) => {
    const off = Math.abs(quantity.value * (measures[quantity.unit]?.[1] ?? 1) - printed.value);
    const edge = /^(?:under|over) (.*)$/.exec(printValue(quantity.value, quantity.unit, currency))?.[1];
    return { quantity, off, fits: off <= printed.tolerance || edge === printed.text };
  }).toSorted((a, b) => a.off - b.off);
}
var signs = [
  [/\$|dollars/, /D$|MXN/],
  [/\u20ac|euros/, /EUR/],
  [/\u00a3|pounds/, /GBP/],
  [/\u00a5/, /JPY|CNY/],
  [/francs/, /CHF/]
];
function isCurrency(printed, currency) {
  const sign = signs.find(([pattern]) => pattern.test(printed));
  return sign ? sign[1].test(currency) : printed === currency;
}
function isQuoted({ text, at }, { offset }, { quoted }) {
  const index = at.indexOf(offset);
  return quoted.map((phrase) => phrase.replace(/\\(?=[!-/:-@[-`{-~])/g, "")).filter((phrase) => /\p{L}/u.test(phrase)).some((phrase) => {
    for (let from2 = text.indexOf(phrase); from2 >= 0; from2 = text.indexOf(phrase, from2 + 1)) {
      const to = from2 + phrase.length;
      if (index < from2 || index >= to) continue;
      if (!/\w\w/.test(text.slice(from2 - 1, from2 + 1)) && !/\w\w/.test(text.slice(to - 1, to + 1))) return true;
    }
    return false;
  });
}

// src/documents/rules/numbers-grounded.ts
var numbers_grounded_default = defineRule({
  id: "numbers/grounded",
  severity: "error",
  summary: "Each number with a unit is a quantity of the brief, up to its printed rounding.",
  options: z13.strictObject({}),
  examples: [
    {
      name: "a fact, printed rounded",
      markdown: "## A\n\nAbout 13% of MQLs become SQLs.\n",
      quantities: { mql_sql_rate: { value: 0.1284, unit: "share" } },
      faults: []
    },
    {
      name: "hours for minutes",
      markdown: "## A\n\nWithin 4 working hours, or 240 minutes.\n",
      quantities: { speed: { value: 240, unit: "business minutes" } },
      faults: []
    },
    {
      name: "dates, ordinals, years and names are no such numbers",
      markdown: "# 12 leads\n\nBuilt 2026-06-30 from 90 days to 2026-06-30. Business hours: 09:00 to 17:00.\n\n## A\n\nOn 2026-06-30, in the 2nd week of phase 3. In 2018 leads came. Section 3 leads on, 24/7, from week 2 leads, in 1:1 calls since the 1990s. Use `window=30 days` and `Q3 40%`.\n",
      quantities: {},
      faults: []
    },
    {
      name: "names from the CRM",
      markdown: "## A\n\nFrom \\[Expo\\] 2K leads and Growth 10x.\n",
      quantities: {},
      quoted: ["\\[Expo\\] 2K leads", "Growth 10x", "30"],
      faults: []
    },
    {
      name: "a range of quantities",
      markdown: "## A\n\nBetween 13 and 61%, 13-61% or 13% to 61%.\n",
      quantities: { low: { value: 0.1284, unit: "share" }, high: { value: 0.61, unit: "share" } },
      faults: []
    },
    {
      name: "a share under what is printed",
      markdown: "## A\n\nUnder 0.1% reply.\n",
      quantities: { reply_rate: { value: 3e-4, unit: "share" } },
      faults: []
    },
    {
      name: "made up",
      markdown: "## A\n\nAcceptance is 47%.\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: ["Unexpected `47%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%."]
    },
    {
      name: "a range that is made up",
      markdown: "## A\n\nAcceptance is 30-40%, or 61\u201370 percent.\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: [
        "Unexpected `30-40%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `61\u201370 percent`, expected a quantity of the brief; the nearest is acceptance_rate, 61%."
      ]
    },
    {
      name: "in markup",
      markdown: "## A\n\n**47**% of *48* percent, `49%`, `50`%, 51\\% and \\\n52%.\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: [
        "Unexpected `47%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `48 percent`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `49%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `50%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `51%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `52%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%."
      ]
    },
    {
      name: "over a line break, in a quotation, in a list and in a cell",
      markdown: "## A\n\n> Within 45\n> seconds.\n\n- 46 seconds\n\n| a |\n|---|\n| 47 seconds |\n",
      quantities: {},
      faults: [
        "Unexpected `45 seconds`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `46 seconds`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `47 seconds`, expected a quantity of the brief; it holds none of that unit."
      ]
    },
    {
      name: "above the first section, not in its banner",
      markdown: "# Title\n\n> Degraded: `47%`.\n\nBuilt 2026-06-30 from 90 days to 2026-06-30 by 48% of us.\n\n**Finding.** Sales accepts 49%.\n\n## A\n\ntext\n",
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: [
        "Unexpected `48%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%.",
        "Unexpected `49%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%."
      ]
    },
    {
      name: "in a diagram",
      markdown: '## A\n\n```mermaid\nflowchart TD\n  a["Call within<br/>17 minutes"] -->|"47% accepted"| b2[61% done]\n```\n',
      quantities: { speed: { value: 240, unit: "business minutes" }, acceptance_rate: { value: 0.61, unit: "share" } },
      faults: [
        "Unexpected `17 minutes`, expected a quantity of the brief; the nearest is speed, 4 working hours.",
        "Unexpected `47%`, expected a quantity of the brief; the nearest is acceptance_rate, 61%."
      ]
    },
    {
      name: "multiples",
      markdown: "## A\n\nA 3x lift, 4 times as many, 5-fold. As likely 7 times.\n",
      quantities: { within_hour: { value: 7, unit: "times" } },
      faults: [
        "Unexpected `3x`, expected a quantity of the brief; the nearest is within_hour, 7.",
        "Unexpected `4 times`, expected a quantity of the brief; the nearest is within_hour, 7.",
        "Unexpected `5-fold`, expected a quantity of the brief; the nearest is within_hour, 7."
      ]
    },
    {
      name: "money by sign, code and scale",
      markdown: "## A\n\n$14,828 or USD 14.8K, not 1,234 CHF, USD 500, $30-40K, $2M or \u20AC14,828.\n",
      quantities: { average_deal: { value: 14828, unit: "money" } },
      faults: [
        "Unexpected `1,234 CHF`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `USD 500`, expected a quantity of the brief; the nearest is average_deal, $14,828.",
        "Unexpected `$30-40K`, expected a quantity of the brief; the nearest is average_deal, $14,828.",
        "Unexpected `$2M`, expected a quantity of the brief; the nearest is average_deal, $14,828.",
        "Unexpected `\u20AC14,828`, expected a quantity of the brief; it holds none of that unit."
      ]
    },
    {
      name: "counts of one thing are no counts of another",
      markdown: "## A\n\n493 leads and 9 customers, not 493 deals, 9 leads, 9 attempts, 9 points or 9 SDRs.\n",
      quantities: {
        lead_volume: { value: 493, unit: "leads" },
        won_deals: { value: 9, unit: "deals" },
        built: { value: 9, unit: "date" }
      },
      faults: [
        "Unexpected `493 deals`, expected a quantity of the brief; the nearest is won_deals, 9.",
        "Unexpected `9 leads`, expected a quantity of the brief; the nearest is lead_volume, 493.",
        "Unexpected `9 attempts`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `9 points`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `9 SDRs`, expected a quantity of the brief; it holds none of that unit."
      ]
    },
    {
      name: "a scale hides no more than the second digit",
      markdown: "## A\n\n2.1K leads, not 2K leads.\n",
      quantities: { lead_volume: { value: 2140, unit: "leads" } },
      faults: ["Unexpected `2K leads`, expected a quantity of the brief; the nearest is lead_volume, 2,140."]
    },
    {
      name: "beside another figure or a span of time",
      markdown: "## A\n\nLast week 12 leads came, in 90 days 900 customers.\n\n1 < 2 <b 47% of it.\n\n> x > 1\n",
      quantities: { window: { value: 90, unit: "days", origin: "setting" } },
      faults: [
        "Unexpected `12 leads`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `900 customers`, expected a quantity of the brief; it holds none of that unit.",
        "Unexpected `47%`, expected a quantity of the brief; it holds none of that unit."
      ]
    },
    {
      name: "a number for what is unknown",
      markdown: "## A\n\nMedian response is 45 minutes.\n",
      quantities: {},
      faults: ["Unexpected `45 minutes`, expected a quantity of the brief; it holds none of that unit."]
    },
    { name: "no brief", markdown: "## A\n\n47%\n", faults: "unscored" }
  ],
  check({ document, sections: sections2, spans: spans2, quantities }) {
    if (!quantities) return "unscored";
    let known2;
    const lead = passages(document, document.lead).map(withoutWindow);
    const told2 = /* @__PURE__ */ new Set();
    return [...lead, ...sections2.flatMap((section) => passages(document, section.nodes))].flatMap(
      (passage) => numbersIn(passage).flatMap((printed) => {
        if (spans2.some((span) => printed.offset >= span.start && printed.offset < span.end)) return [];
        if (isQuoted(passage, printed, quantities)) return [];
        known2 ??= quantities.all();
        const near = candidates(printed, known2, quantities.currency);
        if (near.some(({ fits }) => fits)) return [];
        const line = lineAt(document.text, printed.offset);
        if (told2.has(`${line} ${printed.text}`)) return [];
        told2.add(`${line} ${printed.text}`);
        const nearest = near[0]?.quantity;
        const hint = nearest ? `the nearest is ${nearest.ref}, ${printValue(nearest.value, nearest.unit, quantities.currency)}` : "it holds none of that unit";
        return [
          {
            message: `Unexpected \`${printed.text}\`, expected a quantity of the brief; ${hint}.`,
            line,
            actual: printed.text
          }
        ];
      })
    );
  }
});
function withoutWindow(passage) {
  const window = /^Built:? \d{4}-\d{2}-\d{2} from \d+ days to \d{4}-\d{2}-\d{2}/.exec(passage.text)?.[0] ?? "";
  return { ...passage, text: passage.text.slice(window.length), at: passage.at.slice(window.length) };
}

// src/documents/rules/placeholder-none.ts
import * as z14 from "zod";
var placeholder = /\[[A-Z][A-Z0-9 _/-]{2,}\]|\bTBD\b|\bTBC\b|lorem ipsum|\{\{[^}]*\}\}|\[\[[^\]]*\]\]/gi;
var exactCase = /^\[[A-Z0-9 _/-]+\]$/;
var placeholder_none_default = defineRule({
  id: "placeholder/none",
  severity: "error",
  summary: "No placeholder is left: `[COMPANY NAME]`, TBD, lorem ipsum, or a reference or variable that nobody filled.",
  options: z14.strictObject({}),
  examples: [
    { name: "filled", markdown: "## A\n\nOwned by RevOps [see the report].\n", faults: [] },
    {
      name: "text from elsewhere, escaped, is none",
      markdown: "## A\n\nThe source \\[\\[Brand\\]\\] wins.\n",
      faults: []
    },
    { name: "a missing signal is none", markdown: "## A\n\nSIGNAL MISSING: [what needs checking]\n", faults: [] },
    {
      name: "TBD",
      markdown: "## A\n\nOwner: TBD\n",
      faults: ["Unexpected `TBD`, expected the thing itself or a SIGNAL MISSING flag."]
    },
    {
      name: "a slot",
      markdown: "## A\n\nFor [COMPANY NAME] only.\n",
      faults: ["Unexpected `[COMPANY NAME]`, expected the thing itself or a SIGNAL MISSING flag."]
    },
    {
      name: "a slot above the first section",
      markdown: "# T\n\nFor [COMPANY NAME] only.\n\n## A\n\ntext\n",
      faults: ["Unexpected `[COMPANY NAME]`, expected the thing itself or a SIGNAL MISSING flag."]
    }
  ],
  check({ document, sections: sections2 }) {
    return [document.lead, ...sections2.map((section) => section.nodes)].flatMap((nodes) => runs(document, nodes)).flatMap(
      (run) => [...run.text.replace(/SIGNAL MISSING: ?\[[^\]]*\]/g, "").matchAll(placeholder)].filter(([found]) => !/^\[[^[]/.test(found) || exactCase.test(found)).map(([found]) => ({
        message: `Unexpected \`${found}\`, expected the thing itself or a SIGNAL MISSING flag.`,
        line: run.line,
        actual: found
      }))
    );
  }
});

// src/documents/rules/section-not-empty.ts
import * as z15 from "zod";

// src/documents/tree.ts
import { toString as textOf } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

// src/documents/diagram.ts
var mostRemembered = 100;
var read2 = /* @__PURE__ */ new Map();
async function readDiagram(source, line) {
  const known2 = read2.get(source) ?? await parse(source);
  if (read2.size >= mostRemembered) read2.clear();
  read2.set(source, known2);
  return { ...known2, line };
}
async function parse(source) {
  const kind2 = /^[ \t]*([A-Za-z][\w-]*)/m.exec(source.replace(/^\s*(%%.*\n|---[\s\S]*?---\s*\n)*/, ""))?.[1] ?? "";
  try {
    const mermaid = await loadMermaid();
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(source);
    const data = diagram.db.getData?.();
    return {
      kind: kind2,
      source,
      nodes: (data?.nodes ?? []).filter((node) => node.shape !== "noteGroup").map((node) => ({
        id: node.id,
        label: node.label ?? node.id,
        parent: node.parentId,
        isContainer: node.isGroup ?? false
      })),
      edges: (data?.edges ?? []).map((edge) => ({
        from: edge.start ?? "",
        to: edge.end ?? "",
        label: edge.label ?? ""
      }))
    };
  } catch (error) {
    const reason = error.message.split("\n").slice(0, 4).join(" ").trim();
    return { kind: kind2, source, error: reason || "it can't be read", nodes: [], edges: [] };
  }
}
var loading;
function loadMermaid() {
  loading ??= (async () => {
    const { default: purify } = await import("dompurify");
    if (!purify.isSupported) {
      Object.assign(purify, { addHook: () => {
      }, sanitize: (text) => text });
    }
    const { default: mermaid } = await import("mermaid");
    mermaid.initialize({ startOnLoad: false });
    return mermaid;
  })();
  return loading;
}

// src/documents/tree.ts
var parser = unified().use(remarkParse).use(remarkGfm);
var parseMarkdown = (text) => parser.parse(text);
async function parseDocument2(text) {
  const root = parseMarkdown(text);
  const diagrams = /* @__PURE__ */ new Map();
  for (const node of root.children) {
    if (node.type === "code" && node.lang === "mermaid") {
      diagrams.set(node, await readDiagram(node.value, node.position.start.line + 1));
    }
  }
  const headings = root.children.filter((node) => node.type === "heading");
  const sections2 = headings.filter((heading) => heading.depth > 1).map((heading) => readSection(heading, root, text, diagrams));
  const first = root.children.findIndex((node) => node.type === "heading" && node.depth > 1);
  const above = root.children.slice(0, first < 0 ? void 0 : first);
  const title = headings.find((heading) => heading.depth === 1);
  return {
    text,
    root,
    title: title && textOf(title),
    sections: sections2,
    lead: above.filter((node) => node.type !== "heading" && node.type !== "blockquote"),
    fields: readFields(above),
    diagrams: [...diagrams.values()],
    unclosedFence: findUnclosedFence(text)
  };
}
var plain = (node) => textOf(node);
var paragraphs = (section) => section.nodes.filter((node) => node.type === "paragraph");
function readSection(heading, root, text, diagrams) {
  const from2 = root.children.indexOf(heading);
  const next = root.children.findIndex(
    (node, index) => index > from2 && node.type === "heading" && node.depth <= heading.depth
  );
  const nodes = root.children.slice(from2 + 1, next < 0 ? void 0 : next);
  return {
    heading: textOf(heading).trim(),
    level: heading.depth,
    line: heading.position.start.line,
    start: heading.position.start.offset,
    end: next < 0 ? text.length : root.children[next].position.start.offset,
    nodes,
    tables: nodes.filter((node) => node.type === "table").map(readTable),
    diagrams: nodes.flatMap((node) => node.type === "code" && diagrams.has(node) ? [diagrams.get(node)] : []),
    fields: readFields(nodes)
  };
}
function readTable(node) {
  const [head, ...rows] = node.children.map((row) => ({
    cells: row.children.map((cell) => textOf(cell).trim()),
    line: row.position.start.line
  }));
  return { columns: head?.cells ?? [], rows, line: node.position.start.line };
}
function readFields(nodes) {
  return nodes.filter((node) => node.type === "paragraph").flatMap(
    (node) => textOf(node).split("\n").flatMap((line, index) => {
      const match = /^([A-Z][A-Za-z' ]{2,40}):\s*(.*)$/.exec(line.trim());
      return match ? [{ name: match[1], value: match[2], line: node.position.start.line + index }] : [];
    })
  );
}
function findUnclosedFence(text) {
  let open;
  for (const [index, line] of text.split("\n").entries()) {
    const fence2 = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (!fence2) continue;
    const mark = fence2[1];
    if (!open) open = { mark, line: index + 1 };
    else if (mark[0] === open.mark[0] && mark.length >= open.mark.length && fence2[2].trim() === "") open = void 0;
  }
  return open?.line;
}

// src/documents/rules/section-not-empty.ts
var section_not_empty_default = defineRule({
  id: "section/not-empty",
  severity: "error",
  summary: "Each section says something.",
  options: z15.strictObject({}),
  examples: [
    { name: "with text", markdown: "## A\n\ntext\n", faults: [] },
    {
      name: "bare heading",
      markdown: "## A\n\n## B\n\ntext\n",
      faults: ["Unexpected empty section `A`, expected content."]
    },
    {
      name: "only a comment, or headings",
      markdown: "## A\n\n<!-- later -->\n\n## B\n\n### C\n",
      headings: ["A", "B"],
      faults: ["Unexpected empty section `A`, expected content.", "Unexpected empty section `B`, expected content."]
    }
  ],
  check({ document, sections: sections2 }) {
    return sections2.filter(({ nodes }) => nodes.every((node) => node.type !== "code" || plain(node).trim() === "")).filter(({ nodes }) => passages(document, nodes).every(({ text }) => text.trim() === "")).map((section) => ({
      message: `Unexpected empty section \`${section.heading}\`, expected content.`,
      line: section.line
    }));
  }
});

// src/documents/rules/sections-required.ts
import * as z16 from "zod";
var sections_required_default = defineRule({
  id: "sections/required",
  severity: "error",
  summary: "The sections of the spec are there, each once, in order, and none besides them and the envelope.",
  options: z16.strictObject({}),
  examples: [
    { name: "as asked", markdown: "## A\n\none\n\n## B\n\ntwo\n", headings: ["A", "B"], faults: [] },
    {
      name: "one missing",
      markdown: "## A\n\none\n",
      headings: ["A", "B"],
      faults: ["Missing section `B`, expected after `A`."]
    },
    {
      name: "out of order",
      markdown: "## B\n\ntwo\n\n## A\n\none\n",
      headings: ["A", "B"],
      faults: ["Unexpected place of section `A`, expected before `B`."]
    },
    {
      name: "one too many",
      markdown: "## A\n\none\n\n## C\n\nthree\n",
      headings: ["A"],
      faults: ["Unexpected section `C`, expected one of the sections of the spec."]
    },
    {
      name: "a second title, which would end a section and hide what follows",
      markdown: "# T\n\n## A\n\none\n\n# U\n\ntwo\n",
      headings: ["A"],
      faults: ["Unexpected second title `U`, expected one, above the sections."]
    }
  ],
  check({ document, headings, envelope }) {
    const faults = [];
    const from2 = document.sections[0]?.line ?? Number.POSITIVE_INFINITY;
    const titles2 = document.root.children.filter((node) => node.type === "heading" && node.depth === 1);
    for (const [index, title] of titles2.entries()) {
      const { line } = title.position.start;
      if (index === 0 && line < from2) continue;
      const nth = index === 0 ? "place of title" : "second title";
      faults.push({ message: `Unexpected ${nth} \`${plain(title)}\`, expected one, above the sections.`, line });
    }
    const level = Math.min(
      ...document.sections.filter((section) => headings.includes(section.heading)).map((s) => s.level),
      6
    );
    const found = document.sections.filter((section) => section.level <= level);
    for (const [index, heading] of headings.entries()) {
      const times = found.filter((section) => section.heading === heading);
      const before = headings[index - 1];
      if (times.length === 0) {
        faults.push({
          message: `Missing section \`${heading}\`, expected ${before === void 0 ? "first" : `after \`${before}\``}.`,
          line: found.find((section) => section.heading === before)?.line,
          expected: heading,
          hint: "write the heading to the letter"
        });
      } else if (times[1]) {
        faults.push({ message: `Unexpected second section \`${heading}\`, expected it once.`, line: times[1].line });
      }
    }
    const order = found.filter((section) => headings.includes(section.heading));
    for (const [index, section] of order.entries()) {
      const previous = order[index - 1];
      if (previous && headings.indexOf(section.heading) < headings.indexOf(previous.heading)) {
        faults.push({
          message: `Unexpected place of section \`${section.heading}\`, expected before \`${previous.heading}\`.`,
          line: section.line
        });
      }
    }
    for (const section of found) {
      if (headings.includes(section.heading) || envelope.includes(section.heading.toLowerCase())) continue;
      faults.push({
        message: `Unexpected section \`${section.heading}\`, expected one of the sections of the spec.`,
        line: section.line,
        actual: section.heading
      });
    }
    return faults;
  }
});

// src/documents/rules/signals-flagged.ts
import * as z17 from "zod";
var told = (text) => text.replace(/[\\`*[\]]|(?<=\n)[ \t]*>/g, "").replace(/\s+/g, " ").toLowerCase();
var signals_flagged_default = defineRule({
  id: "signals/flagged",
  severity: "error",
  summary: "Each fact that the section needs and the portal lacks stands there as `SIGNAL MISSING: what to check`.",
  options: z17.strictObject({ facts: z17.array(z17.string()).min(1) }),
  examples: [
    {
      name: "known",
      markdown: "## A\n\n61% accepted.\n",
      section: "A",
      options: { facts: ["acceptance_rate"] },
      quantities: { acceptance_rate: { value: 0.61, unit: "share" } },
      faults: []
    },
    {
      name: "flagged",
      markdown: "## A\n\nSIGNAL MISSING: acceptance_rate to be checked\n",
      section: "A",
      options: { facts: ["acceptance_rate"] },
      quantities: {},
      faults: []
    },
    {
      name: "flagged over a line break, for another reason",
      markdown: "## A\n\n> **Signal missing:** `acceptance_rate`\n> to be checked (no decision is logged)\n",
      section: "A",
      options: { facts: ["acceptance_rate"] },
      quantities: {},
      faults: []
    },
    {
      name: "the flag of another fact",
      markdown: "## A\n\nSIGNAL MISSING: acceptance_rate to be checked\n",
      section: "A",
      options: { facts: ["acceptance_rate", "rejection_rate"] },
      quantities: {},
      faults: ["Missing flag for rejection_rate, expected `SIGNAL MISSING: rejection_rate to be checked`."]
    },
    {
      name: "passed over",
      markdown: "## A\n\nMost are accepted.\n",
      section: "A",
      options: { facts: ["acceptance_rate"] },
      quantities: {},
      faults: ["Missing flag for acceptance_rate, expected `SIGNAL MISSING: acceptance_rate to be checked`."]
    },
    {
      name: "no brief",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { facts: ["acceptance_rate"] },
      faults: "unscored"
    }
  ],
  check({ document, section, quantities, missing: missing2 }, { facts }) {
    if (!quantities) return "unscored";
    const text = told(section ? document.text.slice(section.start, section.end) : document.text);
    return facts.flatMap((fact) => {
      const referent = quantities.find(fact);
      if (referent.kind !== "missing") return [];
      const asked = missing2.find(({ ref }) => ref === fact || ref === `table:${fact}`)?.check ?? referent.check;
      if (text.includes(told(`SIGNAL MISSING: ${asked.split(" (")[0]}`))) return [];
      const expected = `SIGNAL MISSING: ${referent.check}`;
      return [{ message: `Missing flag for ${fact}, expected \`${expected}\`.`, line: section?.line, expected }];
    });
  }
});

// src/documents/rules/signals-not-beside-number.ts
import * as z18 from "zod";
var signals_not_beside_number_default = defineRule({
  id: "signals/not-beside-number",
  severity: "error",
  summary: "A flag for what is unknown does not stand in one cell or sentence with a measured number.",
  options: z18.strictObject({}),
  examples: [
    {
      name: "apart",
      markdown: "## A\n\nThe rate is [[mql_sql_rate]]. SIGNAL MISSING: the acceptance rate\n",
      quantities: { mql_sql_rate: { value: 0.13, unit: "share" } },
      faults: []
    },
    {
      name: "together",
      markdown: "## A\n\nThe rate is [[mql_sql_rate]], SIGNAL MISSING: the acceptance rate\n",
      quantities: { mql_sql_rate: { value: 0.13, unit: "share" } },
      faults: ["Unexpected 13% beside SIGNAL MISSING, expected the flag in a sentence or cell of its own."]
    },
    {
      name: "together, with the number in the text and the sentence over two lines",
      markdown: "# T\n\n13% is\nthe rate, SIGNAL MISSING: the rest.\n\n## A\n\n| a |\n|---|\n| 13% convert. SIGNAL MISSING: the rest |\n",
      quantities: { mql_sql_rate: { value: 0.13, unit: "share" } },
      faults: [
        "Unexpected 13% beside SIGNAL MISSING, expected the flag in a sentence or cell of its own.",
        "Unexpected 13% beside SIGNAL MISSING, expected the flag in a sentence or cell of its own."
      ]
    },
    {
      name: "a number that nobody measured",
      markdown: "## A\n\nSIGNAL MISSING: how many are called within 4 working hours\n",
      quantities: { "term.speed": { value: 240, unit: "business minutes", origin: "term" } },
      faults: []
    },
    { name: "no brief", markdown: "## A\n\ntext\n", faults: "unscored" }
  ],
  check({ document, sections: sections2, spans: spans2, quantities }) {
    if (!quantities) return "unscored";
    let known2;
    return [document.lead, ...sections2.map((section) => section.nodes)].flatMap((nodes) => passages(document, nodes)).flatMap(statements).filter((statement) => statement.text.includes("SIGNAL MISSING")).flatMap((statement) => {
      const [start, end] = [statement.at[0], statement.at.at(-1)];
      const span = spans2.find(
        (printed) => printed.quantity?.origin === "fact" && printed.start >= start && printed.start <= end
      );
      const beside2 = span ? { text: document.text.slice(span.start, span.end), offset: span.start } : numbersIn(statement).find((printed) => {
        known2 ??= quantities.all();
        const fits = candidates(printed, known2, quantities.currency).filter((candidate) => candidate.fits);
        return fits.length > 0 && fits.every(({ quantity }) => quantity.origin === "fact");
      });
      if (!beside2) return [];
      return [
        {
          message: `Unexpected ${beside2.text} beside SIGNAL MISSING, expected the flag in a sentence or cell of its own.`,
          line: lineAt(document.text, beside2.offset)
        }
      ];
    });
  }
});
function statements(passage) {
  if (passage.kind === "cell") return [passage];
  return sentenceRanges(passage.text).map(({ start, end }) => ({
    ...passage,
    text: passage.text.slice(start, end),
    at: passage.at.slice(start, end)
  }));
}

// src/documents/rules/table-columns.ts
import * as z19 from "zod";
var table_columns_default = defineRule({
  id: "table/columns",
  severity: "error",
  summary: "The section holds a table with exactly these columns.",
  options: z19.strictObject({ columns: z19.array(z19.string()).min(1) }),
  examples: [
    {
      name: "as asked",
      markdown: "## A\n\n| Stage | Owner |\n|---|---|\n| MQL | RevOps |\n",
      section: "A",
      options: { columns: ["Stage", "Owner"] },
      faults: []
    },
    {
      name: "no table",
      markdown: "## A\n\ntext\n",
      section: "A",
      options: { columns: ["Stage", "Owner"] },
      faults: ["Missing table, expected the columns Stage, Owner."]
    },
    {
      name: "other columns",
      markdown: "## A\n\n| Stage | Who |\n|---|---|\n| MQL | RevOps |\n",
      section: "A",
      options: { columns: ["Stage", "Owner"] },
      faults: ["Unexpected columns Stage, Who, expected Stage, Owner."]
    },
    {
      name: "a header and no row",
      markdown: "## A\n\n| Stage | Owner |\n|---|---|\n",
      section: "A",
      options: { columns: ["Stage", "Owner"] },
      faults: ["Unexpected table without a row, expected at least one."]
    }
  ],
  check({ section }, { columns }) {
    if (!section) return "unscored";
    const expected = columns.join(", ");
    const found = section.tables.filter((table) => table.columns.join(", ") === expected);
    if (found.some((table) => table.rows.length > 0)) return [];
    if (found[0]) return [{ message: "Unexpected table without a row, expected at least one.", line: found[0].line }];
    const nearest = section.tables.find((table) => table.columns[0] === columns[0]);
    if (!nearest)
      return [{ message: `Missing table, expected the columns ${expected}.`, line: section.line, expected }];
    const actual = nearest.columns.join(", ");
    return [{ message: `Unexpected columns ${actual}, expected ${expected}.`, line: nearest.line, expected, actual }];
  }
});

// src/documents/rules/table-ragged.ts
import * as z20 from "zod";
var cellsIn = (line) => line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).length;
var table_ragged_default = defineRule({
  id: "table/ragged",
  severity: "error",
  summary: "Each row of a table has as many cells as its header.",
  options: z20.strictObject({}),
  examples: [
    { name: "even", markdown: "## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", faults: [] },
    { name: "an escaped bar is text", markdown: "## A\n\n| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n", faults: [] },
    {
      name: "a cell too few",
      markdown: "## A\n\n| a | b |\n|---|---|\n| 1 |\n",
      faults: ["Unexpected 1 cell in a row, expected 2."]
    }
  ],
  check(context) {
    const lines = context.document.text.split("\n");
    return scopeOf(context).flatMap(
      (section) => section.tables.flatMap(
        (table) => table.rows.flatMap((row) => {
          const actual = cellsIn(lines[row.line - 1] ?? "");
          if (actual === table.columns.length) return [];
          const cells = `${actual} cell${actual === 1 ? "" : "s"}`;
          return [{ message: `Unexpected ${cells} in a row, expected ${table.columns.length}.`, line: row.line }];
        })
      )
    );
  }
});

// src/documents/rules/table-rows.ts
import * as z21 from "zod";
var table_rows_default = defineRule({
  id: "table/rows",
  severity: "error",
  summary: "The section's table has a row for each of these first cells.",
  options: z21.strictObject({ require: z21.array(z21.string()).min(1), column: z21.string().optional() }),
  examples: [
    {
      name: "as asked",
      markdown: "## A\n\n| Stage | Owner |\n|---|---|\n| MQL | RevOps |\n",
      section: "A",
      options: { require: ["MQL"] },
      faults: []
    },
    {
      name: "one missing",
      markdown: "## A\n\n| Stage | Owner |\n|---|---|\n| MQL | RevOps |\n",
      section: "A",
      options: { require: ["MQL", "SAL"] },
      faults: ["Missing row `SAL`, expected it in the column Stage."]
    },
    { name: "no table", markdown: "## A\n\ntext\n", section: "A", options: { require: ["MQL"] }, faults: "unscored" }
  ],
  check({ section }, { require: require2, column }) {
    const table = section?.tables.find((candidate) => column === void 0 || candidate.columns.includes(column));
    if (!table) return "unscored";
    const at = column === void 0 ? 0 : table.columns.indexOf(column);
    const cells = table.rows.map((row) => row.cells[at] ?? "");
    return require2.filter((name3) => !cells.some((cell) => new RegExp(`(?<!\\w)${literal(name3)}(?!\\w)`, "i").test(cell))).map((name3) => ({
      message: `Missing row \`${name3}\`, expected it in the column ${table.columns[at]}.`,
      line: table.line,
      expected: name3
    }));
  }
});

// src/documents/rules/text-no-em-dash.ts
import * as z22 from "zod";
var text_no_em_dash_default = defineRule({
  id: "text/no-em-dash",
  severity: "error",
  summary: "No em dash: a comma or a full stop does.",
  options: z22.strictObject({}),
  examples: [
    { name: "commas", markdown: "## A\n\nListen, then answer.\n", faults: [] },
    {
      name: "a dash",
      markdown: "## A\n\nListen \u2014 then answer.\n",
      faults: ["Unexpected em dash, expected a comma or a full stop."]
    },
    {
      name: "a dash above the first section, and one in code",
      markdown: "# T\n\nListen \u2014 then answer.\n\n## A\n\n`a \u2014 b`\n",
      faults: ["Unexpected em dash, expected a comma or a full stop."]
    }
  ],
  check({ document, sections: sections2 }) {
    return [document.lead, ...sections2.map((section) => section.nodes)].flatMap((nodes) => runs(document, nodes)).filter((run) => run.text.includes("\u2014")).map((run) => ({ message: "Unexpected em dash, expected a comma or a full stop.", line: run.line }));
  }
});

// src/documents/rules/text-one-of.ts
import * as z23 from "zod";
var wordsIn = (text, pattern) => [...text.matchAll(new RegExp(pattern, "g"))].map(([found]) => found);
var text_one_of_default = defineRule({
  id: "text/one-of",
  severity: "error",
  summary: "Exactly one word of a closed set stands in the section, once; of several, what is `rated` so counts.",
  options: z23.strictObject({ values: z23.array(z23.string()).min(2) }),
  examples: [
    {
      name: "one",
      markdown: "## A\n\nRating: BROKEN\n",
      section: "A",
      options: { values: ["BROKEN", "INFORMAL"] },
      faults: []
    },
    {
      name: "none",
      markdown: "## A\n\nRating: poor\n",
      section: "A",
      options: { values: ["BROKEN", "INFORMAL"] },
      faults: ["Missing one of BROKEN, INFORMAL, expected it once."]
    },
    {
      name: "two",
      markdown: "## A\n\nBROKEN or INFORMAL\n",
      section: "A",
      options: { values: ["BROKEN", "INFORMAL"] },
      faults: ["Unexpected BROKEN and INFORMAL, expected one of BROKEN, INFORMAL, once."]
    },
    {
      name: "a source of that name beside the rating",
      markdown: "## A\n\nMost leads of INFORMAL are lost. The handoff is rated BROKEN, because INFORMAL leads rot.\n",
      section: "A",
      options: { values: ["BROKEN", "INFORMAL"] },
      faults: []
    },
    {
      name: "rated both",
      markdown: "## A\n\nIt is rated BROKEN or INFORMAL.\n",
      section: "A",
      options: { values: ["BROKEN", "INFORMAL"] },
      faults: ["Unexpected BROKEN and INFORMAL, expected one of BROKEN, INFORMAL, once."]
    }
  ],
  check({ section }, { values }) {
    if (!section) return "unscored";
    const text = section.nodes.map(plain).join("\n");
    const word2 = `(?<!\\w)(?:${values.map(literal).join("|")})(?!\\w)`;
    const all = wordsIn(text, word2);
    const rated = `\\b[Rr]at(?:ed|ing)\\b.*?${word2}(?:[\\s,/]*(?:or|and|to)?[\\s,/]+${word2})*`;
    const bound = sentences(text).flatMap((sentence2) => wordsIn(wordsIn(sentence2, rated).join(" "), word2));
    const found = all.length > 1 && bound.length > 0 ? bound : all;
    if (found.length === 1) return [];
    const set = values.join(", ");
    if (found.length === 0)
      return [{ message: `Missing one of ${set}, expected it once.`, line: section.line, expected: set }];
    return [
      {
        message: `Unexpected ${found.join(" and ")}, expected one of ${set}, once.`,
        line: section.line,
        expected: set
      }
    ];
  }
});

// src/documents/rules/text-sentences.ts
import * as z24 from "zod";
var beside = /^(overall |alignment )*rating\b|^SIGNAL MISSING:/i;
var text_sentences_default = defineRule({
  id: "text/sentences",
  severity: "error",
  summary: "The prose of the section has exactly so many sentences; a rating line, a table and flags do not count.",
  options: z24.strictObject({ count: z24.number().int().positive() }),
  examples: [
    {
      name: "three, with a rating line",
      markdown: "## A\n\nLeads wait 2.5 hours. Call them. It is fixable.\n\nAlignment rating: BROKEN\n",
      section: "A",
      options: { count: 3 },
      faults: []
    },
    {
      name: "an abbreviation in a name",
      markdown: "## A\n\nLeads from Expo St. Louis wait. Call them, e.g. Acme Inc. Berlin first. It is fixable.\n",
      section: "A",
      options: { count: 3 },
      faults: []
    },
    {
      name: "two",
      markdown: "## A\n\nLeads wait. Call them.\n",
      section: "A",
      options: { count: 3 },
      faults: ["Unexpected 2 sentences, expected exactly 3."]
    }
  ],
  check({ section }, { count: count2 }) {
    if (!section) return "unscored";
    const prose = paragraphs(section).filter((node) => !beside.test(plain(node)));
    const actual = prose.flatMap((node) => sentences(plain(node))).length;
    if (actual === count2) return [];
    const line = prose[0]?.position?.start.line ?? section.line;
    return [{ message: `Unexpected ${actual} sentence${actual === 1 ? "" : "s"}, expected exactly ${count2}.`, line }];
  }
});

// src/documents/rules/index.ts
var rules = new Map(
  [
    fence_closed_default,
    sections_required_default,
    section_not_empty_default,
    text_sentences_default,
    text_one_of_default,
    text_no_em_dash_default,
    field_required_default,
    field_one_of_default,
    field_date_default,
    table_columns_default,
    table_rows_default,
    table_ragged_default,
    cell_one_sentence_default,
    checklist_complete_default,
    placeholder_none_default,
    mermaid_exactly_default,
    mermaid_valid_default,
    mermaid_says_what_it_means_default,
    commitments_number_default,
    commitments_owner_default,
    signals_flagged_default,
    signals_not_beside_number_default,
    numbers_grounded_default
  ].map((rule) => [rule.id, rule])
);

// src/documents/spec.ts
var ruleOptions = z25.record(z25.string(), z25.unknown()).default({});
var specSchema = z25.strictObject({
  /** Kind of the document; the file's name. */
  document: z25.string().regex(/^[a-z][a-z-]*$/),
  version: z25.number().int().positive(),
  /** What the document is, in a line. */
  title: z25.string(),
  /** True for what only the asker may see: delivered in a folder of its own that nobody else can read. */
  private: z25.boolean().default(false),
  /**
   * What may stand around the sections, outside their rules: headings after them, the banner before. No code reads `before`: a
   * blockquote above the first section is a banner in every document, since a degraded one gets its own.
   */
  envelope: z25.strictObject({ before: z25.array(z25.literal("banner")).default([]), after: z25.array(z25.string()).default([]) }).default({ before: [], after: [] }),
  sections: z25.array(
    z25.strictObject({
      heading: z25.string(),
      table: z25.strictObject({
        columns: z25.array(z25.string()),
        rows: z25.strictObject({ require: z25.array(z25.string()) }).optional()
      }).optional(),
      diagram: z25.string().optional(),
      rules: ruleOptions
    })
  ).min(1),
  rules: ruleOptions,
  variants: z25.record(z25.string(), z25.strictObject({ rules: ruleOptions })).default({})
});
var baseline = [
  "fence/closed",
  "sections/required",
  "section/not-empty",
  "table/ragged",
  "placeholder/none",
  "mermaid/valid",
  "mermaid/says-what-it-means",
  "signals/not-beside-number",
  "numbers/grounded"
];
function readSpec(text, file) {
  const document = parseYaml(text);
  const lineOf = (path) => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (node?.range) return text.slice(0, node.range[0]).split("\n").length;
    }
    return 1;
  };
  const finding = (path, message) => ({
    rule: "spec/valid",
    severity: "error",
    message,
    file,
    line: lineOf(path)
  });
  const broken2 = document.errors[0];
  if (broken2)
    return {
      findings: [
        { ...finding([], `Unexpected YAML: ${broken2.message.split("\n")[0]}`), line: broken2.linePos?.[0].line }
      ]
    };
  const parsed = specSchema.safeParse(document.toJS());
  if (!parsed.success) {
    return {
      findings: parsed.error.issues.map(
        (issue) => finding(issue.path, `Unexpected ${issue.path.join(".") || "spec"}: ${issue.message}.`)
      )
    };
  }
  const spec = parsed.data;
  const findings = [
    ...checkOptions(spec.rules, ["rules"], finding),
    ...spec.sections.flatMap((section, index) => checkOptions(section.rules, ["sections", index, "rules"], finding)),
    ...Object.entries(spec.variants).flatMap(
      ([name3, variant]) => checkOptions(variant.rules, ["variants", name3, "rules"], finding)
    )
  ];
  return isClean(findings) ? { spec, findings } : { findings };
}
function checkOptions(options, path, finding) {
  return Object.entries(options).flatMap(([id, given]) => {
    const rule = rules.get(id);
    if (!rule) return [finding([...path, id], `Unexpected rule \`${id}\`, expected one of \`coord rules\`.`)];
    if (given === false) return [];
    const parsed = rule.options.safeParse(given ?? {});
    if (parsed.success) return [];
    return [finding([...path, id], `Unexpected options of ${id}: ${parsed.error.issues[0].message}.`)];
  });
}
function demandsOf(spec, variants = []) {
  const chosen = Object.entries(spec.variants).filter(([name3]) => variants.includes(name3));
  const whole = Object.assign(
    Object.fromEntries(baseline.map((rule) => [rule, {}])),
    spec.rules,
    ...chosen.map(([, variant]) => variant.rules)
  );
  const demands = Object.entries(whole).filter(([, options]) => options !== false).map(([rule, options]) => ({ rule, options: options ?? {} }));
  for (const { heading, table, diagram, rules: own } of spec.sections) {
    if (table) demands.push({ rule: "table/columns", options: { columns: table.columns }, heading });
    if (table?.rows)
      demands.push({ rule: "table/rows", options: { ...table.rows, column: table.columns[0] }, heading });
    if (diagram) demands.push({ rule: "mermaid/exactly", options: { [diagram]: 1 }, heading });
    for (const [rule, options] of Object.entries(own))
      if (options !== false) demands.push({ rule, options: options ?? {}, heading });
  }
  return demands;
}

// src/briefs/kinds.ts
function readKinds(library) {
  const kinds2 = [];
  const findings = [];
  for (const item of [...library.skills, ...library.agents, ...library.missions]) {
    const outputs = item.dir && join(item.dir, "outputs");
    if (!item.dir || !outputs || !existsSync(outputs)) continue;
    for (const name3 of readdirSync(outputs).filter((entry) => entry.endsWith(".yaml")).sort()) {
      const file = join(outputs, name3);
      const read3 = readSpec(readFileSync(file, "utf8"), file);
      findings.push(...read3.findings);
      if (read3.spec)
        kinds2.push({
          kind: read3.spec.document,
          spec: read3.spec,
          file,
          dir: item.dir,
          owner: { kind: item.kind, name: item.name }
        });
    }
  }
  return { kinds: kinds2, findings };
}

// src/facts/snapshot.ts
var takeSnapshot = ({ portal, asOf: asOf2, window, holdings, all }) => ({
  portal,
  asOf: asOf2,
  window,
  holdings,
  facts: all()
});
function openSnapshot({ facts, ...rest }) {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return {
    ...rest,
    ids: facts.map((fact) => fact.id),
    all: () => facts,
    get(id) {
      const fact = byId.get(id);
      if (!fact) throw new RangeError(`No fact is called ${id}.`);
      return fact;
    }
  };
}

// src/writers/writer.ts
var noUsage = { requests: 0, inputTokens: 0, outputTokens: 0 };

// src/missions/graph.ts
import { END, ReducedValue, START, StateGraph, StateSchema } from "@langchain/langgraph";
import * as z26 from "zod";

// src/sla/file.ts
import { stringify } from "yaml";

// src/writers/contribution.ts
import { existsSync as existsSync3 } from "node:fs";
import { join as join3 } from "node:path";

// src/writers/playbook.ts
import { join as join2 } from "node:path";

// src/writers/template.ts
import { existsSync as existsSync2, readFileSync as readFileSync2 } from "node:fs";
import Handlebars from "handlebars";
function requireAsset(file) {
  if (!existsSync2(file)) throw new InputError(`No playbook at ${file}; write it as a Handlebars template.`);
}
function renderAsset(file, view, known2) {
  requireAsset(file);
  const handlebars = Handlebars.create();
  handlebars.registerHelper({
    is: (a, ...rest) => rest.slice(0, -1).includes(a),
    has: (list2, item) => Array.isArray(list2) && list2.includes(item),
    known: (ref) => known2(ref),
    not: (value) => !value || Array.isArray(value) && value.length === 0,
    and: (...values) => values.slice(0, -1).every(Boolean),
    or: (...values) => values.slice(0, -1).some(Boolean),
    ordinal: (index) => index + 1
  });
  try {
    const rendered = handlebars.compile(readFileSync2(file, "utf8"), { noEscape: true, strict: true })(view);
    return tidy(rendered);
  } catch (error) {
    throw new InputError(`${file} can't be rendered: ${error.message.split("\n")[0]}.`);
  }
}
var tidy = (text) => `${text.replace(/[ \t]+$/gm, "").replace(/\n{3,}/g, "\n\n").trim()}
`;

// src/sla/diagrams.ts
var label = (text) => `"${text.replace(/"/g, "#quot;")}"`;
var transition = (text) => text.replace(/[:;#"]/g, "").replace(/\s+/g, " ");
function drawLifecycle(terms, print) {
  const window = print("term.acceptance_window");
  const edges = [
    ["[*]", "Lead", "person and company known"],
    ["Lead", "MQL", "fit and engagement met"],
    ["MQL", "SAL", `accepted within ${window}`],
    ["MQL", "MQL", "first miss, reassigned to the next rep"],
    ["MQL", "Nurture", `second miss of ${window}, reverts`],
    ["MQL", "Recycled", "rejected with a reason that recycles"],
    ["MQL", "Disqualified", "rejected with a reason that ends it"],
    ["SAL", "SQL", "need, authority and timing confirmed"],
    ["SAL", "Recycled", "not qualified, reason logged"],
    ["SQL", "Opportunity", "deal created"],
    ["SQL", "Recycled", "no project now"],
    ["Opportunity", "Customer", "closed won"],
    ["Opportunity", "Recycled", "closed lost, reason logged"],
    ["Nurture", "MQL", "qualifies again"],
    ["Recycled", "Nurture", "waiting time over"],
    ["Disqualified", "[*]", ""],
    ["Customer", "[*]", ""]
  ];
  const kept = terms.reasons.some((reason) => !reason.recycles) ? edges : edges.filter(([, to]) => to !== "Disqualified");
  return fence(
    "stateDiagram-v2",
    kept.map(([from2, to, text]) => `${from2} --> ${to}${text ? `: ${transition(text)}` : ""}`)
  );
}
function drawHandoff(terms, print) {
  const window = print("term.acceptance_window");
  const attempts2 = `${print("term.attempts")} attempts in ${print("term.attempt_days")}`;
  return fence("flowchart TD", [
    `qualifies[${label("Contact meets MQL criteria")}] --> stamped[${label("Lifecycle set to MQL, moment stamped")}]`,
    `stamped --> alert[${label(`${terms.alertChannel} alert to the assigned rep`)}]`,
    `alert --> accepted{${label(`Accepted within ${window}?`)}}`,
    `accepted -->|${label("No")}| missed{${label("Which miss is it?")}}`,
    `missed -->|${label("First")}| next[${label("Reassigned to the next rep")}]`,
    "next --> alert",
    `missed -->|${label("Second")}| revert[${label("Auto-revert, flagged for review")}]`,
    `accepted -->|${label("Yes")}| working[${label(`Lifecycle set to SAL, ${attempts2}`)}]`,
    `working --> qualified{${label("Need, authority and timing confirmed?")}}`,
    `qualified -->|${label("Yes")}| sql[${label("Lifecycle set to SQL, opportunity created")}]`,
    `qualified -->|${label("Rejected")}| reason[${label("Rejection reason logged from the closed set")}]`,
    `reason --> recyclable{${label("Does the reason recycle?")}}`,
    `recyclable -->|${label("Yes")}| recycled[${label("Recycled, waits as its reason says")}]`,
    `recycled --> nurture[${label("Nurture, may qualify again")}]`,
    "revert --> nurture",
    `recyclable -->|${label("No")}| out[${label("Disqualified")}]`
  ]);
}
var fence = (header, lines) => `\`\`\`mermaid
${header}
${lines.map((line) => `  ${line}`).join("\n")}
\`\`\``;

// src/writers/view.ts
var fieldNames = {
  email: "e-mail",
  company: "company",
  job_title: "job title",
  phone: "phone",
  industry: "industry",
  company_size: "company size",
  source: "lead source",
  segment: "segment"
};
var leadsToCompare2 = 20;
function viewOf(brief) {
  const { settings: settings2, terms, sheet, story, misalignment } = brief;
  const print = (ref) => printReference(brief, ref);
  const decisions = Object.fromEntries(brief.decisions.map((decision) => [decision.id, decision]));
  const { owners } = terms;
  const date2 = isoDay2(sheet.asOf);
  const sources = rankSources(brief);
  return {
    company: safe(settings2.company) ?? "",
    industry: safe(settings2.industry) ?? "",
    built: date2,
    window: sheet.window.label,
    hours: describeHours(businessHours(settings2)),
    motion: settings2.sales_motion ?? "",
    routing: settings2.routing_method ?? "",
    friction: settings2.friction.map(escapeMarkdown),
    cadence: safe(settings2.meeting_cadence) ?? "",
    definitions: { mql: safe(settings2.definitions.mql) ?? "", sql: safe(settings2.definitions.sql) ?? "" },
    automation: automation(settings2.hub_editions),
    owners: Object.fromEntries(Object.entries(owners).map(([role2, name3]) => [role2, escapeMarkdown(name3)])),
    terms: {
      ...terms,
      requiredFields: list(terms.marketing.requiredFields.map((field2) => fieldNames[field2] ?? field2)),
      channels: list(terms.sales.contactChannels),
      because: {
        speed: terms.sales.speed.because,
        attainment: terms.sales.attainment.because,
        acceptance: terms.marketing.acceptance.because,
        window: terms.sales.acceptanceWindow.because,
        completeness: terms.marketing.completeness.because
      },
      recycling: terms.reasons.filter((reason) => reason.recycles).map((reason) => reason.name)
    },
    diagrams: { lifecycle: drawLifecycle(terms, print), handoff: drawHandoff(terms, print) },
    decisions,
    sources,
    accepted: sources?.measure === "accepted" ? sources : void 0,
    owned: rankOwners(brief),
    reasons: namedReasons(brief),
    story: viewOfStory(story, misalignment),
    misalignment: {
      ...misalignment,
      main: misalignment.types[0],
      labels: misalignment.types.map((type) => misalignmentTypes[type]),
      leadershipFirst: misalignment.types[0] === "opposed" && !misalignment.types.includes("earned") && misalignment.confidence !== "low"
    },
    phase: brief.phase,
    mission: brief.mission,
    persona: brief.persona && { name: brief.persona.name, role: brief.persona.role },
    contributions: brief.contributions,
    delivered: brief.delivered,
    signals: brief.signals.map(({ title, check: check2 }) => ({ name: title.split(",")[0], check: check2 }))
  };
}
function viewOfStory(story, { types, choice }) {
  const [quote, event] = [story.quotes[0] ?? "", story.events[0] ?? ""];
  const attempts2 = story.tried.map((phrase) => ({ phrase: escapeMarkdown(phrase), kind: kindOfAttempt(phrase) }));
  return {
    leader: story.leader,
    quote: escapeMarkdown(quote),
    /** To be said back to the leader: only what was said to the user, and without a figure. */
    quoteAloud: /\byour?\b/i.test(quote) && !/\d/.test(quote) ? escapeMarkdown(quote) : "",
    event: escapeMarkdown(event),
    eventAloud: escapeMarkdown(event.replace(/\S*\d\S* /g, "")),
    result: escapeMarkdown(story.result ?? ""),
    attempts: attempts2.filter(({ kind: kind2 }, index) => attempts2.findIndex((other) => other.kind === kind2) === index).slice(0, 2),
    duration: story.duration ?? "",
    above: story.above ?? "",
    deadline: story.deadline ?? "",
    escalated: attempts2.some(({ kind: kind2 }) => kind2 === "escalation"),
    /** Whom to go to in the end: the person both answer to, where the words name one. */
    boss: story.boss ?? (isExecutive(story.leader) ? "CEO" : "CEO or CRO"),
    hasBoss: story.boss !== void 0,
    wantsBudget: story.wantsBudget,
    seatRefused: story.seatRefused,
    newRole: story.newRole,
    proactive: choice === "new-role",
    evidence: tellingPhrases(story, types),
    open: Object.entries(setupQuestions).filter(([question]) => !story.answered.includes(question)).filter(([question]) => choice !== "new-role" || !["duration", "tried"].includes(question)).map(([, check2]) => check2)
  };
}
function tellingPhrases({ evidence, quotes }, types) {
  const all = types.flatMap((type) => evidence[type]);
  const unsaid = all.filter((phrase) => !quotes[0]?.includes(phrase));
  const long = unsaid.filter((phrase) => phrase.split(" ").length > 2);
  return (long.length > 0 || quotes.length > 0 ? long : unsaid).slice(0, 3).map(escapeMarkdown);
}
var isExecutive = (leader) => /^(?:C[A-Z]O|Chief)/.test(leader);
var labels2 = /^(?:unknown|other\b.*|unlabelled|offline sources?|none|null|n\/a|\(?not set\)?|misc\w*|-)$/i;
function rankSources({ sheet }) {
  const accepted = sheet.get("acceptance_rate");
  const won = sheet.get("won_share");
  const fact = isScalar(accepted) ? accepted : isScalar(won) ? won : void 0;
  const slices = (fact?.slices.source ?? []).filter((slice) => slice.sample >= leadsToCompare2).toSorted((a, b) => b.value - a.value);
  const named3 = slices.filter((slice) => !labels2.test(slice.key));
  const [best, worst] = [named3[0], named3.at(-1)];
  if (!fact || !best || !worst || best.value === worst.value) return void 0;
  const show = (slice) => ({
    name: escapeMarkdown(slice.key),
    rate: `[[${sliceRef(fact.id, "source", slice.key)}]]`,
    isLabel: labels2.test(slice.key),
    isBest: slice === best,
    isWorst: slice === worst
  });
  const label2 = slices.find((slice) => labels2.test(slice.key) && slice.value > best.value);
  return {
    measure: fact.id === "acceptance_rate" ? "accepted" : "won",
    best: show(best),
    worst: show(worst),
    /** A label that does better than each named source. */
    label: label2 && show(label2),
    all: slices.map(show)
  };
}
function rankOwners({ sheet }) {
  const fact = sheet.get("speed_to_lead");
  const slices = isScalar(fact) ? (fact.slices.owner ?? []).filter((slice) => slice.sample >= leadsToCompare2) : [];
  if (slices.length < 2) return void 0;
  return {
    fastest: `[[${sliceRef(fact.id, "owner", slices[0].key)}]]`,
    slowest: `[[${sliceRef(fact.id, "owner", slices.at(-1).key)}]]`
  };
}
function namedReasons({ sheet }) {
  const [top = "", second = ""] = firstCells(sheet.get("rejections_by_reason"));
  const [lost = ""] = firstCells(sheet.get("lost_reasons"));
  return { top, second, lost };
}
function firstCells(fact) {
  if (!isTable(fact)) return [];
  const names2 = fact.rows.flatMap(([name3]) => name3 && "text" in name3 ? [name3.text] : []);
  return names2.filter((name3) => name3 !== "none logged").map(escapeMarkdown);
}
var automation = (editions) => [editions.marketing, editions.sales].every((edition2) => edition2 === "professional" || edition2 === "enterprise");
var safe = (text) => text && escapeMarkdown(text);
var list = (items2) => new Intl.ListFormat("en", { type: "conjunction" }).format(items2);
var isoDay2 = (seconds) => new Date(seconds * 1e3).toISOString().slice(0, 10);

// src/writers/playbook.ts
var playbookWriter = {
  name: "playbook",
  prepare(kind2) {
    requireAsset(assetOf(kind2));
  },
  async draft(brief) {
    return { markdown: renderAsset(assetOf(brief.kind), viewOf(brief), knows(brief)), usage: noUsage };
  }
};
var assetOf = (kind2) => join2(kind2.dir, "assets", `${kind2.kind}.hbs`);
var knows = (brief) => (ref) => {
  const { kind: kind2 } = brief.quantities.find(ref);
  return kind2 === "quantity" || kind2 === "table";
};

// src/writers/contribution.ts
function contribute(agent, brief) {
  const file = agent.dir && join3(agent.dir, "assets", "contribution.hbs");
  if (!file || !existsSync3(file)) return { agent: agent.name, points: [] };
  const text = renderAsset(file, viewOf(brief), knows(brief));
  return { agent: agent.name, points: text.split("\n").flatMap(readPoint) };
}
function readPoint(line) {
  const match = /^- (.+?) Ask: (.+)$/.exec(line);
  if (!match) return [];
  const [, claim = "", ask = ""] = match;
  const quantities = [...`${claim} ${ask}`.matchAll(/\[\[([^\]]+)\]\]/g)].map((found) => found[1]);
  return [{ claim, ask, quantities }];
}

// src/documents/check.ts
async function checkDocument(markdown, spec, { evidence, variants = [], file } = {}) {
  const document = await parseDocument2(markdown);
  const result = apply(demandsOf(spec, variants), document, spec, evidence);
  const findings = result.findings.map((finding) => file ? { ...finding, file } : finding);
  return { document: spec.document, passed: isClean(findings), findings, unscored: result.unscored };
}
function apply(demands, document, spec, evidence) {
  const headings = spec.sections.map((section) => section.heading);
  const sections2 = headings.flatMap(
    (heading) => document.sections.find((section) => section.heading === heading) ?? []
  );
  const base = {
    document,
    sections: sections2,
    headings,
    envelope: spec.envelope.after.map((name3) => name3.toLowerCase()),
    quantities: evidence?.quantities,
    spans: evidence?.spans ?? [],
    missing: evidence?.missing ?? []
  };
  const findings = [];
  const unscored = /* @__PURE__ */ new Set();
  for (const demand of demands) {
    const section = demand.heading === void 0 ? void 0 : sections2.find((candidate) => candidate.heading === demand.heading);
    if (demand.heading !== void 0 && !section) {
      unscored.add(demand.rule);
      continue;
    }
    const rule = rules.get(demand.rule);
    const faults = rule.check({ ...base, section }, rule.options.parse(demand.options));
    if (faults === "unscored") unscored.add(demand.rule);
    else findings.push(...faults.map((fault) => toFinding(fault, rule.id, rule.severity, section, sections2)));
    if (demand.rule === "fence/closed" && faults.length > 0) break;
  }
  return { findings: findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)), unscored: [...unscored] };
}
function toFinding(fault, rule, severity, section, sections2) {
  const { line } = fault;
  const around = section ?? (line === void 0 ? void 0 : sections2.findLast((candidate) => candidate.line <= line));
  return { rule, severity, ...fault, ...around ? { section: around.heading } : {} };
}

// src/documents/resolve.ts
var reference = /\[\[([a-z][\w.]*(?::[a-z_]+)?(?: \w+="[^\n]*?")?)\]\]/g;
function resolve(draft, quantities) {
  const spans2 = [];
  const missing2 = /* @__PURE__ */ new Map();
  const findings = [];
  let text = "";
  let from2 = 0;
  for (const match of draft.matchAll(reference)) {
    text += draft.slice(from2, match.index);
    from2 = match.index + match[0].length;
    const ref = match[1];
    const referent = quantities.find(ref);
    const start = text.length;
    if (referent.kind === "quantity") {
      text += printValue(referent.quantity.value, referent.quantity.unit, quantities.currency);
      spans2.push({ start, end: text.length, ref, quantity: referent.quantity });
    } else if (referent.kind === "table") {
      text += printTable(referent.table, quantities.currency);
      spans2.push({ start, end: text.length, ref, table: referent.table });
    } else if (referent.kind === "missing") {
      text += missingSignal(referent.check);
      missing2.set(ref, referent.check);
    } else {
      text += match[0];
      findings.push({
        rule: "reference/known",
        severity: "error",
        message: `Unexpected reference \`${match[0]}\`, expected a quantity of the brief.`,
        line: text.slice(0, start).split("\n").length,
        actual: ref
      });
    }
  }
  text += draft.slice(from2);
  return { text, spans: spans2, missing: [...missing2].map(([ref, check2]) => ({ ref, check: check2 })), findings };
}
var missingSignal = (check2) => `SIGNAL MISSING: ${check2}`;
function printTable(table, currency) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const numeric = table.columns.map((_, index) => table.rows.some((row) => row[index] && "value" in row[index]));
  return [
    line(table.columns),
    line(numeric.map((right) => right ? "---:" : "---")),
    ...table.rows.map(
      (row) => line(
        row.map((cell) => {
          if ("text" in cell) return escapeMarkdown(cell.text);
          return "missing" in cell ? missingSignal(cell.missing) : printValue(cell.value, cell.unit, currency);
        })
      )
    )
  ].join("\n");
}

// src/missions/graph.ts
var merge = (current, next) => ({ ...current, ...next });
var record4 = () => z26.record(z26.string(), z26.custom());
var State = new StateSchema({
  contributions: new ReducedValue(record4().default({}), { reducer: merge }),
  progress: new ReducedValue(record4().default({}), { reducer: merge }),
  delivered: new ReducedValue(record4().default({}), { reducer: merge }),
  files: new ReducedValue(record4().default({}), { reducer: merge }),
  extras: new ReducedValue(record4().default({}), { reducer: merge }),
  usage: new ReducedValue(z26.custom().default(noUsage), { reducer: addUsage })
});
function addUsage(total, more) {
  return {
    requests: total.requests + more.requests,
    inputTokens: total.inputTokens + more.inputTokens,
    outputTokens: total.outputTokens + more.outputTokens
  };
}

// src/missions/store.ts
import Database2 from "better-sqlite3";

// src/routing/intents.ts
var PERSON = "salesLeader|vp";
var REGARD = "distrust|blame|disdain|costCenter|perception|credit";
var PEOPLE = ["salesLeader", "distrust", "blame", "disdain", "costCenter", "excluded", "conflict"];
var COMPLAINT = ["distrust", "blame", "disdain", "costCenter"].map((regard) => `salesLeader&${regard}&!make`);
var ELSEWHERE = ["foreign", "artifact"];
var INTENTS = {
  "sales-leader-alignment": {
    against: ["artifact"],
    frames: [
      {
        because: "a sales leader against marketing",
        all: [PERSON, `${REGARD}|conflict`, "marketing|lead|us|meeting"],
        weight: 0.85
      },
      {
        because: "a sales leader who thinks little of the leads",
        all: [PERSON, "badLead", "marketing|lead"],
        weight: 0.85
      },
      { because: "a difficult sales leader", all: [PERSON, "disdain|distrust"], none: ["foreign"], weight: 0.7 },
      {
        because: "the relationship with a sales leader",
        all: [PERSON, "relationship|trust|excluded"],
        none: ["foreign"],
        weight: 0.82
      },
      {
        because: "working with a sales leader",
        all: ["salesLeader", "align", "us|marketing|plan"],
        none: ["foreign"],
        weight: 0.75
      },
      {
        because: "sales against marketing",
        all: ["sales", REGARD, "marketing|lead|us"],
        none: ["foreign"],
        weight: 0.78
      },
      {
        because: "sales thinks little of the leads",
        all: ["sales", "badLead", "lead|marketing"],
        none: ["foreign", "define"],
        weight: 0.72
      },
      {
        because: "trust and standing with sales",
        all: ["sales", "relationship|trust", "us|marketing"],
        none: ["foreign", "journey"],
        weight: 0.72
      },
      {
        because: "sales and marketing at odds",
        all: ["sales", "marketing", "conflict|blame|distrust"],
        none: ["foreign"],
        weight: 0.74
      },
      {
        because: "a sales leader who refuses",
        all: [PERSON, "nobody", "marketing|lead"],
        none: ["foreign"],
        weight: 0.78
      },
      { because: "marketing being blamed", all: ["marketing", "blame"], none: ["foreign"], weight: 0.62 },
      { because: "a seat at the table of sales", all: ["meeting", "excluded"], none: ["foreign"], weight: 0.85 },
      { because: "a new role beside a sales leader", all: ["newRole", PERSON], none: ["foreign"], weight: 0.8 },
      {
        because: "a new role beside sales",
        all: ["newRole", "sales", "relationship|trust"],
        none: ["foreign"],
        weight: 0.8
      }
    ]
  },
  "sales-marketing-sla": {
    against: [...ELSEWHERE, ...COMPLAINT],
    frames: [
      {
        because: "an SLA over leads between sales and marketing",
        all: ["sla", "sales|marketing|lead|handoff"],
        weight: 0.88
      },
      { because: "an SLA", all: ["sla"], weight: 0.75, plain: true },
      { because: "an SLA that changes", all: ["sla", "change|followUp", "us"], weight: 0.68 },
      { because: "what a qualified lead is", all: ["define", "lead"], weight: 0.82 },
      {
        because: "sales and marketing agreeing about leads",
        all: ["agree", "lead", "sales|marketing"],
        weight: 0.68
      },
      { because: "a contract between sales and marketing", all: ["contract", "sales", "marketing"], weight: 0.82 },
      { because: "commitments on leads", all: ["contract", "lead", "sales|marketing|followUp"], weight: 0.78 },
      {
        because: "the terms of the handoff",
        all: ["handoff", "lead|sales|marketing", "make|contract|dropped"],
        none: ["journey"],
        weight: 0.78
      },
      { because: "a follow-up under contract", all: ["followUp", "contract", "sales|lead"], weight: 0.66 },
      { because: "a handoff under contract", all: ["handoff", "contract"], weight: 0.66 },
      { because: "what qualified means", all: ["qualified", "sales|marketing|lead"], weight: 0.8 },
      {
        because: "the handoff of leads",
        all: ["handoff", "lead"],
        none: ["journey"],
        weight: 0.68
      },
      {
        because: "how fast leads are followed up",
        all: ["followUp", "lead", "speed|nobody", "sales|us|marketing"],
        none: PEOPLE,
        weight: 0.66
      },
      { because: "how fast sales takes up leads", all: ["sales", "lead", "speed"], none: PEOPLE, weight: 0.6 },
      { because: "leads that nobody takes or that come back", all: ["dropped", "lead"], none: PEOPLE, weight: 0.7 }
    ]
  },
  "sales-marketing-alignment": {
    against: [...ELSEWHERE, ...PEOPLE, "sla", "define&lead"],
    frames: [
      { because: "sales and marketing as one", all: ["align", "sales", "marketing"], weight: 0.84 },
      {
        because: "the two functions as one",
        all: ["align", "bothTeams"],
        none: ["otherLeader"],
        weight: 0.66,
        plain: true
      },
      {
        because: "the customer journey across both functions",
        all: ["journey", "sales|marketing|bothTeams"],
        weight: 0.8
      },
      { because: "the whole customer journey", all: ["journey"], weight: 0.68, plain: true },
      { because: "an alignment plan", all: ["align", "plan"], none: ["otherLeader"], weight: 0.7, plain: true },
      { because: "one message from sales and marketing", all: ["messaging", "sales", "marketing"], weight: 0.75 }
    ]
  }
};

// src/routing/lexicon.ts
var LEXICON = {
  salesLeader: `vp of sales, vp sales, sales vp, vice president of sales, vice president sales, sales vice president,
    svp of sales, svp sales, evp sales, head of sales, sales head, sales director, director of sales, cro,
    chief revenue officer, chief sales officer, sales leader, sales leadership, sales manager, head of revenue,
    vp of revenue, vp revenue, revenue leader, sales boss, sales chief, sales counterpart, sales exec, salesleader,
    rvp, regional sales manager, leader of sales, who runs sales, who leads sales, who heads sales, in charge of sales, heads up sales, person running sales, revenue chief, sales leaders, the sales lead, our sales lead, my sales lead`,
  vp: "vp, svp, evp, vice president",
  otherLeader: `vp of engineering, vp engineering, vp of product, vp product, vp of finance, vp finance, vp of hr, cto, cio,
    head of engineering, head of product, cfo`,
  sales: `sales, sales team, sales org, sales organization, sales department, sales rep, rep, sdr, bdr, ae,
    account executive, seller, salespeople, salesperson, sales guy, sales floor, closer, sales side, selling team`,
  marketing: `marketing, marketer, marketing team, demand gen, demand generation, demandgen, mktg, cmo, vp of marketing,
    vp marketing, head of marketing, marketing director, director of marketing, growth marketing, field marketing,
    marketing department, marketing ops, marketing leader, revops, revenue operations, marketing org`,
  lead: `lead, leads, mql, marketing qualified lead, sql, sal, sales qualified lead, sales accepted lead, inbound lead,
    inquiry, hand raiser, demo request, sales lead, marketing sourced lead, inbounds, form fill, qualified lead`,
  us: "us, we, our, ours, me, my, i, i am, mine, myself",
  sla: `sla, service level agreement, service level, handoff contract, handover contract, hand off contract,
    handoff agreement, handover agreement, hand off agreement, lead agreement, follow up agreement, handoff sla`,
  contract: `contract, agreement, pact, charter, rules of engagement, commitment, commit, obligation, reciprocal,
    two way contract, rule, in writing, into writing, sign, what each side owes, owe, owes each other, hold each other accountable`,
  handoff: `handoff, hand off, handover, hand over, handing off, handing over, passing, pass, baton, hand to, hand leads, hand our leads, hand over leads, handed to, pass to, send to sales, sent to sales`,
  define: `define, definition, redefine, undefined, what counts as, counts as, count as, qualifies as, qualify as, criteria,
    agree on what, agree what, agree about what, disagree on what, disagree about what, what makes a, what is a, what is an, what an mql is, what a mql is, what a lead is,
    what an sql is, what an mql, mean by, exact meaning, common language, shared language, what is and is not`,
  qualified: "what qualified, qualified means, is qualified, what a qualified, what counts as qualified, meaning of qualified, definition of qualified",
  agree: "agree, settle, nail down, pin down, hash out, negotiate, sign off, lock down, agreed, consensus",
  make: `draft, write, create, build, develop, design, produce, put together, set up, setup, generate, come up with, make,
    prepare, establish, formalize, formalise, document, need a, need an, want a, want an, start a, start an, propose,
    introduce, implement, work out, template, give me a, give me an, help me with, spell out, put in place, roll out`,
  change: `change, update, revise, amend, adjust, tweak, refresh, rework, redo, rerun, re run, run again, renegotiate, edit,
    tighten, loosen, rewrite, recalibrate, renew, modify, shorten, lower, raise, relax, revisit, new version, version`,
  followUp: `follow up, followup, following up, response time, speed to lead, respond, reply, first contact, contact attempt,
    touch, call back, callback, get back to, contact, reach out, work the lead, work our lead, work lead, work a lead, work the mql,
    work an mql, work mql, pick up, chase, first call, response`,
  speed: `slow, late, delay, quickly, how fast, fast, hour, minute, within, deadline, how soon, how long, day, forever, too long, age, turnaround`,
  nobody: "nobody, no one, never, not, wait, stop, no rep",
  dropped: `revert, recycle, cherry pick, reassign, accept, go back, goes back, send back, sent back, return to, acceptance window, acceptance rate, reject, rejection, rejection code, dying, rejection reason, disposition, rot, die, dead,
    black hole, blackhole, go cold, went cold, going cold, goes cold, fall through the crack, slip through the crack,
    untouched, unworked, stale, languish, disappear, vanish, leak, lost between, get lost, sit untouched, sit in, sit for,
    nobody call, nobody work, no one call, unassigned, abandoned, collecting dust, gather dust`,
  trust: `trust, respect, believe, value, listen, take seriously, seriously, confidence, faith, care about, appreciate,
    recognize, acknowledge`,
  distrust: `distrust, mistrust, skeptical, sceptical, skeptic, skepticism, scepticism, not trust, no trust, lost trust,
    lost faith, doubt, not believe, no faith, burned, cynical, suspicious, wary, not buy, not sold on, not convinced,
    stopped believing, lose confidence, lost confidence`,
  disdain: `hostile, block, blocks everything, veto, should be cut, cut marketing, adversarial, difficult, dismissive, dismiss, hate, despise, resent, disrespect, ridicule, mock,
    roll eye, rolls his eyes, rolls her eyes, rolls their eyes, rolls its eyes, roll their eyes, undermine, sabotage, badmouth,
    bad mouth, trash, trash talk, bash, belittle, look down on, looks down, write off, wrote off, shut down, attack, slam,
    not value, not respect, not care, not take us seriously, no respect, ignore, not listen, sideline, freeze us out, cut us out,
    freeze out, disparage, dunk on, contempt, not a fan, does not like, not like, throw shade, toxic, bully, impossible,
    stonewall, resist, resistant, push back, not support, refuse, blow off, blows me off, cold to me, snide, sneer, joke,
    not think much of, little value, no value, zero value, not add value, adds no value, pointless, hard to work with,
    tear apart, tears into, time of day, not see the point, does nothing, jerk, nightmare, rude, arrogant, aggressive, condescending, pain, against marketing, against us, against me, working against, not rate, not need marketing, talk down, humiliate, criticize, criticise, claim they, complain, moan, gripe`,
  blame: `blame, fault, point finger, pointing finger, finger pointing, accuse, scapegoat, under the bus, take the fall, blame game,
    blamed, our fault, punching bag`,
  conflict: `tension, conflict, fight, feud, war, at odds, clash, butt head, butting heads, argue, argument, quarrel, at loggerheads,
    hostility, animosity, bad blood, hate each other, arguing, battle, power struggle, turf`,
  badLead: `bad, junk, garbage, crap, trash, terrible, low quality, poor quality, bad quality, poor, weak, useless, worthless,
    awful, suck, not good, not good enough, rubbish, waste of time, not qualified, unqualified, no good, lousy, never close,
    not close, do not convert, will not convert, horrible, subpar, tire kicker`,
  costCenter: `marketing is a cost, just a cost, only a cost, cost center, cost centre, art and craft, arts and crafts, overhead, waste of money, pretty picture, coloring, colouring,
    party planner, swag, make things pretty, brochure maker, expense line, burn money, burning money, burns cash`,
  credit: `take credit, takes all the credit, steal credit, claim credit, credit, attribution fight, attribution`,
  relationship: `relationship, rapport, credibility, repair, rebuild, mend, win over, win back, won over, winning over, on my side, on our side,
    buy in, buyin, persuade, convince, get along, right foot, ally, common ground, difficult conversation, one on one, 1 1,
    earn, good term, bridge, political, politics, partner with, champion, escalate, handle, deal with, manage up, patch thing,
    make peace, get through to, stand up to, bring around, get her to, get him to, turn around, in my corner, onside, on side, fences`,
  perception: `see us, sees us, sees me, sees marketing, see marketing, perceive, perception, view of marketing, view us, views us, thinks of us,
    think of us, thinks of marketing, opinion of, how we are seen, reputation, image, view marketing, views marketing, thinks marketing,
    thinks we, thinks our, thinks my, think our, think we, think marketing, says marketing, says our, say our, told the ceo, told me,
    in front of, treat us, treats us, treats marketing, treat marketing, treat me, treats me`,
  meeting: `pipeline review, pipeline meeting, forecast call, forecast meeting, forecast review, qbr, deal review, sales meeting,
    sales kickoff, revenue meeting, leadership meeting, pipeline call, weekly forecast, sales standup, account review`,
  excluded: `seat, not invite, uninvited, left out, leave us out, leaves us out, exclude, shut out, shut me out, shut us out, shuts marketing out, not share, kick out, kicked out, lock out,
    locked out, not allow, seat at the table, disinvite, not let, kept out, keeps me out, keep us out, invite, get into,
    get in the room, in the room, get me into, no voice, voice`,
  newRole: `new role, new job, just joined, just started, recently joined, first 90 days, first 30 days, first 100 days, first week, first month,
    new cmo, new head of marketing, new marketing director, new vp of marketing, new vp marketing, new marketing leader, starting as, start as,
    joining as, join as, day one, take over, taken over, took over, new here, inherited, new to the company, new company, new to the role,
    starting at, starting a new, start monday, starts monday, starts next, start next`,
  align: `align, alignment, misalign, misalignment, misaligned, smarketing, in sync, out of sync, same page, work together, working together, together, better together,
    pull in the same direction, same direction, collaborate, collaboration, cooperate, cooperation, coordinate, coordination, silo, siloed,
    unify, unified, integrate, integration, one team, one revenue team, joined up, bring together, join up, disconnect, disconnected, friction,
    speak the same language, rowing in the same direction, separate worlds, separate companies, gap between, bridge the gap, disjointed,
    get together, not talk to each other, never talk, not talk, tear down the walls, breaking down the walls, cross functional, cross function,
    connect`,
  plan: "plan, program, programme, roadmap, strategy, framework, mission, initiative, playbook, project, workshop",
  improve: `improve, optimize, optimise, fix, map, analyze, analyse, break, broken, smooth, solve, build up, mapping, better`,
  journey: `customer journey, journey, buyer journey, buyers journey, buying journey, end to end journey, customer experience, awareness to advocacy,
    awareness through advocacy, whole journey, entire journey, full journey, whole funnel, full funnel, entire funnel, revenue engine,
    first touch to renewal, first touch to close, first touch to closed won, end to end`,
  bothTeams: `both function, both team, two team, two function, both department, two department, both side, each other, across function,
    across team, both org, go to market, gtm`,
  messaging: `message consistency, messaging consistency, consistent message, consistent messaging, messaging, same story, one story, one message,
    same message, different stories, different story, messages`,
  foreign: `uptime, accounting, hr, conversion rate optimization, conversion rate optimisation, cro test, cro agency, a b test, cluster, kubernetes, server, hosting, vendor, helpdesk, help desk, service desk, support ticket, ticket, api, latency,
    incident, availability, cloud, aws, azure, database, query, injection, python, javascript, bug, source code, my code, write code, compile, css, div, header, logo, pixel,
    spreadsheet, font, landlord, lease, rental, employment, freelance, freelancer, nda, recruit, interview, salary, job description,
    resume, cv, compensation plan, commission, recipe, weather, flight, hotel, song, movie, customer support, customer service, support team,
    support, tech support, it department, it team, singer, guitar, developer, engineer, engineering, wheel, tire, tenant, insurance, mortgage,
    tax, legal team, supplier, logistics, warehouse, shipping, data center, internet, isp, outage, backup, disaster, maintenance, repository,
    deploy, deployment, docker, login, password, school, teacher, patient, hospital, nurse, clinic, wedding, husband, wife, garden,
    birthday, gift, congratulate, obituary, farewell, retirement, zapier, webhook, payroll, git, hiring, headcount, agency, contractor, procurement`,
  artifact: `email, mail, copy, blog, post, newsletter, landing page, ad, ads, deck, script, subject line, sequence, brochure, video, poem, haiku,
    joke about, tweet, linkedin post, ebook, whitepaper, case study, press release, slide, cold call, seo, keyword, banner, headline, tagline,
    one pager, slogan, podcast, website, page, white paper, infographic, social media`
};
var STOP = new Set(
  `a an the and or of to for in on at by with from as is are was were be been being am it its this that these those there here
  do does did have has had will would can could should may might must shall not no so if then than too very just really
  you your yours they them their he she him her his who whom which what when where why how all any some each more most much many
  about into over under again also still only own same such up down out off between across through please help want need instead year old now new today currently actually get got
  let us we our me my i like think thinks say says said tell told thing things way general work make made keep keeps kept going go`.split(
    /\s+/
  )
);

// src/routing/words.ts
var KEEP = /* @__PURE__ */ new Set([
  "sales",
  "sale",
  "marketing",
  "leading",
  "leader",
  "us",
  "this",
  "does",
  "is",
  "was",
  "has",
  "less",
  "bus"
]);
function stem(word2) {
  if (word2.length <= 3 || KEEP.has(word2)) return word2;
  let base = word2;
  if (base.endsWith("ies") && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/[^sui]s$/.test(base)) base = base.slice(0, -1);
  const cut = base.replace(/(?:ing|ed)$/, "");
  if (cut !== base && cut.length >= 3 && /[aeiouy]/.test(cut)) base = cut.replace(/([^aeiouslz])\1$/, "$1");
  return base.length > 3 ? base.replace(/e$/, "") : base;
}

// src/routing/reading.ts
var ENTRIES = lexiconEntries();
var STOP_STEMS = new Set([...STOP].map(stem));
var DENIALS = new Set(["not", "no", "never", "stop", "lost", "lack", "without", "zero", "little"].map(stem));
function lexiconEntries() {
  const entries = /* @__PURE__ */ new Map();
  for (const [concept, list2] of Object.entries(LEXICON)) {
    for (const entry of list2.split(",")) {
      const stems = entry.trim().split(/\s+/).map(stem);
      const first = stems[0] ?? "";
      const rivals = entries.get(first) ?? [];
      if (rivals.some((rival) => rival.stems.join(" ") === stems.join(" "))) continue;
      entries.set(
        first,
        [...rivals, { stems, concept }].sort((a, b) => b.stems.length - a.stems.length)
      );
    }
  }
  return entries;
}

// src/evals/evaluate.ts
var strayFlags = (text) => text.split("\n").filter((line) => /(?<!^(?:\s*[-*>] )*|\| |[.!?]["')]* )SIGNAL MISSING/.test(line));

// src/library/load.ts
import { createHash } from "node:crypto";
import { readdir as readdir2, readFile } from "node:fs/promises";
import { join as join5, relative } from "node:path";

// src/library/prompt.ts
import { basename } from "node:path";
function parsePrompt(text, file) {
  const template = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  return { item: { kind: "prompt", name: basename(file, ".hbs"), file, template }, findings: [] };
}

// src/library/scan.ts
import { readdir, realpath, stat } from "node:fs/promises";
import { basename as basename2, join as join4, resolve as resolve2, sep } from "node:path";
var KINDS = [
  { kind: "agent", folder: "agents", main: "AGENT.md", single: ".md" },
  { kind: "skill", folder: "skills", main: "SKILL.md", single: void 0 },
  { kind: "mission", folder: "missions", main: "MISSION.md", single: ".md" },
  { kind: "prompt", folder: "prompts", main: void 0, single: ".hbs" }
];
async function scan(roots) {
  const homes = await Promise.all(roots.map((root) => realpath(root).catch(() => resolve2(root))));
  const seen2 = /* @__PURE__ */ new Set();
  const found = [];
  const findings = [];
  for (const root of roots) {
    for (const { kind: kind2, folder, main, single } of KINDS) {
      const parent = resolve2(root, folder);
      for (const entry of await names(parent, findings)) {
        const candidate = candidateOf(join4(parent, entry), main, single);
        if (!candidate) continue;
        const at = await locate(candidate.file, findings);
        if (!at || seen2.has(at.real)) continue;
        seen2.add(at.real);
        if (!homes.some((home) => at.real.startsWith(home + sep))) {
          findings.push({
            rule: "library/outside",
            severity: "warning",
            message: `Unexpected link to ${at.real}, expected a file inside the library; it was not followed`,
            file: candidate.file
          });
          continue;
        }
        found.push({ kind: kind2, ...candidate, bytes: at.bytes });
      }
    }
  }
  return { found, findings };
}
function candidateOf(path, main, single) {
  const entry = basename2(path);
  if (entry.startsWith(".") || /^readme\.md$/i.test(entry)) return void 0;
  if (single && entry.endsWith(single)) return { file: path };
  return main && !entry.includes(".") ? { file: join4(path, main), dir: path } : void 0;
}
async function names(folder, findings) {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    findings.push(unreadable(folder, error));
    return [];
  }
}
async function locate(file, findings) {
  try {
    const real = await realpath(file);
    const { size } = await stat(real);
    return { real, bytes: size };
  } catch (error) {
    if (!isAbsent(error)) findings.push(unreadable(file, error));
    return void 0;
  }
}
var isAbsent = (error) => ["ENOENT", "ENOTDIR"].includes(error.code ?? "");
var unreadable = (file, error) => ({
  rule: "library/unreadable",
  severity: "error",
  message: `Unexpected ${error.code ?? "failure"}, expected to be able to read it`,
  file,
  hint: "check its permissions"
});

// src/library/load.ts
var MAX_BYTES = 1e6;
async function loadLibrary({
  roots,
  prebuilt = {}
}) {
  const { found, findings } = await scan(roots);
  const read3 = await Promise.all(found.map((entry) => readEntry(entry, prebuilt)));
  findings.push(...read3.flatMap((entry) => entry.findings));
  const kept = firstOfEachName(
    read3.flatMap(({ item, text }) => item ? [{ item, text }] : []),
    findings
  );
  const items2 = kept.map(({ item }) => item);
  const agentNames2 = new Set(items2.filter((item) => item.kind === "agent").map((agent) => agent.name));
  for (const { item, text } of kept) {
    if (item.kind === "mission") findings.push(...unknownAgents(item, text, agentNames2));
  }
  return {
    agents: items2.filter((item) => item.kind === "agent"),
    skills: items2.filter((item) => item.kind === "skill"),
    missions: items2.filter((item) => item.kind === "mission"),
    prompts: items2.filter((item) => item.kind === "prompt"),
    findings
  };
}
var itemKey = (entry, text) => createHash("sha256").update(`${entry.kind}\0${entry.file.split(/[\\/]/).slice(-2).join("/")}\0${text}`).digest("hex");
async function readEntry(entry, prebuilt) {
  const { file, bytes } = entry;
  if (bytes > MAX_BYTES) {
    const message = `Unexpected ${bytes.toLocaleString("en-US")} bytes, expected a file of at most 1 MB; it was not read`;
    return { findings: [{ rule: "library/too-large", severity: "error", message, file }], text: "" };
  }
  try {
    const text = await readFile(file, "utf8");
    if (entry.kind === "prompt") return { ...parsePrompt(text, file), text };
    const ready = prebuilt[itemKey(entry, text)];
    const { item, findings } = ready ?? (await Promise.resolve().then(() => (init_parse(), parse_exports))).parseItem({ kind: entry.kind, file }, text);
    const placed = findings.map((finding) => ({ ...finding, file }));
    return { ...item && { item: await place(item, entry) }, findings: placed, text };
  } catch (error) {
    return { findings: [unreadable(file, error)], text: "" };
  }
}
async function place(item, { file, dir }) {
  if (item.kind === "skill") return { ...item, file, dir: dir ?? "", references: await listReferences(dir ?? "") };
  return { ...item, file, ...dir !== void 0 && { dir } };
}
async function listReferences(dir) {
  const folder = join5(dir, "references");
  const entries = await readdir2(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map((entry) => relative(dir, join5(entry.parentPath, entry.name)).replaceAll("\\", "/")).sort();
}
function firstOfEachName(all, findings) {
  const first = /* @__PURE__ */ new Map();
  for (const entry of all) {
    const { kind: kind2, name: name3, file } = entry.item;
    const winner = first.get(`${kind2}/${name3}`);
    if (!winner) {
      first.set(`${kind2}/${name3}`, entry);
      continue;
    }
    findings.push({
      rule: "library/name-twice",
      severity: "warning",
      message: `Unexpected second ${kind2} \`${name3}\`, expected one; the one in ${winner.item.file} is used`,
      file,
      hint: "rename one of the two"
    });
  }
  return [...first.values()].sort((a, b) => a.item.name < b.item.name ? -1 : a.item.name > b.item.name ? 1 : 0);
}
function unknownAgents(mission2, text, agentNames2) {
  const cast = new Set(mission2.phases.flatMap((phase) => [phase.lead, ...phase.support]));
  const lines = text.split(/\r\n?|\n/);
  return [...cast].filter((name3) => !agentNames2.has(name3)).map((name3) => ({
    rule: "mission/unknown-agent",
    severity: "error",
    message: `Unexpected agent \`@${name3}\`, expected one that exists`,
    file: mission2.file,
    line: lines.findIndex((line) => new RegExp(`@${name3}(?![a-z0-9-])`).test(line)) + 1 || 1,
    hint: `add agents/${name3}.md or name another agent`
  }));
}

// ../../tmp/fuzz.mts
var lib = await loadLibrary({ roots: ["/work/main"] });
var { kinds } = readKinds(lib);
var mission = lib.missions.find((m) => m.name === "sales-marketing-alignment");
var settings = settingsSchema.parse(sampleSettings);
var bare2 = settingsSchema.parse({});
var asOf = sampleAsOf;
var today = sampleAsOf;
var snaps = {};
for (const sc of ["slow-follow-up", "poor-lead-quality"]) snaps[sc] = takeSnapshot(createFactSheet({ portal: createSample({ scenario: sc, leads: 1200 }).portal, settings, asOf, today }));
for (const c of ["leads and wins", "no touches"]) snaps[c] = takeSnapshot(createFactSheet({ portal: createCut(c), settings, asOf, today }));
var seed = 7;
var rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
var stories = ["our VP of Sales thinks our leads are bad", "marketing takes credit"];
var seen = /* @__PURE__ */ new Map();
var n = 0;
var stagesFor = ["MQL to first touch", "MQL to SAL", "SAL to SQL", "SQL to opportunity", "Lead to win"];
async function go(label2, snap, gone, set, stage) {
  const facts = snap.facts.map((f) => {
    if (gone.has(f.id)) return { status: "missing", id: f.id, title: f.title, check: "CHECK " + f.title };
    if (f.id === "leaks" && stage && f.rows) {
      const rows = [...f.rows];
      rows[0] = [{ text: stage }, ...rows[0].slice(1)];
      return { ...f, rows };
    }
    return f;
  });
  const ground = layGround(stories[n % 2], openSnapshot({ ...snap, facts }), set);
  for (const k of kinds) {
    n++;
    const phase = mission.phases.find((p) => p.documents.includes(k.kind));
    const base = writeBrief(ground, k, { mission, phase, persona: lib.agents.find((a) => a.name === phase?.lead) });
    const contributions = (phase?.support ?? []).map((m) => contribute(lib.agents.find((a) => a.name === m), base));
    const draft = await playbookWriter.draft({ ...base, contributions });
    const bad = [];
    for (const m of draft.markdown.matchAll(/^- \[\[(.+?)\]\]$/gm)) if (ground.quantities.find(m[1]).kind !== "missing") bad.push("bare bullet " + m[0]);
    const r = resolve(draft.markdown, ground.quantities);
    const res = await checkDocument(r.text, k.spec, { evidence: { quantities: ground.quantities, spans: r.spans, missing: r.missing } });
    bad.push(...r.findings.map((f) => f.message), ...res.findings.filter((f) => f.severity === "error").map((f) => f.rule + " " + f.message), ...strayFlags(r.text).map((l) => "stray " + l.slice(0, 160)));
    for (const m of r.text.matchAll(/.*( [,.;:]|,,|\.\.|, \.|  \w).*/g)) if (!/^\s*([|`]|\w+(\[|{| -->|:)|- \[)/.test(m[0])) bad.push("punct " + m[0].slice(0, 200));
    for (const b of bad) {
      const key = k.kind + ": " + b.replace(/\d[\d.,]*/g, "#");
      if (!seen.has(key)) {
        seen.set(key, label2);
        console.log(`[${label2}] ${k.kind}: ${b}`);
      }
    }
  }
}
var light = process.argv[2] === "light";
for (const [name3, snap] of Object.entries(snaps)) {
  const ids = snap.facts.map((f) => f.id);
  for (const stage of [void 0, ...stagesFor]) await go(`${name3} stage ${stage}`, snap, /* @__PURE__ */ new Set(), settings, stage);
  for (const id of ids) await go(`${name3} -${id}`, snap, /* @__PURE__ */ new Set([id]), settings);
  for (let i = 0; i < (light ? 10 : 60); i++) {
    const p = [0.1, 0.3, 0.6, 0.85][i % 4];
    const gone = new Set(ids.filter((id) => rnd() < p && !(i % 3 && id === "leaks")));
    await go(`${name3} -${[...gone].join(",").slice(0, 40)} ${stagesFor[i % 5]}`, snap, gone, i % 5 ? settings : bare2, stagesFor[i % 5]);
  }
}
console.log("documents", n, "distinct problems", seen.size);
