/** What the environment says to the program; everything is optional. */
export type Environment = {
  /** DOCKPROOF_DATA: the data folder instead of the user's own. */
  dataDir: string | null;
  /** DOCKPROOF_SQLITE_BINDING: SQLite's native part, rebuilt for a runtime older than the one that ships. */
  sqliteBinding: string | null;
  /** DOCKPROOF_STAND_IN=1: not the Electron that ships; the window says so. */
  isStandIn: boolean;
};

const textIn = (env: NodeJS.ProcessEnv, name: string): string | null => {
  const text = env[name] ?? '';
  return text === '' ? null : text;
};

export const readEnvironment = (env: NodeJS.ProcessEnv): Environment => ({
  dataDir: textIn(env, 'DOCKPROOF_DATA'),
  sqliteBinding: textIn(env, 'DOCKPROOF_SQLITE_BINDING'),
  isStandIn: env['DOCKPROOF_STAND_IN'] === '1',
});
