import { contextBridge, ipcRenderer, webFrame } from 'electron';
import * as v from 'valibot';
import { contract } from '../shared/contract.ts';
import type { StationClient } from '../shared/contract.ts';
import { channelOf } from '../shared/ipc.ts';
import type { BenchView } from '../shared/session.ts';
import { refuse, resultOf } from '../shared/result.ts';

// preload: the one door between the window and the station, built from the contract. It runs in the page's process, so
// it decides nothing: the station checks every sender and input itself; here only what comes back is parsed.

const specs = Object.entries(contract);

const calls = specs.flatMap(([name, spec]) =>
  spec.kind !== 'call'
    ? []
    : [
        [
          name,
          async (input?: unknown) => {
            const answer = v.safeParse(resultOf(spec.output), await ipcRenderer.invoke(channelOf(name), input));
            return answer.success ? answer.output : refuse('internal', 'the answer does not fit the contract');
          },
        ] as const,
      ],
);

const on = (name: string, listener: (payload: unknown) => void): (() => void) => {
  const spec = specs.find(([known]) => known === name)?.[1];
  if (spec?.kind !== 'event') throw new Error(`no such event: ${name}`);
  const listen = (_event: unknown, payload: unknown): void => {
    const parsed = v.safeParse(spec.payload, payload);
    if (parsed.success) listener(parsed.output);
    else console.error(`${name} does not fit the contract`);
  };
  ipcRenderer.on(channelOf(name), listen);
  return () => {
    ipcRenderer.removeListener(channelOf(name), listen);
  };
};

/** Pictures of boxes that are long closed stay decoded in Chromium's memory, about 1 MB a parcel, unless it is told. */
const CLOSED_BETWEEN_SWEEPS = 20;
let closed = 0;
let wasOpen = false;
on('benchChanged', (view) => {
  const isOpen = (view as BenchView).session !== null;
  if (wasOpen && !isOpen && (closed += 1) % CLOSED_BETWEEN_SWEEPS === 0) webFrame.clearCache();
  wasOpen = isOpen;
});

// Complete by construction: one function for each call of the contract, and `on` for its events.
const station = { ...Object.fromEntries(calls), on } as unknown as StationClient;

contextBridge.exposeInMainWorld('station', station);
