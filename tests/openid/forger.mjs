// A provider of identities that answers as an attacker or a broken provider would, on a free port of this machine.
// What it does with a code is said by the code: `KIND.NONCE`. `good` is the control: it must be taken.
// With a key and a certificate in PEM form, OPENID_KEY and OPENID_CERTIFICATE, it speaks TLS.
// It prints its address and ends when its input does.

import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';

const installed = (path) => import(pathToFileURL(`${process.env.OPENID_TOOLS}/node_modules/${path}`).href);
const { generateKeyPair, exportJWK, SignJWT, UnsecuredJWT } = await installed('jose/dist/webapi/index.js');

const pair = async (kid) => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { privateKey, kid, jwk: { ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid } };
};
const first = await pair('first');
const second = await pair('second');
const stranger = await pair('first');
let shown = [first.jwk];
let asked = 0;

const { OPENID_KEY: key, OPENID_CERTIFICATE: cert } = process.env;
const server = cert ? createSecureServer({ key, cert }) : createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `${cert ? 'https' : 'http'}://127.0.0.1:${server.address().port}`;

const hashed = (access) => createHash('sha256').update(access).digest().subarray(0, 16).toString('base64url');

async function token(kind, nonce, access) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer, sub: 'mira', aud: 'node-ES256', nonce, iat: now, exp: now + 300, at_hash: hashed(access),
    name: 'Mira Tal', email: 'mira@port.example',
  };
  const changes = {
    nonce: { nonce: 'another' },
    'no-nonce': { nonce: undefined },
    audience: { aud: 'another' },
    'audience-beside': { aud: ['node-ES256', 'another'] },
    expired: { iat: now - 600, exp: now - 300 },
    future: { iat: now + 3600, exp: now + 7200 },
    issuer: { iss: 'http://127.0.0.1:1' },
    access: { at_hash: hashed('another') },
    'no-subject': { sub: undefined },
    'no-expiry': { exp: undefined },
  };
  const said = { ...claims, ...changes[kind] };
  const sign = (key, alg, kid) => new SignJWT(said).setProtectedHeader({ alg, kid }).sign(key);
  switch (kind) {
    case 'unsigned':
      return new UnsecuredJWT(said).encode();
    case 'shared-secret':
      return sign(new TextEncoder().encode('of-no-use-elsewhere: + and %'), 'HS256', undefined);
    case 'public-key-as-secret':
      return sign(new TextEncoder().encode(JSON.stringify(first.jwk)), 'HS256', 'first');
    case 'stranger':
      return sign(stranger.privateKey, 'ES256', 'first');
    case 'unknown-key':
      return sign(stranger.privateKey, 'ES256', 'third');
    case 'new-key':
      shown = [second.jwk];
      return sign(second.privateKey, 'ES256', 'second');
    case 'tampered': {
      const [header, , signature] = (await sign(first.privateKey, 'ES256', 'first')).split('.');
      const other = Buffer.from(JSON.stringify({ ...said, sub: 'tomas' })).toString('base64url');
      return [header, other, signature].join('.');
    }
    default:
      return sign(first.privateKey, 'ES256', 'first');
  }
}

const described = (at) => ({
  issuer: at,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
});

const json = (answer, status, body) => {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

server.on('request', async (request, answer) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url, issuer);
  switch (url.pathname) {
    case '/.well-known/openid-configuration':
      return json(answer, 200, described(issuer));
    case '/another/.well-known/openid-configuration':
      return json(answer, 200, described(issuer));
    case '/clear/.well-known/openid-configuration':
      return json(answer, 200, { ...described(`${issuer}/clear`), authorization_endpoint: 'http://port.example/' });
    case '/away/.well-known/openid-configuration':
      return answer.writeHead(302, { location: `${issuer}/.well-known/openid-configuration` }).end();
    case '/page/.well-known/openid-configuration':
      return answer.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
    case '/large/.well-known/openid-configuration':
      return json(answer, 200, { ...described(`${issuer}/large`), padding: 'x'.repeat(1 << 20) });
    case '/keys':
      asked += 1;
      return json(answer, 200, { keys: shown });
    case '/asked':
      return json(answer, 200, asked);
    case '/token': {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const [kind, nonce] = form.get('code').split('.');
      if (kind === 'refused') return json(answer, 400, { error: 'invalid_grant', error_description: nonce });
      if (kind === 'rude') return json(answer, 400, { error: `<script>${nonce}</script>` });
      if (kind === 'away') return answer.writeHead(307, { location: `${issuer}/token` }).end();
      if (kind === 'page') return answer.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
      const access = 'access-of-no-use-elsewhere';
      const body = { access_token: access, token_type: 'Bearer', id_token: await token(kind, nonce, access) };
      if (kind === 'no-token') delete body.id_token;
      return json(answer, 200, body);
    }
    default:
      return answer.writeHead(404).end();
  }
});
console.log(issuer);
process.stdin.resume().on('end', () => process.exit());
