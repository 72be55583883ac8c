import { program, type Snippets } from './types.ts';

/** Each SDK looks at the environment first (AWS SDKs and Tools Reference Guide, “Standardized credential providers”). */
export const awsEnv: Snippets = {
  python: ({ region, own, literal }) => {
    const at = own('sts');
    const endpoint = at === null ? '' : `, endpoint_url=${literal(at)}`;
    return {
      install: 'pip install boto3',
      text: program(
        'import boto3',
        '',
        `sts = boto3.client("sts", region_name=${region}${endpoint})`,
        'print(sts.get_caller_identity()["Arn"])',
      ),
    };
  },
  node: ({ region, own, literal }) => {
    const at = own('sts');
    const endpoint = at === null ? '' : `, endpoint: ${literal(at)}`;
    return {
      install: 'npm install @aws-sdk/client-sts',
      text: program(
        "import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';",
        '',
        `const sts = new STSClient({ region: ${region}${endpoint} });`,
        'const { Arn } = await sts.send(new GetCallerIdentityCommand({}));',
        'console.log(Arn);',
      ),
    };
  },
  go: ({ region, own, literal }) => {
    const at = own('sts');
    return {
      install: 'go get github.com/aws/aws-sdk-go-v2/config github.com/aws/aws-sdk-go-v2/service/sts',
      text: program(
        'package main',
        '',
        'import (',
        '\t"context"',
        '\t"fmt"',
        '\t"log"',
        '',
        at === null ? null : '\t"github.com/aws/aws-sdk-go-v2/aws"',
        '\t"github.com/aws/aws-sdk-go-v2/config"',
        '\t"github.com/aws/aws-sdk-go-v2/service/sts"',
        ')',
        '',
        'func main() {',
        '\tctx := context.Background()',
        `\tcfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(${region}))`,
        '\tif err != nil {',
        '\t\tlog.Fatal(err)',
        '\t}',
        at === null
          ? '\tclient := sts.NewFromConfig(cfg)'
          : `\tclient := sts.NewFromConfig(cfg, func(o *sts.Options) { o.BaseEndpoint = aws.String(${literal(at)}) })`,
        '\tidentity, err := client.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})',
        '\tif err != nil {',
        '\t\tlog.Fatal(err)',
        '\t}',
        '\tfmt.Println(*identity.Arn)',
        '}',
      ),
    };
  },
  java: ({ region, own, literal }) => {
    const at = own('sts');
    return {
      install: "implementation 'software.amazon.awssdk:sts:2.+'",
      text: program(
        at === null ? null : 'import java.net.URI;',
        'import software.amazon.awssdk.regions.Region;',
        'import software.amazon.awssdk.services.sts.StsClient;',
        '',
        'public class Main {',
        '    public static void main(String[] args) {',
        '        try (StsClient sts = StsClient.builder()',
        `                .region(Region.of(${region}))`,
        at === null ? null : `                .endpointOverride(URI.create(${literal(at)}))`,
        '                .build()) {',
        '            System.out.println(sts.getCallerIdentity().arn());',
        '        }',
        '    }',
        '}',
      ),
    };
  },
};
