import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { parseEvent } from './webhook-schemas.ts';

type Received = { id: string; type: string; body: string; data: Record<string, unknown> };

export type WebhookReceiver = {
  url: string;
  /** Events whose signature the reference library took, in the order they came. */
  received: Received[];
  /** Why others were turned away. */
  faults: string[];
  trust: (secret: string) => void;
  /** What it answers from now on, whatever came; null = no answer at all. */
  answer: (how: { status: number; headers?: Record<string, string> } | null) => void;
  close: () => Promise<void>;
};

/** A ticket system on this machine that believes nothing but the signature. */
export async function openWebhookReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const faults: string[] = [];
  let secret = '';
  let answer: { status: number; headers?: Record<string, string> } | null = { status: 204 };
  const server = createServer((incoming, response) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      const body = Buffer.concat(pieces).toString('utf8');
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      );
      try {
        new Webhook(secret).verify(body, headers);
        const { type, data } = parseEvent(body);
        received.push({ id: headers['webhook-id'] ?? '', type, body, data });
      } catch (error) {
        faults.push(error instanceof Error ? error.message : 'unknown');
      }
      if (answer === null) return;
      response.writeHead(answer.status, answer.headers);
      response.end(answer.status === 200 ? '<html>thanks</html>' : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook?bench=3`,
    received,
    faults,
    trust: (given) => {
      secret = given;
    },
    answer: (how) => {
      answer = how;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
