/** Facts beside an event: names, counts and codes. Never a secret, a path of a person's file, or a body. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Events are constant dotted names, so that a log can be searched and a message never carries data. */
export interface Logger {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}
