import { createServer, request as openHttp } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the bench asks for, by the name of its GraphQL operation. */
export type Asked = 'SignIn' | 'Pull' | 'Read' | 'Refund';

/** What happens to a request on its way. `before`: the shop never hears of it; `after`: it has carried it out. */
export type LineFault =
  | { kind: 'drop'; when: 'before' | 'after' }
  | { kind: 'status'; status: number; body: string; when: 'before' | 'after' }
  | { kind: 'half'; when: 'after' }
  /** The answer is held back until the bench has given up. */
  | { kind: 'silence'; when: 'before' | 'after' };

export type VendureProxy = {
  url: string;
  /** Asked for every request, after `onRequest`; null = let it through. */
  script: (asked: Asked) => LineFault | null;
  /** Runs, and is waited for, before a request goes on to the shop. */
  onRequest: (asked: Asked) => Promise<void>;
  /** Every request so far, in order. */
  asked: Asked[];
  /** The session that the bench used last. */
  bearer: () => string | null;
  /** Nobody listens any more: connections are refused. */
  hangUp: () => Promise<void>;
  /** Listens again, at the same address. */
  pickUp: () => Promise<void>;
};

/** The line between the bench and the shop: it can lose, cut, delay and replace what goes over it. */
export async function openVendureProxy(target: string): Promise<VendureProxy> {
  const shop = new URL(target);
  let bearer: string | null = null;

  const forward = (incoming: IncomingMessage, body: string): Promise<{ response: IncomingMessage; answer: string }> =>
    new Promise((resolve, reject) => {
      const { method, url, headers } = incoming;
      const request = openHttp({ host: shop.hostname, port: shop.port, method, path: url, headers }, (response) => {
        text(response).then((answer) => {
          resolve({ response, answer });
        }, reject);
      });
      request.on('error', reject);
      request.end(body);
    });

  const give = (response: ServerResponse, status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(incoming);
    const asked = /DockProof(SignIn|Pull|Read|Refund)/.exec(body)?.[1] as Asked | undefined;
    if (asked === undefined) throw new Error(`nobody asks this: ${body}`);
    proxy.asked.push(asked);
    bearer = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1] ?? bearer;
    await proxy.onRequest(asked);
    const fault = proxy.script(asked);
    const told = fault?.when === 'before' ? null : await forward(incoming, body);
    const isPassed = fault === null && told !== null;
    if (isPassed) {
      response.writeHead(told.response.statusCode ?? 502, told.response.headers).end(told.answer);
      return;
    }
    switch (fault?.kind) {
      case 'status':
        give(response, fault.status, fault.body.startsWith('<') ? 'text/html' : 'application/json', fault.body);
        return;
      case 'half': {
        const answer = told?.answer ?? '';
        give(response, 200, 'application/json', answer.slice(0, Math.floor(answer.length / 2)));
        return;
      }
      case 'silence':
        return;
      case 'drop':
      case undefined:
        response.destroy();
    }
  };

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => {
      // The shop is gone, or the bench is: either way nothing more is said on this line.
      response.destroy();
    });
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const proxy: VendureProxy = {
    url: `http://127.0.0.1:${port}`,
    script: () => null,
    onRequest: () => Promise.resolve(),
    asked: [],
    bearer: () => bearer,
    hangUp: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
    pickUp: () => listen(port),
  };
  return proxy;
}
