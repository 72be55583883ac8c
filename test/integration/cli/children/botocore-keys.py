"""Prints, as JSON, the key that botocore finds, on which the AWS command line of both generations stands."""
import json
import sys

import botocore.session

profile = sys.argv[1] if len(sys.argv) > 1 else None
found = botocore.session.Session(profile=profile).get_credentials()
frozen = found.get_frozen_credentials()
print(json.dumps({"by": found.method, "key": [frozen.access_key, len(frozen.secret_key), frozen.token or None]}))
