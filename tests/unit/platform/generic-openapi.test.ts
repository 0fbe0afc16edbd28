import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PATHS, PICTURE_MAX_BYTES, REFUSING_STATUSES } from '../../../src/main/platform/generic/generic-limits.ts';
import * as schemas from '../../../src/main/platform/generic/generic-schemas.ts';
import { schemaAsJson } from '../../support/schema-as-json.ts';

type Json = Record<string, unknown>;
type Operation = {
  requestBody?: { content: Json };
  parameters?: unknown[];
  responses: Record<string, { content?: Json; $ref?: string }>;
};

const document = JSON.parse(
  readFileSync(new URL('../../../resources/openapi/dockproof-connector.json', import.meta.url), 'utf8'),
) as {
  openapi: string;
  info: { description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
};

/** Without what is only said to people. A property may itself be called `title`: those stay. */
function bare(schema: unknown, isMap = false): unknown {
  if (Array.isArray(schema)) return schema.map((one) => bare(one));
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([name]) => isMap || name !== 'description');
  return Object.fromEntries(kept.map(([name, value]) => [name, bare(value, !isMap && name === 'properties')]));
}

const BOTH = {
  Return: schemas.Return,
  ReturnPage: schemas.ReturnPage,
  ReturnNow: schemas.ReturnNow,
  RefundRequest: schemas.RefundRequest,
  RefundReceipt: schemas.RefundReceipt,
  StockRequest: schemas.StockRequest,
  StockNow: schemas.StockNow,
  StockReceipt: schemas.StockReceipt,
  RefusalRules: schemas.RefusalRules,
  RefusalRequest: schemas.RefusalRequest,
  RefusalReceipt: schemas.RefusalReceipt,
  ShipmentNow: schemas.ShipmentNow,
  ShipmentRequest: schemas.ShipmentRequest,
  ShipmentReceipt: schemas.ShipmentReceipt,
  Problem: schemas.Problem,
} as const;

describe('the interface that is written down', () => {
  it('has the schemas that the connector and the practice system check by, and no others', () => {
    expect(Object.keys(document.components.schemas).sort()).toEqual(Object.keys(BOTH).sort());
  });

  it.each(Object.entries(BOTH))('%s is the same in both', (name, schema) => {
    const written = bare(document.components.schemas[name]) as { properties: Record<string, Json> };
    if (name === 'ReturnPage') {
      // The rows are looked at one by one.
      expect(written.properties['returns']).toMatchObject({ items: { $ref: '#/components/schemas/Return' } });
      written.properties['returns'] = { ...written.properties['returns'], items: {} };
    }
    expect(written).toEqual(schemaAsJson(schema));
  });

  it('has a difference found: a limit, a field, a field that may be missing', () => {
    const said = schemaAsJson(v.object({ at: v.pipe(v.number(), v.integer()), words: v.string() }));
    expect(said).not.toEqual(schemaAsJson(v.object({ at: v.number(), words: v.string() })));
    expect(said).not.toEqual(schemaAsJson(v.object({ at: v.pipe(v.number(), v.integer()) })));
    expect(said).not.toEqual(
      schemaAsJson(v.object({ at: v.pipe(v.number(), v.integer()), words: v.exactOptional(v.string()) })),
    );
    expect(() => schemaAsJson(v.date())).toThrow('date');
  });

  it('has the paths that are called, and a problem for whatever else is answered', () => {
    expect(document.openapi).toBe('3.1.1');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(operations.sort()).toEqual(
      [
        `get ${PATHS.returns}`,
        `get ${PATHS.returns}/{returnNo}`,
        `get ${PATHS.returns}/{returnNo}/refusal-rules`,
        `get ${PATHS.returns}/{returnNo}/shipment`,
        `get ${PATHS.stock}`,
        `post ${PATHS.refunds}`,
        `post ${PATHS.refusals}`,
        `post ${PATHS.shipments}`,
        `post ${PATHS.stock}`,
      ].sort(),
    );
    for (const methods of Object.values(document.paths))
      for (const [method, { responses, parameters, requestBody }] of Object.entries(methods)) {
        expect(responses['default']).toEqual({ $ref: '#/components/responses/Problem' });
        if (method !== 'post') continue;
        expect(parameters).toContainEqual({ $ref: '#/components/parameters/IdempotencyKey' });
        expect(requestBody).toBeDefined();
      }
  });

  it('leads every reference to something that is there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(refs.length).toBeGreaterThan(20);
    for (const path of refs) {
      const there = path.split('/').reduce<unknown>((at, name) => (at as Json | undefined)?.[name], document);
      expect(there, path).toBeDefined();
    }
  });

  it('says the limits that hold', () => {
    for (const status of REFUSING_STATUSES) expect(document.info.description).toContain(String(status));
    const { pictures } = schemas.RefusalRequest.entries;
    expect(JSON.stringify(schemaAsJson(pictures))).toContain(
      `"maxLength":${String(Math.ceil(PICTURE_MAX_BYTES / 3) * 4)}`,
    );
  });
});
