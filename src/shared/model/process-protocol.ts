/**
 * How a tool takes a key from a program. `aws`, `aliyun`: on the standard output of a command that it runs. `aws-container`,
 * `aliyun-uri`: as the answer of an address that it asks.
 */
export const PROCESS_PROTOCOLS = ['aws', 'aliyun', 'aws-container', 'aliyun-uri'] as const;
export type ProcessProtocol = (typeof PROCESS_PROTOCOLS)[number];
