import { ConstantContactLegacyApi } from '../../credentials/ConstantContactLegacyApi.credentials';
import { passwordCredential } from '../../nodes/ConstantContactLegacy/api/credential';
import { startSandbox, type Sandbox } from '../sandbox';
import { testCredential } from '../support';

const credential = new ConstantContactLegacyApi();

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ constantContactV1: { contacts: 0 } });
});
afterEach(async () => await sandbox.close());

const press = async (changes: Record<string, string> = {}) => {
	const { baseUrl, ...login } = sandbox.constantContactV1.credentials;
	return await testCredential(credential, { ...login, baseUrl: `${baseUrl}/ws`, ...changes });
};

describe('the header', () => {
	it.each(['simple', 'a:b', '100%', '%2F', 'roses&tulips', 'pässwörd', '💐 "x" \'y\'', '{{ 1 }}'])(
		'has the password as it is: %j',
		async (password) => {
			const data = { apiKey: 'ctctabc-1', username: 'Joe@Example.com', password };
			const { headers } = await credential.authenticate(data, {
				url: '',
				headers: { Accept: 'x' },
			});
			const pair = Buffer.from(`ctctabc-1%Joe@Example.com:${password}`, 'utf8').toString('base64');
			expect(headers).toEqual({ Accept: 'x', Authorization: `Basic ${pair}` });
		},
	);
});

describe('the Test button', () => {
	it('requests the service document, once', async () => {
		expect(await press()).toMatchObject({ status: 'OK' });
		expect(sandbox.log.count).toBe(1);
		expect(sandbox.log.entries[0]).toMatchObject({
			method: 'GET',
			rawUrl: '/ws/customers/joesflowers/',
			status: 200,
		});
	});

	it('puts a user name in upper case into the path in lower case', async () => {
		expect(await press({ username: 'JoesFlowers' })).toMatchObject({ status: 'OK' });
		expect(sandbox.log.entries[0]?.path).toBe('/ws/customers/joesflowers/');
	});

	it('escapes a user name in the path', async () => {
		await press({ username: 'joes flowers' });
		expect(sandbox.log.entries[0]?.rawUrl).toBe('/ws/customers/joes%20flowers/');
	});

	it.each<Record<string, string>>([
		{ password: 'wrong' },
		{ apiKey: 'wrong' },
		{ username: 'other' },
	])('says what is wrong: %j', async (changes) => {
		const { status, message } = await press(changes);
		expect(status).toBe('Error');
		expect(message).toContain(
			'Constant Contact does not accept the API key, user name and password',
		);
		// One press is one attempt: several failed ones lock the account.
		expect(sandbox.constantContactV1.failedLogins).toBe(1);
		expect(sandbox.constantContactV1.frozen).toBe(false);
	});
});

it.each([
	['', /^Could not connect: .*Constant Contact is not at this address\. Check the Base URL/],
	['<html>Planned downtime</html>', /Constant Contact is not at this address/],
])('a 404 is explained: %j', async (body, words) => {
	sandbox.faults.add({ do: { kind: 'status', status: 404, body } });
	expect((await press()).message).toMatch(words);
});

describe('the credential', () => {
	it('requests what a connection needs, and hides key and password', () => {
		const own = credential.properties.filter(({ displayOptions }) => displayOptions === undefined);
		const shown = own.map(({ name, required = false, typeOptions }) => [
			name,
			required,
			typeOptions?.password ?? false,
		]);
		expect(shown).toEqual([
			['apiKey', true, true],
			['username', true, false],
			['password', true, true],
			['baseUrl', false, false],
			['customizeConnection', false, false],
		]);
		expect(own.at(-2)?.default).toBe('https://api.constantcontact.com/ws');
	});

	it('begins with the rate that the node keeps if the credential says nothing', () => {
		const rate = credential.properties.find(({ name }) => name === 'requestsPerSecond');
		expect(rate?.default).toBe(passwordCredential.defaults?.requestsPerSecond);
	});

	it('names its documentation', () => {
		expect(credential.documentationUrl).toMatch(/#constant-contact-legacy-credential$/);
	});
});
