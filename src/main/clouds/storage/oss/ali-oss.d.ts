/** The part of the SDK that is used here; it ships no types. What it answers is checked, hence `unknown`. */
declare module 'ali-oss' {
  class OSS {
    constructor(options: OSS.Options);
    put(
      name: string,
      content: Buffer,
      options: { readonly headers: OSS.Named; readonly mime: string },
    ): Promise<unknown>;
    get(name: string, options: { readonly subres: OSS.Named }): Promise<unknown>;
    head(name: string, options: { readonly subres: OSS.Named }): Promise<unknown>;
    delete(name: string, options: { readonly subres: OSS.Named }): Promise<unknown>;
    listV2(query: OSS.Named): Promise<unknown>;
    getBucketVersions(query: OSS.Named): Promise<unknown>;
    getBucketVersioning(bucket: string): Promise<unknown>;
  }

  namespace OSS {
    type Named = Readonly<Record<string, string | number>>;

    /** With `inited` they are taken as they are; without, the SDK reads the endpoint from a text. */
    interface Options {
      readonly inited: true;
      readonly accessKeyId: string;
      readonly accessKeySecret: string;
      readonly stsToken?: string;
      readonly region: string;
      readonly endpoint: { readonly protocol: string; readonly host: string };
      readonly bucket: string;
      readonly cname: boolean;
      readonly isRequestPay: boolean;
      readonly sldEnable: boolean;
      readonly headerEncoding: string;
      readonly authorizationV4: boolean;
      readonly amendTimeSkewed: number;
      readonly retryMax: number;
      readonly urllib: Transport;
    }

    /** Takes the place of `urllib`, by which the SDK sends otherwise. */
    interface Transport {
      request(url: string, params: TransportParams): Promise<TransportAnswer>;
    }

    interface TransportParams {
      readonly method: string;
      readonly headers: Named;
      readonly content?: Uint8Array;
    }

    interface TransportAnswer {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly data: Buffer;
      readonly res: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
    }
  }

  export = OSS;
}
