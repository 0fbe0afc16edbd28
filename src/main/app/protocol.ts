import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import type { Session } from 'electron';
import type { Logger } from '../lib/logger.ts';
import { contentSecurityPolicy, insertNonce, makeNonce } from './csp.ts';
import { EVIDENCE_SCHEME, respondWithEvidence } from './evidence-response.ts';
import type { FindEvidence } from './evidence-response.ts';
import { APP_SCHEME } from './own-origin.ts';
import { rendererFileOf } from './renderer-file.ts';

/**
 * Makes our two schemes known; only possible before the app is ready. `app:` has an origin of its own, so that the
 * page's storage, workers and camera work as on HTTPS; neither may be fetched by script.
 */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
    { scheme: EVIDENCE_SCHEME, privileges: { standard: true, secure: true, stream: true } },
  ]);
}

/** Serves the built window from `folder`, and nothing else, each answer with the content security policy. */
export function serveWindow(session: Session, folder: string, log: Logger): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? rendererFileOf(request.url, folder) : null;
    if (file === null) return notFound(request, log);
    const nonce = makeNonce();
    const isPage = file.contentType.startsWith('text/html');
    const body = await readFile(file.path).catch(() => null);
    if (body === null) return notFound(request, log);
    return new Response(isPage ? insertNonce(body.toString('utf8'), nonce) : new Uint8Array(body), {
      headers: {
        'content-type': file.contentType,
        'content-security-policy': contentSecurityPolicy(nonce),
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      },
    });
  });
}

/** Serves photos, thumbnails and films as the station knows them. */
export function serveEvidence(session: Session, findEvidence: FindEvidence, log: Logger): void {
  session.protocol.handle(EVIDENCE_SCHEME, async (request) => {
    try {
      return await respondWithEvidence(request, findEvidence);
    } catch (error) {
      log.error('evidence-not-read', { url: request.url.slice(0, 200), error });
      return new Response(null, { status: 500 });
    }
  });
}

function notFound(request: Request, log: Logger): Response {
  log.warn('page-not-found', { method: request.method, url: request.url.slice(0, 200) });
  return new Response(null, { status: 404 });
}
