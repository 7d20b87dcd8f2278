import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Writes files into a new folder that goes when the test ends, and gives the folder. */
export async function folderOf(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "library-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

export const AGENT = `---
name: handoff-analyst
description: Reads handoffs
role: Analyst
expertise:
  - Handoffs
  - Waiting times
metadata:
  priority: P1
  triggers: "why do leads wait, where do leads wait"
---

# Handoff Analyst

## Capabilities

### Waiting
- Measures waits
- Names the owner

## Usage

### Waiting Report
\`\`\`
Report how long leads wait.
\`\`\`

## Enhances Processes

- test-mission

## Prompt Template

\`\`\`
You read {{lead_volume}} leads.

## Not a heading
\`\`\`

## Integration Points

- hubspot-connector (for leads)
`;

export const MISSION = `---
name: test-mission
description: Maps and mends
metadata:
  triggers: "map it, mend it"
---

# Mission: Test

**Mission Type:** Integration  
**Duration:** 1 hour

## Mission Objective

Mend the
handoff.

## Required Inputs

1. **Lead Flow** (required) - Counts
2. **Survey** (optional) - Answers

## Mission Phases

### Phase 1: Map (60-90 minutes)

**Lead**: @handoff-analyst  
**Support**: @handoff-analyst, @nobody-here  
**Objective**: See it
**Documents**: customer-journey, integration-framework

\`\`\`bash
@handoff-analyst Map:
1. Walk the journey
2. Rank the leaks
\`\`\`

**Deliverables**:
- A map
- A ranking

### Phase 2: Mend

**Lead:** @handoff-analyst

1. Mend the worst leak

**Deliverables:**
- A plan

## Success Criteria

- [ ] Mapped
- [x] Mended

## Business Chassis Impact

\`\`\`
Combined:
- Prospects: more
\`\`\`

- **Speed**: faster
**Overall**: better

## Common Challenges and Solutions

### Delay
- **Strategy**: Automate
- **Implementation**: Alerts

---

*Begin with \`/coord test-mission\`*
`;

export const skill = (name: string, description = "Does a thing", more = ""): string =>
  `---\nname: ${name}\ndescription: ${description}\n${more}---\n\n# ${name}\n`;
