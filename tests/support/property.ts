import fc from 'fast-check';

/**
 * fast-check, with one seed for all: a run of today and one of tomorrow, here and elsewhere, try the same cases, so that
 * a failure belongs to the change it stands beside and is seen again by whoever looks. To wander, give another one:
 * `DOCKPROOF_SEED=$RANDOM npm test -- unit`. https://fast-check.dev/docs/configuration/global-settings/
 */
const SEED = 20_261_122;

fc.configureGlobal({ seed: Number(process.env.DOCKPROOF_SEED ?? SEED) });

export { fc };
