"""Prints, as JSON, the service account that google-auth finds by itself, and a signature of `keyturn` by its key."""
import json

import google.auth

found, project = google.auth.default()
signed = found.signer.sign(b"keyturn").hex()
print(json.dumps([found.service_account_email, found.signer.key_id, project, signed]))
