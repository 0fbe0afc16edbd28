import { expect, it } from 'vitest';
import { pictureAddress } from '../../../src/main/platform/douyin/douyin-pictures.ts';

const COPY = 'c0ffee'.padEnd(64, '0');

it.each([
  [`https://pictures.shanlan.example/${COPY}.jpg`],
  [`https://cdn.shanlan.com.cn/returns/${COPY}.jpg?sign=a%2Fb&until=1800000000`],
])('hands on %s', (address) => {
  expect(pictureAddress(address, COPY)).toBe(address);
});

it.each([
  ['plain http', `http://pictures.shanlan.example/${COPY}.jpg`],
  ['a number for a name', `https://203.0.113.7/${COPY}.jpg`],
  ['IPv6', `https://[2001:db8::1]/${COPY}.jpg`],
  ['this machine', `https://localhost/${COPY}.jpg`],
  ['this network', `https://relay.local/${COPY}.jpg`],
  ['a bare name', `https://relay/${COPY}.jpg`],
  ['a user in it', `https://me:secret@pictures.shanlan.example/${COPY}.jpg`],
  ['another picture', `https://pictures.shanlan.example/${'d'.repeat(64)}.jpg`],
  ['the hash only behind the question mark', `https://pictures.shanlan.example/x.jpg?is=${COPY}`],
  ['a fragment', `https://pictures.shanlan.example/${COPY}.jpg#x`],
  ['a script', `javascript:alert('${COPY}')`],
  ['no address', COPY],
])('hands on no address with %s', (_, address) => {
  expect(pictureAddress(address, COPY)).toBeNull();
});
