// A certified provider of identities on a free port of this machine, with one client for each way of signing.
// It prints its address and ends when its input does, which happens when whoever started it is gone.
// Anybody may sign in, with any name and password; names are what tests say they are.

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const installed = (path) => import(pathToFileURL(`${process.env.OPENID_TOOLS}/node_modules/${path}`).href);
const { default: Provider } = await installed('oidc-provider/lib/index.js');
const { generateKeyPair, exportJWK } = await installed('jose/dist/webapi/index.js');

const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const keys = [];
for (const alg of algorithms) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  keys.push({ ...(await exportJWK(privateKey)), alg, use: 'sig', kid: `key-${alg}` });
}

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const client = (alg) => ({
  client_id: `node-${alg}`,
  client_secret: 'of-no-use-elsewhere: + and %',
  redirect_uris: [process.env.OPENID_BACK],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  id_token_signed_response_alg: alg,
});

const provider = new Provider(issuer, {
  clients: algorithms.map(client),
  jwks: { keys },
  cookies: { keys: ['of-no-use-elsewhere'] },
  enabledJWA: { idTokenSigningAlgValues: algorithms },
  claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      name: id === 'mira' ? 'Mira Tal' : id,
      email: `${id}@port.example`,
      email_verified: id === 'mira',
    }),
  }),
});
server.on('request', provider.callback());
console.log(issuer);
process.stdin.resume().on('end', () => process.exit());
