import fc from 'fast-check';

import type { ApiResponse } from '../../sandbox/http';
import { withLie, type Lie } from '../../sandbox/lies';
import { corpusTexts } from '../corpus';
import { hostileText } from '../hostile';
import { changeJson, jsonChange, type JsonChange } from './jsonResponses';
import { changeXml, xmlChange, type XmlChange } from './xmlResponses';

/** What a hostile server turns a response into. */
export type Hostility =
	| { kind: 'json'; change: JsonChange; status?: number }
	| { kind: 'xml'; change: XmlChange; status?: number }
	| { kind: 'body'; body: string; status?: number }
	| { kind: 'lie'; lie: Lie; status?: number }
	| { kind: 'header'; name: string; value: string; status?: number };

const status = fc.oneof(
	{ arbitrary: fc.constant(undefined), weight: 4 },
	{ arbitrary: fc.constantFrom(200, 201, 204, 206, 300, 304, 400, 401, 409, 429, 500), weight: 1 },
);

/** Headers that the nodes read. */
const header = fc.record({
	name: fc.constantFrom('location', 'retry-after', 'date', 'content-type', 'id'),
	value: fc.oneof(
		fc.constantFrom(
			'9'.repeat(400),
			'1e9',
			'-1',
			'Wed, 31 Feb 2026 25:61:61 GMT',
			`/${'/'.repeat(5000)}?`,
			'//elsewhere.example/1',
			'__proto__',
			'/a/../../b',
			'/%',
		),
		hostileText.map((text) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 5000)),
	),
});

/** What a response can falsely claim: with another status, it would be no lie. */
const lie: fc.Arbitrary<Lie> = fc.oneof(
	fc.record({ kind: fc.constantFrom('emptyRecord', 'otherRecord', 'missort', 'shortPage') }),
	fc.record({
		kind: fc.constant('wrongTotal' as const),
		by: fc.integer({ min: -60, max: 20_000 }),
	}),
) as fc.Arbitrary<Lie>;

/** Everything that a hostile server does to a response. */
export const hostility: fc.Arbitrary<Hostility> = fc.oneof(
	{
		arbitrary: fc.record({ kind: fc.constant('json'), change: jsonChange, status }),
		weight: 6,
	},
	{ arbitrary: fc.record({ kind: fc.constant('xml'), change: xmlChange, status }), weight: 6 },
	{
		arbitrary: fc.record({
			kind: fc.constant('body'),
			body: fc.oneof(fc.constantFrom(...corpusTexts()), hostileText),
			status,
		}),
		weight: 2,
	},
	{ arbitrary: fc.record({ kind: fc.constant('lie'), lie }), weight: 3 },
	{
		arbitrary: header.chain((named) =>
			fc.record({ kind: fc.constant('header'), ...constants(named), status }),
		),
		weight: 2,
	},
) as fc.Arbitrary<Hostility>;

function constants({ name, value }: { name: string; value: string }) {
	return { name: fc.constant(name), value: fc.constant(value) };
}

/** Modifies a response. If it has a different format, e.g. JSON instead of XML, the text of the change replaces it. */
export function spoil(response: ApiResponse, how: Hostility): ApiResponse {
	const { body = '' } = response;
	const changed = { ...response, ...(how.status !== undefined && { status: how.status }) };
	switch (how.kind) {
		case 'json':
			return { ...changed, body: changeJson(body, how.change) };
		case 'xml':
			return { ...changed, body: typeof body === 'string' ? changeXml(body, how.change) : body };
		case 'body':
			return { ...changed, body: how.body };
		case 'lie':
			return withLie(changed, how.lie);
		case 'header':
			return { ...changed, headers: { ...response.headers, [how.name]: how.value } };
	}
}
