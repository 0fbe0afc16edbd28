/** Where passwords and tokens lie: the system's keychain, or for as long as the program runs where there is none. */
export type SecretBox = {
  /** False: nothing outlives the program, the secret is asked for at each start. */
  isKept: boolean;
  read: (id: string) => string | null;
  write: (id: string, secret: string) => void;
  remove: (id: string) => void;
};

/** Holds secrets in memory only: for systems without a keychain, for the command line and for tests. */
export function createMemorySecretBox(): SecretBox {
  const secrets = new Map<string, string>();
  return {
    isKept: false,
    read: (id) => secrets.get(id) ?? null,
    write: (id, secret) => {
      secrets.set(id, secret);
    },
    remove: (id) => {
      secrets.delete(id);
    },
  };
}
