import { program, type SnippetFacts, type Snippets } from './types.ts';

/** The management plane of the account's cloud; a token for it is what every Azure SDK starts with. */
const scope = ({ address, literal }: SnippetFacts): string => {
  const base = (address('arm') ?? 'https://management.azure.com').replace(/\/+$/, '');
  return literal(`${base}/.default`);
};

/** `EnvironmentCredential` reads AZURE_AUTHORITY_HOST, too (Azure Identity client libraries, “Environment variables”). */
export const azureEnv: Snippets = {
  python: (facts) => ({
    install: 'pip install azure-identity',
    text: program(
      'from azure.identity import EnvironmentCredential',
      '',
      'credential = EnvironmentCredential()',
      `token = credential.get_token(${scope(facts)})`,
      'print(token.expires_on)',
    ),
  }),
  node: (facts) => ({
    install: 'npm install @azure/identity',
    text: program(
      "import { EnvironmentCredential } from '@azure/identity';",
      '',
      'const credential = new EnvironmentCredential();',
      `const token = await credential.getToken(${scope(facts)});`,
      'console.log(new Date(token.expiresOnTimestamp));',
    ),
  }),
  go: (facts) => ({
    install: 'go get github.com/Azure/azure-sdk-for-go/sdk/azidentity',
    text: program(
      'package main',
      '',
      'import (',
      '\t"context"',
      '\t"fmt"',
      '\t"log"',
      '',
      '\t"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"',
      '\t"github.com/Azure/azure-sdk-for-go/sdk/azidentity"',
      ')',
      '',
      'func main() {',
      '\tcredential, err := azidentity.NewEnvironmentCredential(nil)',
      '\tif err != nil {',
      '\t\tlog.Fatal(err)',
      '\t}',
      `\toptions := policy.TokenRequestOptions{Scopes: []string{${scope(facts)}}}`,
      '\ttoken, err := credential.GetToken(context.Background(), options)',
      '\tif err != nil {',
      '\t\tlog.Fatal(err)',
      '\t}',
      '\tfmt.Println(token.ExpiresOn)',
      '}',
    ),
  }),
  java: (facts) => ({
    install: "implementation 'com.azure:azure-identity:1.+'",
    text: program(
      'import com.azure.core.credential.TokenRequestContext;',
      'import com.azure.identity.EnvironmentCredential;',
      'import com.azure.identity.EnvironmentCredentialBuilder;',
      '',
      'public class Main {',
      '    public static void main(String[] args) {',
      '        EnvironmentCredential credential = new EnvironmentCredentialBuilder().build();',
      `        TokenRequestContext context = new TokenRequestContext().addScopes(${scope(facts)});`,
      '        System.out.println(credential.getTokenSync(context).getExpiresAt());',
      '    }',
      '}',
    ),
  }),
};
