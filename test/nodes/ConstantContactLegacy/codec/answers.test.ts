import {
	errorText,
	readText,
	readXml,
} from '../../../../nodes/ConstantContactLegacy/apiV1/answers';
import { readFeed } from '../../../../nodes/ConstantContactLegacy/apiV1/atom';
import { ServerError, TransportError, type HttpResponse } from '../../../../nodes/kit';

const answer = (change: Partial<HttpResponse>): HttpResponse => ({
	status: 200,
	headers: {},
	body: '',
	request: 'GET /contacts',
	mayHaveActed: false,
	repeated: false,
	...change,
});

const failure = (change: Partial<HttpResponse>): unknown => {
	try {
		return readText(answer(change));
	} catch (error) {
		return error;
	}
};

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
	['nothing', '', ''],
	['broken XML', '<error><message>half', 'half'],
])('the text of %s', (_what, body, text) => {
	expect(errorText(body)).toBe(text);
});

it('a long text is cut', () => {
	expect(errorText('x'.repeat(1000))).toHaveLength(300);
});

it.each([
	['its header', { headers: { 'x-mashery-error-code': 'ERR_403_DEVELOPER_OVER_QPS' } }],
	['its body', { body: '<h1>Developer Over Qps</h1>' }],
])('a 403 of the gateway counts as too many requests, known by %s', (_by, change) => {
	const error = failure({ status: 403, ...change });
	expect(error).toBeInstanceOf(ServerError);
	expect(error).toMatchObject({ status: 429, serverMessage: 'too many requests per second' });
});

it('another 403 stays one', () => {
	expect(failure({ status: 403, body: 'Developer Over Rate' })).toMatchObject({ status: 403 });
});

it('a redirect is an error', () => {
	expect(failure({ status: 302 })).toMatchObject({ problem: 'redirected' });
});

it.each([
	['<!DOCTYPE html><html></html>', 'a web page came instead of data'],
	['<html><body>Planned downtime</body></html>', 'a web page came instead of data'],
	['<feed xmlns="http://www.w3.org/2005/Atom"><entry>', /^the XML of the answer can't be read/],
	['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', /document type/],
])('200 with %s is unreadable', (body, message) => {
	const read = () => readXml(answer({ body }), (text) => readFeed(text, (entry) => entry));
	expect(read).toThrow(TransportError);
	expect(read).toThrow(message);
});
