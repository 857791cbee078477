import {
	extractErrorText,
	readFile,
	readNothing,
	readText,
	readXml,
} from '../../../../nodes/ConstantContactLegacy/api/responses';
import { readEntry, readFeed } from '../../../../nodes/ConstantContactLegacy/api/atom';
import { ServerError, TransportError, type HttpResponse } from '../../../../nodes/kit';
import { thrownBy } from '../../../kit/dummy';

const createResponse = (change: Partial<HttpResponse>): HttpResponse => ({
	status: 200,
	headers: {},
	body: '',
	request: 'GET /contacts',
	mayHaveActed: false,
	repeated: false,
	...change,
});

const failure = (change: Partial<HttpResponse>): unknown =>
	thrownBy(() => readText(createResponse(change)));

it.each([
	['a line of text', 'List A already exists', 'List A already exists'],
	['XML with a message', '<?xml version="1.0"?><error><message>no</message></error>', 'no'],
	['XML that is a message', '<message>no</message>', 'no'],
	[
		'the page of the application server',
		'<html><head><title>JBoss</title></head><body><p><b>message</b> <u>bad id</u></p></body></html>',
		'bad id',
	],
	[
		'the page of the web server',
		"<html><h1>Forbidden</h1>\n<p>You don't have\npermission</p></html>",
		"You don't have permission",
	],
	['another page', '<html><body><h1>Developer Over Qps</h1></body></html>', 'Developer Over Qps'],
	['XML with more than a message', '<error><code>1</code><message>no</message></error>', 'no'],
	['XML after an empty line', '\n<error><code>1</code><message>no</message></error>', 'no'],
	['XML that is a message with details', '<message>no<code>1</code></message>', 'no'],
	['XML without a message', '<error>no</error>', 'no'],
	['a page that would do as XML', '<html><message>a</message><p>b</p></html>', 'b'],
	['a page that is spaced out', '<html><b>message</b>\n\n<u>bad id</u></html>', 'bad id'],
	['a page that is not spaced at all', '<html><b>message</b><u>bad id</u></html>', 'bad id'],
	['lines', 'one<br>two \n three', 'one two three'],
	['nothing', '', ''],
	['broken XML', '<error><message>half', 'half'],
])('the text of %s', (_what, body, text) => {
	expect(extractErrorText(body)).toBe(text);
});

it('a text of more than 300 characters is cut', () => {
	expect(extractErrorText('x'.repeat(300))).toBe('x'.repeat(300));
	expect(extractErrorText('x'.repeat(301))).toBe(`${'x'.repeat(297)}...`);
});

it.each([
	['its header', { headers: { 'x-mashery-error-code': 'ERR_403_DEVELOPER_OVER_QPS' } }],
	['its body', { body: '<h1>Developer Over Qps</h1>' }],
	['another spelling', { body: 'OverQPS' }],
])('a 403 of the gateway counts as too many requests, known by %s', (_by, change) => {
	const error = failure({ status: 403, ...change });
	expect(error).toBeInstanceOf(ServerError);
	expect(error).toMatchObject({ status: 429, serverMessage: 'too many requests per second' });
});

it.each([
	[
		'its header',
		{ headers: { 'x-mashery-error-code': 'ERR_403_DEVELOPER_OVER_RATE' } },
		'ERR_403_DEVELOPER_OVER_RATE',
	],
	['its body', { body: '<h1>Developer Over Rate</h1>' }, 'Developer Over Rate'],
])(
	'a 403 for the quota of the day counts as too many requests, known by %s',
	(_by, change, message) => {
		const error = failure({ status: 403, ...change });
		expect(error).toMatchObject({ status: 429, serverMessage: message, retryAfter: 86_400_000 });
	},
);

it.each([
	['another reason', 'Developer Inactive'],
	['a long body that says so far below', `${'-'.repeat(2000)} over qps`],
])('a 403 with %s stays one', (_what, body) => {
	expect(failure({ status: 403, body })).toMatchObject({ status: 403 });
});

it('any status from 400 is an error of the server', () => {
	expect(failure({ status: 400 })).toBeInstanceOf(ServerError);
});

it.each([300, 302, 399])('%i, a redirect, is an error, and nothing was done', (status) => {
	expect(failure({ status })).toMatchObject({
		problem: 'redirected',
		message: expect.stringContaining('the server redirected to another address'),
		mayHaveActed: false,
	});
});

it.each([
	['<!DOCTYPE html><html></html>', 'the server sent a web page instead of data'],
	['<html><body>Planned downtime</body></html>', 'the server sent a web page instead of data'],
	['<feed xmlns="http://www.w3.org/2005/Atom"><entry>', /^the XML of the response can't be read/],
	['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', /document type/],
])('200 with %s is unreadable', (body, message) => {
	const read = () => readXml(createResponse({ body }), (text) => readFeed(text, (entry) => entry));
	expect(read).toThrow(TransportError);
	expect(read).toThrow(message);
});

it('200 that is unreadable may have been carried out, or not, as the request says', () => {
	const read = (request: string, mayHaveActed: boolean) => () =>
		readXml(createResponse({ request, mayHaveActed, body: 'no XML' }), readEntry);
	expect(thrownBy(read('POST /contacts', true))).toMatchObject({
		problem: 'unreadable',
		mayHaveActed: true,
	});
	expect(thrownBy(read('GET /contacts', false))).toMatchObject({
		problem: 'unreadable',
		mayHaveActed: false,
	});
});

it.each([
	['<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><entry>', 'damaged'],
	['<atom:entry>', 'damaged'],
	['<html><feed></html>', 'unreadable'],
	['<error/>', 'unreadable'],
])("an unreadable response is identified as the service's own or not: %s", (body, problem) => {
	const read = () => readXml(createResponse({ body }), readEntry);
	expect(thrownBy(read)).toMatchObject({ problem });
});

it('a response that needs to say nothing may say anything but a web page', () => {
	for (const body of ['', 'done', '<entry/>'])
		expect(readNothing(createResponse({ body }))).toBeUndefined();
	const page = () => readNothing(createResponse({ body: ' <html></html>', mayHaveActed: true }));
	expect(thrownBy(page)).toMatchObject({
		problem: 'unreadable',
		message: expect.stringContaining('the server sent a web page instead of data'),
		mayHaveActed: true,
	});
});

describe('a file', () => {
	it('is read without its byte order mark, and whatever else it holds', () => {
		expect(readFile(createResponse({ body: '\ufeffEmail\n' }))).toBe('Email\n');
		expect(readFile(createResponse({ body: 'Email\n\ufeff<html>\n' }))).toBe(
			'Email\n\ufeff<html>\n',
		);
		expect(readFile(createResponse({ body: '<b>\n' }))).toBe('<b>\n');
	});

	it.each([
		[
			'a web page',
			'<!DOCTYPE html><html></html>',
			'a web page or XML was sent instead of the file',
		],
		['an indented web page', '\n  <html></html>', 'a web page or XML was sent instead of the file'],
		['XML', '<?xml version="1.0"?><error/>', 'a web page or XML was sent instead of the file'],
		['nothing', '', 'an empty response was sent instead of the file'],
		['only a byte order mark', '\ufeff', 'an empty response was sent instead of the file'],
	])('is not %s', (_what, body, message) => {
		expect(thrownBy(() => readFile(createResponse({ body })))).toMatchObject({
			problem: 'unreadable',
			message: expect.stringContaining(message),
		});
	});
});
