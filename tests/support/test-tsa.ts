import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A time-stamp authority for tests: `openssl ts` behind loopback HTTP, with a CA of its own.

/** How the authority behaves; `slow` answers after ten seconds. */
export type TsaMood =
  'good' | 'other-nonce' | 'other-hash' | 'page' | 'slow' | 'fault' | 'refusing' | 'cut' | 'huge' | 'altered';

/** `plain` has no time-stamping usage, `both` one usage too many, `expired` was valid in 2001. */
export type TsaCertificate = 'good' | 'expired' | 'plain' | 'both' | 'elliptic';

export type TestTsa = {
  url: string;
  /** PEM of the root that vouches for it. */
  caPem: string;
  /** File of that root, for `openssl ts -verify -CAfile`. */
  caFile: string;
  setMood: (mood: TsaMood) => void;
  /** Requests so far. */
  asked: () => number;
  /** An answer without the network. */
  stamp: (query: Uint8Array) => Uint8Array;
  /**
   * The statement of another authority's answer, signed by this one whatever its certificate is made for (`openssl ts`
   * would refuse to), with or without saying by which certificate.
   */
  signAgain: (token: Uint8Array, isAttested: boolean) => Uint8Array;
  close: () => Promise<void>;
};

/** Why there can be no test authority here; null when there can. Printed once by the tests that are skipped. */
export function whyNoTsa(): string | null {
  const { status, stdout } = spawnSync('openssl', ['version'], { encoding: 'utf8' });
  if (status === 0) return null;
  return `no openssl to play the time-stamp authority (${stdout.trim() === '' ? 'not found' : stdout.trim()})`;
}

const CONFIG = `
[req]
distinguished_name = dn
prompt = no
[dn]
O = Test TSA
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[good]
extendedKeyUsage = critical,timeStamping
[elliptic]
extendedKeyUsage = critical,timeStamping
[expired]
extendedKeyUsage = critical,timeStamping
[plain]
basicConstraints = CA:FALSE
[both]
extendedKeyUsage = critical,timeStamping,codeSigning
[caConfig]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = anything
[anything]
organizationName = optional
commonName = optional
[tsaConfig]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ordering = no
tsa_name = yes
ess_cert_id_alg = sha256
`;

/** Makes keys and certificates in a folder of its own and listens on loopback. `close` removes everything. */
export async function startTestTsa(kind: TsaCertificate = 'good'): Promise<TestTsa> {
  const folder = mkdtempSync(join(tmpdir(), 'dockproof-tsa-'));
  const run = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  makeCertificates(folder, kind, run);
  let mood: TsaMood = 'good';
  let asked = 0;
  const stamp = (query: Uint8Array): Uint8Array => {
    const own = mkdtempSync(join(folder, 'query-'));
    writeFileSync(join(own, 'query.tsq'), query);
    run(...['ts', '-reply', '-config', 'openssl.cnf', '-section', 'tsaConfig'], ...filesIn(own));
    return new Uint8Array(readFileSync(join(own, 'reply.tsr')));
  };
  const signAgain = (token: Uint8Array, isAttested: boolean): Uint8Array => {
    const own = mkdtempSync(join(folder, 'again-'));
    const file = (name: string): string => join(own, name);
    writeFileSync(file('token.tsr'), token);
    run('ts', '-reply', '-in', file('token.tsr'), '-token_out', '-out', file('token.der'));
    run(...['cms', '-verify', '-noverify', '-inform', 'DER', '-in', file('token.der'), '-out', file('statement')]);
    const how = ['-binary', '-nodetach', '-econtent_type', '1.2.840.113549.1.9.16.1.4', '-outform', 'DER'];
    const who = ['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-md', 'sha256', ...(isAttested ? ['-cades'] : [])];
    run('cms', '-sign', ...how, ...who, '-in', file('statement'), '-out', file('again.der'));
    const again = readFileSync(file('again.der'));
    const body = [0x30, 0x03, 0x02, 0x01, 0x00, ...again];
    return Uint8Array.of(0x30, 0x82, body.length >> 8, body.length & 255, ...body);
  };
  const server = createServer((request, response) => {
    asked += 1;
    void readBody(request).then((query) => {
      answer(mood, query, response, stamp);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const caFile = join(folder, 'ca.pem');
  return {
    url: `http://127.0.0.1:${port}/tsa`,
    caPem: readFileSync(caFile, 'utf8'),
    caFile,
    setMood: (next) => {
      mood = next;
    },
    asked: () => asked,
    stamp,
    signAgain,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
      }),
  };
}

const filesIn = (own: string): string[] => ['-queryfile', join(own, 'query.tsq'), '-out', join(own, 'reply.tsr')];

function makeCertificates(folder: string, kind: TsaCertificate, run: (...args: string[]) => void): void {
  writeFileSync(join(folder, 'openssl.cnf'), CONFIG);
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(join(folder, 'index.txt'), '');
  const makeKey = (name: string): void => {
    const elliptic = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    const rsa = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
    run('genpkey', ...(kind === 'elliptic' ? elliptic : rsa), '-out', name);
  };
  makeKey('ca.key');
  makeKey('tsa.key');
  const request = (who: string, name: string): void => {
    const files = ['-key', `${who}.key`, '-out', `${who}.csr`];
    run('req', '-new', '-config', 'openssl.cnf', '-subj', `/O=Test TSA/CN=${name}`, ...files);
  };
  // Valid from long ago, so that one authority may also sign what another has stamped before it was made.
  const sign = (who: string, extensions: string, from: string, to: string, ...issuer: string[]): void => {
    const how = ['-batch', '-notext', '-config', 'openssl.cnf', '-name', 'caConfig', '-extensions', extensions];
    const files = ['-keyfile', 'ca.key', '-in', `${who}.csr`, '-out', `${who}.pem`];
    run('ca', ...how, '-startdate', `${from}0101000000Z`, '-enddate', `${to}1231235959Z`, ...files, ...issuer);
  };
  request('ca', 'Test root');
  request('tsa', 'Stamps of the test');
  sign('ca', 'ca', '2000', '2098', '-selfsign');
  if (kind === 'expired') sign('tsa', kind, '2001', '2001', '-cert', 'ca.pem');
  else sign('tsa', kind, '2020', '2097', '-cert', 'ca.pem');
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return new Uint8Array(Buffer.concat(pieces));
}

/** In a query of 69 bytes the hash begins at 24 and the nonce at 58. */
const spoiled = (query: Uint8Array, at: number): Uint8Array =>
  query.map((byte, index) => (index === at ? byte ^ 1 : byte));

function answer(
  mood: TsaMood,
  query: Uint8Array,
  response: ServerResponse,
  stamp: (query: Uint8Array) => Uint8Array,
): void {
  const give = (body: Uint8Array | string, type = 'application/timestamp-reply'): void => {
    response.writeHead(200, { 'content-type': type }).end(body);
  };
  switch (mood) {
    case 'good':
      give(stamp(query));
      return;
    case 'other-nonce':
      give(stamp(spoiled(query, 60)));
      return;
    case 'other-hash':
      give(stamp(spoiled(query, 30)));
      return;
    case 'altered': {
      const reply = stamp(query);
      give(spoiled(reply, reply.length - 9));
      return;
    }
    case 'page':
      give('<!doctype html><title>Sign in to the network</title>', 'text/html');
      return;
    case 'slow':
      setTimeout(() => {
        give(stamp(query));
      }, 10_000).unref();
      return;
    case 'fault':
      response.writeHead(503).end('busy');
      return;
    case 'refusing':
      // PKIStatus rejection (2), no token.
      give(Uint8Array.of(0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02));
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/timestamp-reply', 'content-length': '5000' });
      response.write(stamp(query).subarray(0, 500));
      setTimeout(() => response.destroy(), 20);
      return;
    case 'huge':
      give(new Uint8Array(100_000));
  }
}
