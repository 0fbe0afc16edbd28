import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TRIES } from '../../../src/main/events/webhook-rules.ts';
import { WEBHOOK_TYPES } from '../../../src/shared/webhook.ts';
import { schemaAsJson } from '../../support/schema-as-json.ts';
import { EVENT_DATA } from '../../support/webhook-schemas.ts';

type Body = { properties: { type: { const: string }; version: unknown; data: unknown }; additionalProperties: boolean };
const document = JSON.parse(readFileSync('resources/openapi/dockproof-events.json', 'utf8')) as {
  openapi: string;
  webhooks: Record<
    string,
    { post: { requestBody: { content: Record<string, { schema: { $ref: string } }> }; parameters: { $ref: string }[] } }
  >;
  components: { schemas: Record<string, Body>; parameters: Record<string, { in: string }> };
};
const TYPES = [...WEBHOOK_TYPES, 'endpoint.test'] as const;

describe('the events that are written down', () => {
  it('are those that are sent, no others', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.webhooks).sort()).toEqual([...TYPES].sort());
    expect(Object.keys(document.components.schemas)).toHaveLength(TYPES.length);
  });

  it.each(TYPES)('%s has the body that the tests check real events by', (type) => {
    const { post } = document.webhooks[type] ?? {};
    const name = post?.requestBody.content['application/json']?.schema.$ref.replace('#/components/schemas/', '') ?? '';
    const { properties, additionalProperties } = document.components.schemas[name] ?? {};
    expect(properties?.type).toEqual({ const: type });
    expect(properties?.version).toEqual({ const: 1 });
    expect(additionalProperties).toBe(false);
    expect(properties?.data).toEqual(schemaAsJson(EVENT_DATA[type]));
    const headers = post?.parameters.map(({ $ref }) => $ref.replace('#/components/parameters/', ''));
    expect(headers).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
    for (const header of headers ?? []) expect(document.components.parameters[header]?.in).toBe('header');
  });

  it('the document for people names every type and the number of tries', () => {
    const text = readFileSync('docs/events.md', 'utf8');
    for (const type of TYPES) expect(text).toContain(`\`${type}\``);
    expect(text).toContain(`${TRIES} tries`);
  });
});
