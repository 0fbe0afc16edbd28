import type * as v from 'valibot';
import type { Result } from './result.ts';

/** One call from the window to the station: what goes in, what comes back (wrapped in a Result). */
export type CallSpec<I extends v.GenericSchema = v.GenericSchema, O extends v.GenericSchema = v.GenericSchema> = {
  kind: 'call';
  input: I;
  output: O;
};
/** One event from the station to the window. */
type EventSpec<P extends v.GenericSchema = v.GenericSchema> = { kind: 'event'; payload: P };
type Contract = Record<string, CallSpec | EventSpec>;

export const call = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O): CallSpec<I, O> => ({
  kind: 'call',
  input,
  output,
});
export const event = <P extends v.GenericSchema>(payload: P): EventSpec<P> => ({ kind: 'event', payload });

type CallNames<C extends Contract> = { [K in keyof C]: C[K] extends CallSpec ? K : never }[keyof C] & string;
type EventNames<C extends Contract> = { [K in keyof C]: C[K] extends EventSpec ? K : never }[keyof C] & string;

/** What the window sees: a function per call; `undefined` input may be left out. */
export type Client<C extends Contract> = {
  [K in CallNames<C>]: C[K] extends CallSpec<infer I, infer O>
    ? (input: v.InferInput<I>) => Promise<Result<v.InferOutput<O>>>
    : never;
};
/** What the station must supply: a missing handler is a compile error. */
export type Handlers<C extends Contract> = {
  [K in CallNames<C>]: C[K] extends CallSpec<infer I, infer O>
    ? (input: v.InferOutput<I>) => Promise<Result<v.InferInput<O>>> | Result<v.InferInput<O>>
    : never;
};
/** Listeners by event name; `on` gives back the function that stops listening. */
export type Events<C extends Contract> = {
  on: <K extends EventNames<C>>(
    name: K,
    listener: (payload: C[K] extends EventSpec<infer P> ? v.InferOutput<P> : never) => void,
  ) => () => void;
};
export type Emit<C extends Contract> = <K extends EventNames<C>>(
  name: K,
  payload: C[K] extends EventSpec<infer P> ? v.InferInput<P> : never,
) => void;

/** Channel names are derived, never typed by hand. */
export const channelOf = (name: string): string => `dockproof:${name}`;
