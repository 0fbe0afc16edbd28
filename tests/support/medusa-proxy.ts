import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Every request that the bench makes of a Medusa shop, by method and path; nothing else passes. */
const KINDS = [
  ['sign-in', /^POST \/auth\/user\/emailpass$/],
  ['returns', /^GET \/admin\/returns\?/],
  ['orders', /^GET \/admin\/orders\?/],
  ['changes', /^GET \/admin\/orders\/\w+\/changes\?/],
  ['receive', /^POST \/admin\/returns\/\w+\/receive$/],
  ['receive-items', /^POST \/admin\/returns\/\w+\/receive-items$/],
  ['dismiss-items', /^POST \/admin\/returns\/\w+\/dismiss-items$/],
  ['confirm', /^POST \/admin\/returns\/\w+\/receive\/confirm$/],
  ['throw-away', /^DELETE \/admin\/returns\/\w+\/receive$/],
  ['refund', /^POST \/admin\/payments\/\w+\/refund$/],
] as const;
export type Asked = (typeof KINDS)[number][0];

/** What happens to a request on its way. `before`: the shop never hears of it; `after`: it has carried it out. */
export type LineFault =
  | { kind: 'drop' | 'half' | 'silence'; when: 'before' | 'after' }
  | { kind: 'status'; status: number; body: string; when: 'before' | 'after' };

export type MedusaProxy = {
  url: string;
  /** Asked for every request, after `onRequest`; null = let it through. */
  script: (asked: Asked) => LineFault | null;
  /** Runs, and is waited for, before a request goes on to the shop. */
  onRequest: (asked: Asked) => Promise<void>;
  asked: Asked[];
  /** Nobody listens any more: connections are refused. */
  hangUp: () => Promise<void>;
  /** Listens again, at the same address. */
  pickUp: () => Promise<void>;
};

/** The line between the bench and the shop: it can lose, cut, delay and replace what goes over it. */
export async function openMedusaProxy(target: string): Promise<MedusaProxy> {
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = incoming;
    const body = await text(incoming);
    const asked = KINDS.find(([, pattern]) => pattern.test(`${method} ${url}`))?.[0];
    if (asked === undefined) throw new Error(`nobody asks this: ${method} ${url}`);
    proxy.asked.push(asked);
    await proxy.onRequest(asked);
    const fault = proxy.script(asked);
    const forward = async (): Promise<{ status: number; type: string; body: string }> => {
      const answer = await fetch(`${target}${url}`, {
        method,
        headers: {
          'content-type': headers['content-type'] ?? 'application/json',
          ...(headers.authorization === undefined ? {} : { authorization: headers.authorization }),
        },
        body: body === '' ? null : body,
      });
      const type = answer.headers.get('content-type') ?? 'application/json';
      return { status: answer.status, type, body: await answer.text() };
    };
    const told = fault?.when === 'before' ? null : await forward();
    if (fault === null) {
      response.writeHead(told?.status ?? 502, { 'content-type': told?.type }).end(told?.body);
      return;
    }
    switch (fault.kind) {
      case 'status': {
        const type = fault.body.startsWith('<') ? 'text/html' : 'application/json';
        response.writeHead(fault.status, { 'content-type': type }).end(fault.body);
        return;
      }
      case 'half': {
        const whole = told?.body ?? '';
        response.writeHead(200, { 'content-type': 'application/json' }).end(whole.slice(0, whole.length / 2));
        return;
      }
      case 'silence':
        return;
      case 'drop':
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
  const proxy: MedusaProxy = {
    url: `http://127.0.0.1:${port}`,
    script: () => null,
    onRequest: () => Promise.resolve(),
    asked: [],
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
