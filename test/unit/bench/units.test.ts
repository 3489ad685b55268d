import { expect, test } from 'vitest'
import { handlingDefinition } from '../../../infra/workflow/definition.ts'
import { stepsWithChoice } from '../../bench/support/choices.ts'
import { itemSize } from '../../bench/support/item-size.ts'
import { deleteUnits, getUnits, indexUnits, putUnits, queryUnits } from '../../bench/support/units.ts'

const KB = 1024

test.each([
  ['a string: name and UTF-8 bytes', { name: { S: 'abc' } }, 4 + 3],
  ['a Chinese string takes three bytes a character', { t: { S: '建议' } }, 1 + 6],
  ['a Chinese attribute name too', { 题: { S: 'a' } }, 3 + 1],
  ['a number: a byte for two significant digits and one more', { n: { N: '1234' } }, 1 + 3],
  ['an odd number of digits is rounded up', { n: { N: '123' } }, 1 + 3],
  ['leading and trailing zeros are trimmed', { n: { N: '001200' } }, 1 + 2],
  ['zero', { n: { N: '0' } }, 1 + 1],
  ['a sign takes a byte', { n: { N: '-12' } }, 1 + 3],
  ['an exponent is no digits', { n: { N: '1.5E10' } }, 1 + 2],
  ['38 digits', { n: { N: '1'.repeat(38) } }, 1 + 20],
  ['a binary value counts its raw bytes', { b: { B: Buffer.from('12345').toString('base64') } }, 1 + 5],
  ['a Boolean', { flag: { BOOL: false } }, 4 + 1],
  ['null', { nil: { NULL: true } }, 3 + 1],
  ['an empty list takes three bytes', { l: { L: [] } }, 1 + 3],
  ['an empty map takes three bytes', { m: { M: {} } }, 1 + 3],
  ['each element of a list takes one more', { l: { L: [{ S: 'ab' }, { S: 'c' }] } }, 1 + 3 + 2 + 1 + 1 + 1],
  ['each pair of a map takes one more', { m: { M: { k: { S: 'v' } } } }, 1 + 3 + 1 + 1 + 1],
  ['sets have no overhead', { s: { SS: ['ab', 'c'] } }, 1 + 3],
  ['attributes add up', { pk: { S: 'S#16-5-0105' }, version: { N: '17' } }, 2 + 11 + 7 + 2],
])('item size: %s', (_, item, bytes) => {
  expect(itemSize(item)).toBe(bytes)
})

// Examples of the developer guide, "DynamoDB read and write operations".
test.each([
  ['GetItem of 3.5 KB, consistent, is one of 4 KB', getUnits(3.5 * KB, true), 1],
  ['GetItem of 10 KB, consistent, is one of 12 KB', getUnits(10 * KB, true), 3],
  ['8 KB consistent takes two', getUnits(8 * KB, true), 2],
  ['8 KB eventually consistent takes one', getUnits(8 * KB, false), 1],
  ['an item that is not there takes the minimum', getUnits(0, false), 0.5],
  ['the same consistently', getUnits(0, true), 1],
  ['BatchGetItem of 1.5 KB and 6.5 KB rounds each up: 12 KB', getUnits(1.5 * KB, true) + getUnits(6.5 * KB, true), 3],
  ['Query whose items sum to 40.8 KB is one of 44 KB', queryUnits([20 * KB, 20.8 * KB], true), 11],
  ['Query sums before it rounds', queryUnits([1.5 * KB, 6.5 * KB], true), 2],
  ['Query that finds nothing takes the minimum', queryUnits([], false), 0.5],
])('read units: %s', (_, units, expected) => {
  expect(units).toBe(expected)
})

test.each([
  ['PutItem of 500 bytes is one of 1 KB', putUnits(0, 500), 1],
  ['PutItem of 1.5 KB is one of 2 KB', putUnits(0, 1.5 * KB), 2],
  ['PutItem over a larger item: the larger of the two', putUnits(1.5 * KB, 500), 2],
  ['PutItem refused by its condition: 310 KB over 300 KB takes 310', putUnits(300 * KB, 310 * KB), 310],
  ['DeleteItem takes the size of what it deletes', deleteUnits(2.5 * KB), 3],
  ['DeleteItem of nothing takes one', deleteUnits(0), 1],
])('write units: %s', (_, units, expected) => {
  expect(units).toBe(expected)
})

const entry = (key: string, bytes = 100, projected = key) => ({ key, projected, bytes })

// The five cases of the developer guide, "Global secondary indexes: write operations".
test.each([
  ['a new item that defines the indexed attribute: one put', indexUnits(undefined, entry('a')), 1],
  ['the indexed key changes: a delete and a put', indexUnits(entry('a'), entry('b')), 2],
  ['the indexed attribute goes: one delete', indexUnits(entry('a'), undefined), 1],
  ['it was and is not in the index: nothing', indexUnits(undefined, undefined), 0],
  ['only projected attributes change: one put', indexUnits(entry('a', 100, 'x'), entry('a', 100, 'y')), 1],
  ['neither key nor projection changes: nothing', indexUnits(entry('a'), entry('a')), 0],
  ['entries above 1 KB are rounded like items', indexUnits(undefined, entry('a', 1.5 * KB)), 2],
])('index units: %s', (_, units, expected) => {
  expect(units).toBe(expected)
})

test('a step takes a second transition only where the definition chooses by its outcome', () => {
  const choices = stepsWithChoice(handlingDefinition())
  expect([...choices]).toEqual(expect.arrayContaining(['review', 'assign', 'acknowledge', 'solicit', 'fulfil', 'redo']))
  for (const step of ['draft', 'opine', 'dispatch', 'contact']) expect(choices).not.toContain(step)
})
