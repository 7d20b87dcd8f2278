const MISSION = /^#{1,3}[ \t]+Mission(?::| Phases| Objective)|^\*\*Mission Type\b/m;
const AGENT_KEY = /^(?:role|expertise|tools|model|color):/m;
const AGENT_HEADING = /^#{2,3}[ \t]+(?:Prompt Template|Enhances Processes|Integration Points)\b/m;

/** What kind of item a text is that no folder tells: a mission by its headings, an agent by its keys or headings, else a skill. */
export function kindOfText(text: string): "agent" | "skill" | "mission" {
  const start = text.slice(0, 20_000).replace(/\r\n?/g, "\n");
  if (MISSION.test(start)) return "mission";
  const head = /^\uFEFF?---\n([\s\S]*?)\n---/.exec(start)?.[1] ?? "";
  return AGENT_KEY.test(head) || AGENT_HEADING.test(start) ? "agent" : "skill";
}
