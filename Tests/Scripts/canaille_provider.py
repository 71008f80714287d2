"""Runs Canaille, a complete OpenID Connect provider, with one person, one group and one client, in memory.

canaille_provider.py PORT REDIRECT_URI POST_LOGOUT_URI
"""
import sys

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

port, redirect, signed_out = int(sys.argv[1]), sys.argv[2], sys.argv[3]
key = RSAKey.generate_key(2048, auto_kid=True)
app = create_app({
    "SECRET_KEY": "for tests on loopback alone",
    "SERVER_NAME": f"127.0.0.1:{port}",
    "PREFERRED_URL_SCHEME": "http",
    "CANAILLE": {"DATABASE": "memory", "HTMX": False, "JAVASCRIPT": False},
    "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
})
with app.app_context():
    store = Backend.instance
    person = models.User(
        user_name="ans", formatted_name="Ans", family_name="Test", emails=["ans@example.nl"],
        password="een-lang-wachtwoord")
    store.save(person)
    store.save(models.Group(display_name="team", members=[person]))
    client = models.Client(
        client_id="doorstroom", client_secret="geheim", client_name="Doorstroom", redirect_uris=[redirect],
        post_logout_redirect_uris=[signed_out], grant_types=["authorization_code", "refresh_token"],
        response_types=["code"], token_endpoint_auth_method="client_secret_basic",
        scope=["openid", "profile", "groups"])
    store.save(client)
    client.audience = [client]
    store.save(client)
make_server("127.0.0.1", port, app, threaded=True).serve_forever()
