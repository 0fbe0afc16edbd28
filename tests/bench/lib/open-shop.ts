import { fork } from 'node:child_process';
import { join } from 'node:path';

type InstantShop = { url: string; close: () => void };

/** Starts the shop that answers at once (instant-shop.ts), with this many returns to tell of. */
export async function openInstantShop(returns: number): Promise<InstantShop> {
  const child = fork(join(import.meta.dirname, 'instant-shop.ts'), [String(returns)]);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (told) => {
      resolve(Number(told));
    });
    child.once('exit', (code) => {
      reject(new Error(`the shop ended with ${String(code)}`));
    });
  });
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () => {
      child.removeAllListeners('exit');
      child.kill();
    },
  };
}
