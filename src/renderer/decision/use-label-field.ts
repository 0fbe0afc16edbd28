import { useEffect, useRef } from 'react';
import { readScan } from '../../shared/scan-grammar.ts';

/** Name of the field that the waybill of new goods is scanned into. */
export const NEW_WAYBILL_FIELD = 'newWaybill';

type LabelField = {
  /** True while a scan belongs there. */
  isMeant: () => boolean;
  /** The waybill of a scan that belongs there, or that goods were scanned; null for any other, which calls to the bench. */
  read: (raw: string) => { waybill: string } | 'goods' | null;
};

/**
 * The field of the new waybill as a place for scans, while its form is open. Scans belong there while it has the focus, and
 * after one that was torn: the field lets go of the focus then, and whoever scans again means the same field.
 */
export const useLabelField = (isOpen: boolean): LabelField => {
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
  const meant = (): HTMLElement | null => {
    const field = last.current;
    const { activeElement, body } = document;
    if (field?.isConnected !== true || field.getAttribute('name') !== NEW_WAYBILL_FIELD) return null;
    return activeElement === field || activeElement === body || activeElement === null ? field : null;
  };
  return {
    isMeant: () => meant() !== null,
    read: (raw) => {
      const field = meant();
      const scan = readScan(raw);
      if (field === null || scan.shape !== 'code' || scan.waybill === null) return null;
      field.focus();
      return scan.isEan ? 'goods' : { waybill: scan.waybill.waybill };
    },
  };
};
