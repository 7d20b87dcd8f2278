const secretNames = /(_API_KEY|_TOKEN|_SECRET|_PASSWORD)$/;
const shortest = 8;

/** A text without the keys that stand in the environment; for whatever is written down or printed. */
export function redact(text: string, environment: NodeJS.ProcessEnv = process.env): string {
  return Object.entries(environment)
    .filter(([name, value]) => secretNames.test(name) && value !== undefined && value.length >= shortest)
    .reduce((clean, [name, value]) => clean.replaceAll(value!, `[${name}]`), text);
}
