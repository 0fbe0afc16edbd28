import type { BundleField, ImportField, ImportView } from '../../shared/import.ts';
import { BUNDLE_FIELDS, IMPORT_FIELDS } from '../../shared/import.ts';

type Field = ImportField | BundleField;

/** CSV or XLSX as people write them. */
export const formatOf = ({ format }: ImportView): string => format.toUpperCase();

export const fieldsOf = (kind: ImportView['kind']): readonly Field[] =>
  kind === 'returns' ? IMPORT_FIELDS : BUNDLE_FIELDS;

const NEEDED: Record<ImportView['kind'], readonly Field[]> = {
  returns: ['returnNo', 'orderNo', 'returnWaybill', 'outboundWaybill', 'name', 'sku', 'amount'],
  bundles: ['bundleSku', 'sku'],
};

/** True for what a file must bring, alone or as one of several that will do. */
export const isNeeded = (kind: ImportView['kind'], field: Field): boolean => NEEDED[kind].includes(field);
