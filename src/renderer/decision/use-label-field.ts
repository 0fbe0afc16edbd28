import { useEffect, useRef } from 'react';
import { readScan } from '../../shared/scan-grammar.ts';

/** Name of the field that the waybill of new goods is scanned into. */
export const NEW_WAYBILL_FIELD = 'newWaybill';

/**
 * The field of the new waybill as a place for scans, while its form is open: gives back the waybill of a scan that belongs
 * there, null for any other, which calls to the bench. It belongs there while the field has the focus, and after a scan that
 * was torn: the field lets go of the focus then, and whoever scans again means the same field.
 */
export const useLabelField = (isOpen: boolean): ((raw: string) => string | null) => {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    const keep = (element: EventTarget | null): void => {
      last.current = element instanceof HTMLElement ? element : null;
    };
    const onFocus = ({ target }: FocusEvent): void => {
      keep(target);
    };
    // The form is drawn, and its first field has the focus, before this listens.
    keep(document.activeElement);
    document.addEventListener('focusin', onFocus);
    return () => {
      last.current = null;
      document.removeEventListener('focusin', onFocus);
    };
  }, [isOpen]);
  return (raw) => {
    const field = last.current;
    const { activeElement, body } = document;
    if (field?.isConnected !== true || field.getAttribute('name') !== NEW_WAYBILL_FIELD) return null;
    if (activeElement !== field && activeElement !== body && activeElement !== null) return null;
    const scan = readScan(raw);
    if (scan.shape !== 'code' || scan.waybill === null) return null;
    field.focus();
    return scan.waybill.waybill;
  };
};
