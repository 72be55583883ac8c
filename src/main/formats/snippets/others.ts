import { hostOf, program, type Snippets } from './types.ts';

/** Of UCloud's SDKs the one for Go reads the environment by itself (ucloud-sdk-go external, examples/external). */
export const ucloudEnv: Snippets = {
  python: ({ region, address, literal }) => ({
    install: 'pip install ucloud-sdk-python3',
    text: program(
      'import os',
      '',
      'from ucloud.client import Client',
      '',
      'client = Client({',
      '    "public_key": os.environ["UCLOUD_PUBLIC_KEY"],',
      '    "private_key": os.environ["UCLOUD_PRIVATE_KEY"],',
      '    "project_id": os.environ.get("UCLOUD_PROJECT_ID", ""),',
      `    "region": ${region},`,
      `    "base_url": ${literal(address('api') ?? 'https://api.ucloud.cn')},`,
      '})',
      'print(client.uaccount().get_project_list())',
    ),
  }),
  go: ({ region, address, literal }) => ({
    install: 'go get github.com/ucloud/ucloud-sdk-go',
    text: program(
      'package main',
      '',
      'import (',
      '\t"fmt"',
      '\t"log"',
      '',
      '\t"github.com/ucloud/ucloud-sdk-go/external"',
      '\t"github.com/ucloud/ucloud-sdk-go/services/uaccount"',
      ')',
      '',
      'func main() {',
      '\tloaded, err := external.LoadDefaultUCloudConfig()',
      '\tif err != nil {',
      '\t\tlog.Fatal(err)',
      '\t}',
      '\tcfg := loaded.Config()',
      `\tcfg.Region = ${region}`,
      `\tcfg.BaseUrl = ${literal(address('api') ?? 'https://api.ucloud.cn')}`,
      '\tclient := uaccount.NewClient(cfg, loaded.Credential())',
      '\tprojects, err := client.GetProjectList(client.NewGetProjectListRequest())',
      '\tif err != nil {',
      '\t\tlog.Fatal(err)',
      '\t}',
      '\tfmt.Println(projects.ProjectSet)',
      '}',
    ),
  }),
};

/** JD Cloud's SDK reads no environment; the names are those of cloudmux (github jdcloud-api/jdcloud-sdk-nodejs, README). */
export const jdcloudEnv: Snippets = {
  node: ({ region, address, literal }) => ({
    install: 'npm install jdcloud-sdk-js',
    text: program(
      "import JDCloud from 'jdcloud-sdk-js';",
      '',
      'const iam = new JDCloud.IAM({',
      '  credentials: {',
      '    accessKeyId: process.env.JDCLOUD_ACCESS_KEY,',
      '    secretAccessKey: process.env.JDCLOUD_SECRET,',
      '  },',
      `  regionId: ${region},`,
      `  endpoint: { protocol: "https", host: ${literal(hostOf(address('iam')) ?? 'iam.jdcloud-api.com')} },`,
      '});',
      'console.log(await iam.describeUserAccessKeys({}));',
    ),
  }),
};
