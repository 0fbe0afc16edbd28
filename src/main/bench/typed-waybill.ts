import { canonicalText } from '../../shared/scan-grammar.ts';
import type { Panel } from '../../shared/session.ts';
import type { ExpectedReturnStore } from '../session/expected-return-store.ts';

/** Typed by hand, so few characters are the end of a waybill rather than all of it. */
const TYPED_END = /^[A-Z0-9]{4,8}$/;
const CHOICES_SHOWN = 6;

/**
 * What a person typed may be the end of a waybill: one match stands for it, several are offered, none leaves the text
 * as it is. A scanner's text never comes here: it always reads the whole number.
 */
export function completeTyped(typed: string, expectedReturns: ExpectedReturnStore): { raw: string } | { panel: Panel } {
  const text = canonicalText(typed);
  if (!TYPED_END.test(text) || expectedReturns.isKnownWaybill(text)) return { raw: typed };
  const waybills = expectedReturns.waybillsEnding(text, CHOICES_SHOWN);
  const [only] = waybills;
  if (only === undefined) return { raw: typed };
  if (waybills.length === 1) return { raw: only };
  const choices = waybills.map((waybill) => {
    const [first] = expectedReturns.byWaybill(waybill);
    return { waybill, title: first?.lines.map((line) => line.name).join(' · ') ?? '', buyer: first?.buyer ?? '' };
  });
  return { panel: { kind: 'several', text, choices } };
}
