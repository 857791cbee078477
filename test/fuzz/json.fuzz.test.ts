import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { hasNumericIds, withTextIds } from '../../nodes/ConstantContactLegacyV2/api/records';
import { readJson } from '../../nodes/ConstantContactLegacyV2/api/responses';
import {
	isRecord,
	createJsonDecoder,
	isSameJson,
	setAt,
	getValueAt,
	type HttpResponse,
} from '../../nodes/kit';
import { corpusFile, corpusFiles } from './corpus';
import { expectCleanPrototypes, tried } from './harm';
import { hostileJson, hostileKey, hostileRecord, hostileText } from './hostile';
import { changeJson, jsonChange } from './server/jsonResponses';
import { runs } from './settings';

const decode = createJsonDecoder((body) => ({
	message: isRecord(body) ? String(body.message) : '',
}));

const createResponse = (body: string, status = 200): HttpResponse => ({
	status,
	headers: {},
	body,
	request: 'GET /x',
	mayHaveActed: false,
	repeated: false,
});

const CUT = 'the data is incomplete';
const DEEP = 'the data is nested too deeply';

/** The error for each file that can't be used; the others are read. */
const REFUSED: Record<string, string> = {
	'comments.json': CUT,
	'cut-off.json': CUT,
	'lists-10000-deep.json': DEEP,
	'not-a-number.json': CUT,
	'null-character.json': CUT,
	'objects-10000-deep.json': DEEP,
	'byte-order-mark.json': CUT,
	'two-values.json': CUT,
};

it.each(corpusFiles('json'))('%s is read as JSON.parse does, or refused with a reason', (name) => {
	const text = corpusFile('json', name).toString('utf8');
	const outcome = tried(() => decode(createResponse(text)), 'TransportError');
	const refused = REFUSED[name];
	if (refused === undefined) expect(outcome).toEqual({ value: JSON.parse(text) as unknown });
	else expect(outcome).toMatchObject({ error: { message: refused } });
});

it('every file that is to be refused is there', () => {
	expect(corpusFiles('json')).toEqual(expect.arrayContaining(Object.keys(REFUSED)));
});

it('any text is read as JSON.parse does, or refused', () => {
	const texts = fc.oneof(
		hostileText,
		hostileJson.map((value) => JSON.stringify(value)),
		fc.tuple(hostileRecord, jsonChange).map(([value, change]) => changeJson(value, change)),
	);
	fc.assert(
		fc.property(texts, fc.constantFrom(200, 202, 302, 400, 500), (text, status) => {
			for (const read of [decode, readJson]) {
				const outcome = tried(
					() => read(createResponse(text, status)),
					'TransportError',
					'ServerError',
				);
				if ('error' in outcome || text.trim() === '') continue;
				const parsed: unknown = JSON.parse(text);
				const expected = read === readJson && hasNumericIds(text) ? withTextIds(parsed) : parsed;
				// As text, as n8n stores it: it includes a key named toString, but not a way to become text.
				expect(JSON.stringify(outcome.value)).toBe(JSON.stringify(expected));
			}
		}),
		runs(),
	);
});

it('a value is the same as its copy, whatever its keys are called', () => {
	fc.assert(
		fc.property(hostileJson, hostileJson, (value, other) => {
			expect(isSameJson(value, JSON.parse(JSON.stringify(value)))).toBe(true);
			expect(isSameJson(value, other)).toBe(isSameJson(other, value));
		}),
		runs(),
	);
});

it('a value that was set at any path is found there, or the path is refused', () => {
	const path = fc.array(hostileKey, { minLength: 1, maxLength: 3 }).map((keys) => keys.join('.'));
	fc.assert(
		fc.property(hostileRecord, path, hostileText, (record, at, value) => {
			const target = JSON.parse(JSON.stringify(record)) as IDataObject;
			const outcome = tried(() => setAt(target, at, value), 'InputError');
			if (!('error' in outcome)) expect(getValueAt(target, at)).toBe(value);
			expectCleanPrototypes();
			expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
		}),
		runs(),
	);
});
