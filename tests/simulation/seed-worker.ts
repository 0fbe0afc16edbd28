import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { simulate } from './simulate.ts';

// One of several threads that live seeds through: every seed stands alone, so it is the same in whichever thread.

const Share = v.object({ from: v.number(), until: v.number(), step: v.number(), only: v.nullable(v.string()) });

const { from, until, step, only } = v.parse(Share, workerData);
for (let seed = from; seed < until; seed += step) parentPort?.postMessage(await simulate(seed, { only }));
