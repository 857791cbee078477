import {
	isRecord,
	createJsonDecoder,
	ServerError,
	TransportError,
	type HttpResponse,
} from '../../../nodes/kit';
import { thrownBy } from '../dummy';

const decode = createJsonDecoder((body) => ({
	message: isRecord(body) ? String(body.message) : '',
	details: isRecord(body) ? [{ path: '/a', message: 'bad' }] : undefined,
	data: isRecord(body) ? body.data : undefined,
}));

const createResponse = (more: Partial<HttpResponse>): HttpResponse => ({
	status: 200,
	headers: {},
	body: '{}',
	request: 'POST /x',
	mayHaveActed: false,
	repeated: false,
	...more,
});

const refused = (more: Partial<HttpResponse>) => thrownBy(() => decode(createResponse(more)));

it.each([
	['{"a": [1, "ü"]}', { a: [1, 'ü'] }],
	['[]', []],
	['"text"', 'text'],
	['null', null],
	['', undefined],
	[' \r\n', undefined],
])('reads %j', (body, expected) => {
	expect(decode(createResponse({ body }))).toEqual(expected);
	expect(decode(createResponse({ status: 201, body }))).toEqual(expected);
});

it('reads JSON whatever its content type is', () => {
	expect(
		decode(createResponse({ headers: { 'content-type': 'text/plain' }, body: '[1]' })),
	).toEqual([1]);
});

it('refuses data that nests deeper than n8n can handle', () => {
	const body = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
	const error = refused({ body });
	expect(error).toBeInstanceOf(TransportError);
	expect(error).toMatchObject({
		problem: 'unreadable',
		request: 'POST /x',
		seen: 'the data is nested too deeply',
		mayHaveActed: false,
	});
	expect(refused({ status: 400, body })).toMatchObject({ status: 400, serverMessage: '' });
});

it('reads text from an object whose toString is hidden', () => {
	const body = '{"message":{"toString":null}}';
	expect(refused({ status: 400, body })).toMatchObject({ serverMessage: '{"toString":null}' });
});

describe('an error', () => {
	it("contains the server's message", () => {
		const body = JSON.stringify({ message: 'no', data: { id: 1 } });
		const error = refused({ status: 409, body, headers: { 'retry-after': '3' } });
		expect(error).toBeInstanceOf(ServerError);
		expect(error).toMatchObject({
			status: 409,
			request: 'POST /x',
			serverMessage: 'no',
			details: [{ path: '/a', message: 'bad' }],
			data: { id: 1 },
			retryAfter: 3000,
			mayHaveActed: false,
		});
	});

	it.each(['', '<html>Bad Gateway</html>', 'null', '{"mess'])(
		'may have no body to read: %j',
		(body) => {
			const error = refused({ status: 502, body });
			expect(error).toMatchObject({
				serverMessage: '',
				message: 'The server responded with status 502',
			});
		},
	);

	it.each([
		[500, true, true],
		[503, true, true],
		[500, false, false],
		[400, true, false],
		[429, true, false],
	])('%i (not idempotent: %p) may have acted: %p', (status, mayHaveActed, expected) => {
		expect(refused({ status, mayHaveActed })).toMatchObject({ mayHaveActed: expected });
	});
});

describe('anything but a response', () => {
	it.each<[string, Partial<HttpResponse>, string]>([
		['a web page', { body: ' <!doctype html>' }, 'the server sent a web page instead of data'],
		['a web page at once', { body: '<html>' }, 'the server sent a web page instead of data'],
		['text with a sign', { body: 'a < b' }, 'a response of type unknown was sent instead of JSON'],
		['text with a list', { body: 'OK [1]' }, 'a response of type unknown was sent instead of JSON'],
		[
			'text before a list',
			{ body: 'OK[1]' },
			'a response of type unknown was sent instead of JSON',
		],
		['half of the data below a blank', { body: '\n {"a":' }, 'the data is incomplete'],
		['half of the data', { body: '{"elements":[{"id"' }, 'the data is incomplete'],
		['half of a list', { body: '[1,' }, 'the data is incomplete'],
		[
			'text',
			{ body: 'OK', headers: { 'content-type': 'text/plain' } },
			'a response of type text/plain was sent instead of JSON',
		],
		['something', { body: 'OK' }, 'a response of type unknown was sent instead of JSON'],
	])('%s', (_what, more, seen) => {
		for (const mayHaveActed of [true, false]) {
			const error = refused({ ...more, mayHaveActed });
			expect(error).toBeInstanceOf(TransportError);
			const problem = seen === 'the data is incomplete' ? 'damaged' : 'unreadable';
			expect(error).toMatchObject({ problem, seen, mayHaveActed });
		}
	});

	it.each([
		[302, 'https://elsewhere.example/path?token=1', 'elsewhere.example'],
		[307, '/login', 'another address'],
		[300, undefined, 'another address'],
		[399, undefined, 'another address'],
	])('a %i to %p', (status, location, host) => {
		expect(refused({ status, headers: { location }, body: '' })).toMatchObject({
			problem: 'redirected',
			seen: `the server redirected to ${host}`,
		});
	});
});
