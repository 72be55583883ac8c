/** The part of JD Cloud's SDK that tests run; it ships no types. What it answers is checked, hence `unknown`. */
declare module 'jdcloud-sdk-js' {
  interface Settings {
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly regionId: string;
    readonly endpoint: { readonly protocol: string; readonly host: string };
    /** Replaces printing to the console. */
    readonly logger: () => void;
  }

  class IAM {
    constructor(settings: Settings);
    describeUserAccessKeys(options: object): Promise<unknown>;
    describeSubUser(options: { readonly subUser: string }): Promise<unknown>;
    describeSubUsers(options: object): Promise<unknown>;
  }

  /** The settings that all clients share. */
  const config: { update(settings: Partial<Settings>): void };

  const JDCloud: { readonly IAM: typeof IAM; readonly config: typeof config };
  export = JDCloud;
}
