import type { BundlePart, ExpectedReturn } from '../../shared/expected-return.ts';

type Line = ExpectedReturn['lines'][number];

/** A line as it is stored and counted: never a bundle, but perhaps a part of one. */
export type CountedLine = Omit<Line, 'parts'> & { bundle: string | null };

/** The schema's limit for one line; a thousand bundles of a thousand parts would be a slip of the pen anyway. */
const MAX_QUANTITY = 10_000;

/**
 * Which part carries the serials of the bundle's units: the one that lies in the box as often as there are serials, else
 * the first, because shops write the main article first. Alone it decides nothing: a serial is asked for and compared
 * there, and a person can count every part without it.
 */
const serialPart = (parts: readonly BundlePart[], line: Line): number =>
  Math.max(
    0,
    parts.findIndex((part) => part.quantity * line.quantity === line.serials.length),
  );

/**
 * The lines that are counted at the bench: a bundle 套装 lies in the box as its parts, so it becomes one line a part, with
 * the line's own parts or else those the shop told for its SKU (`partsOf`, empty when it is none). One level deep.
 */
export function countedLines(
  lines: readonly Line[],
  partsOf: (sku: string) => readonly BundlePart[],
): readonly CountedLine[] {
  return lines.flatMap(({ parts: ownParts, ...line }): CountedLine[] => {
    const parts = ownParts !== undefined && ownParts.length > 0 ? ownParts : partsOf(line.sku);
    if (parts.length === 0) return [{ ...line, bundle: null }];
    const withSerials = serialPart(parts, line);
    return parts.map((part, index) => ({
      ...line,
      sku: part.sku,
      name: part.name,
      // The bundle's picture shows one part only where there is only one.
      picture: parts.length === 1 ? line.picture : null,
      quantity: Math.min(part.quantity * line.quantity, MAX_QUANTITY),
      barcodes: part.barcodes,
      serials: index === withSerials ? line.serials : [],
      bundle: line.name,
    }));
  });
}
