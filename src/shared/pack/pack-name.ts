// What a pack's file is called, `case-<number>-<end of the export's id>.zip`: by that end its export is found again.

const OUR_PACK = /^case-[A-Za-z0-9-]{1,60}-([0-9a-f]{8})\.zip$/;
const OUR_PART = /^case-[A-Za-z0-9-]{1,60}-([0-9a-f]{8})\.zip\.part$/;

/** A UUIDv7 begins with the time: two exports within a minute differ only at its end. */
export const idEndOf = (exportId: string): string => exportId.replaceAll('-', '').slice(-8);

/** The end of the export's id; null for a file that is none of our packs. */
export const idEndInPack = (name: string): string | null => OUR_PACK.exec(name)?.[1] ?? null;

/** The same of a pack that isn't finished. */
export const idEndInPart = (name: string): string | null => OUR_PART.exec(name)?.[1] ?? null;
