/** The day of a moment in UTC, as YYYY-MM-DD; `seconds` since 1970. */
export const isoDay = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
