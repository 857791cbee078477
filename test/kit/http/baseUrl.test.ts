import { InputError, parseBaseUrl, warnOfPlainHttp } from '../../../nodes/kit';
import { thrownBy } from '../dummy';

it.each([
	['https://api.example.com/hub/v1', 'https://api.example.com/hub/v1'],
	[' https://api.example.com/hub/v1/// ', 'https://api.example.com/hub/v1'],
	['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
	['HTTPS://API.example.com/V1', 'https://api.example.com/V1'],
	['https://api.example.com/a/../b', 'https://api.example.com/b'],
])('%j is %s', (value, expected) => {
	expect(parseBaseUrl(value)).toBe(expected);
});

it.each(['', 'api.example.com', '/hub/v1', 'ftp://api.example.com', 'file:///etc', 'javascript:1'])(
	"%j isn't a web address",
	(value) => {
		const error = thrownBy(() => parseBaseUrl(value)) as InputError;
		expect(error).toBeInstanceOf(InputError);
		expect(error.message).toBe(`The credential's 'Base URL' isn't a web address: ${value}`);
		expect(error.nextStep).toMatch(/^Correct the Base URL in the credential/);
	},
);

it.each([
	'https://user@api.example.com',
	'https://:secret@api.example.com',
	'https://api.example.com?token=secret',
	'https://api.example.com/#secret',
])('%j holds more than an address', (value) => {
	const error = thrownBy(() => parseBaseUrl(value)) as InputError;
	expect(error).toBeInstanceOf(InputError);
	expect(error.message).toBe(
		"The credential's 'Base URL' contains more than an address: no user name, query or fragment is allowed",
	);
	expect(error.nextStep).toMatch(/^Correct the Base URL in the credential/);
});

const warnings = (value: string) => {
	const texts: string[] = [];
	warnOfPlainHttp(parseBaseUrl(value), (text) => texts.push(text));
	return texts;
};

it.each([
	'http://api.example.com/v1',
	'HTTP://host.docker.internal:4010',
	'http://192.168.1.5/',
	'http://127.0.0.1.example.com',
	'http://localhost.example.com',
	'http://notlocalhost',
])('%j sends the credential for all to read, which is said', (value) => {
	expect(warnings(value)).toEqual([expect.stringContaining("begins with 'http://'")]);
});

it.each([
	'https://api.example.com/v1',
	'http://localhost:4010',
	'http://n8n.localhost',
	'http://127.1.2.3',
	'http://127.1',
	'http://[::1]:80/hub',
])('%j is fine', (value) => {
	expect(warnings(value)).toEqual([]);
});
